package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.IDENTIFIERS;
import static io.lianke.customer.db.Tables.TAGS;
import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.access.FieldRules;
import io.lianke.access.Reach;
import io.lianke.customer.db.Tables;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.shared.Page;
import io.lianke.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Lists of customers. A page is one index scan in the order of the sort, with its filters tested
/// row by row, or a sort of the few who pass them; identifiers and tags of the rows it shows come
/// with it.
final class CustomerList {
    static final int COUNT_MAX = 10_000;

    /// A search shows no more than this; whoever looks for somebody types more.
    static final int FOUND_MAX = 500;

    private static final int SHOWN_MAX = FOUND_MAX + 1;

    /// What changes or is written into a file is all that matches.
    private static final int EVERYBODY = Integer.MAX_VALUE;

    /// Of a total that is known to exceed what is counted.
    private static final int MORE = -1;

    private static final UUID NOBODY = new UUID(0, 0);

    /// The identifiers of a row, as [Contacts] reads them.
    private static final Field<String[]> HELD =
            DSL.array(
                    DSL.select(Contacts.SPELT)
                            .from(IDENTIFIERS)
                            .where(IDENTIFIERS.TENANT_ID.eq(CUSTOMERS.TENANT_ID))
                            .and(IDENTIFIERS.CUSTOMER_ID.eq(CUSTOMERS.ID))
                            .orderBy(IDENTIFIERS.FIRST_SEEN_AT, IDENTIFIERS.VALUE));

    private static final List<SelectFieldOrAsterisk> COLUMNS =
            List.of(
                    CUSTOMERS.ID,
                    CUSTOMERS.ORDINAL,
                    CUSTOMERS.KIND,
                    CUSTOMERS.STATUS,
                    CUSTOMERS.NAME,
                    ListOrder.NAME_KEY,
                    CUSTOMERS.CITY,
                    CUSTOMERS.CHANNEL,
                    CUSTOMERS.STORE,
                    CUSTOMERS.OWNER_ID,
                    CUSTOMERS.CREATED_AT,
                    TOTALS.ORDER_COUNT,
                    TOTALS.REVENUE_MINOR,
                    TOTALS.CURRENCY,
                    TOTALS.LAST_ORDER_AT,
                    TOTALS.LAST_ORDER_KEY,
                    HELD,
                    TagRows.BORNE);

    private final DSLContext sql;
    private final Owners owners;
    private final CappedCounts counts;

    CustomerList(DSLContext sql, Owners owners, CappedCounts counts) {
        this.sql = sql;
        this.owners = owners;
        this.counts = counts;
    }

    Page<CustomerSummary> page(CustomerQuery query, int pageSize, @Nullable String pageToken) {
        return page(query, rows(query, typed(query, SHOWN_MAX), pageSize, pageToken), pageSize);
    }

    /// As [#page], without an end to what a search finds.
    Page<CustomerSummary> pageOfAll(CustomerQuery query, int pageSize, @Nullable String pageToken) {
        return page(query, rows(query, typed(query, EVERYBODY), pageSize, pageToken), pageSize);
    }

    /// A page and how many there are in all, told by one statement; what was typed is searched for
    /// once.
    CountedPage<CustomerSummary> counted(
            CustomerQuery query, int pageSize, @Nullable String pageToken) {
        var typed = typed(query, SHOWN_MAX);
        var total = total(query, typed);
        var rows = rows(query, typed, pageSize, pageToken, total);
        var counted = rows.isEmpty() ? told(total) : rows.getFirst().get(total);
        return new CountedPage<>(page(query, rows, pageSize), capped(query, counted));
    }

    private List<Record> rows(
            CustomerQuery query,
            Condition typed,
            int pageSize,
            @Nullable String pageToken,
            SelectFieldOrAsterisk... more) {
        // The few whom a search finds are known before either.
        var store = byCustomer(query) || query.text() != null ? CUSTOMERS.STORE : TOTALS.STORE;
        var passing =
                filtered(query, store, false).and(typed).and(ListOrder.after(query, pageToken));
        var ways = ways(query, passing, store);
        return List.copyOf(
                sql.select(COLUMNS)
                        .select(more)
                        .from(CUSTOMERS)
                        .join(TOTALS)
                        .on(
                                TOTALS.TENANT_ID
                                        .eq(CUSTOMERS.TENANT_ID)
                                        .and(TOTALS.CUSTOMER_ID.eq(CUSTOMERS.ID)))
                        .where(
                                byCustomer(query) || ways.size() > 1
                                        ? among(ways, query, pageSize)
                                        : ways.getFirst())
                        .and(TOTALS.TENANT_ID.eq(Tenant.current().id()))
                        .orderBy(ListOrder.by(query))
                        .limit(pageSize + 1)
                        .fetch());
    }

    private Page<CustomerSummary> page(CustomerQuery query, List<Record> rows, int pageSize) {
        var page = Page.of(rows, pageSize, row -> ListOrder.token(query, row));
        var named =
                owners.named(
                        page.items().stream().map(row -> row.get(CUSTOMERS.OWNER_ID)).toList());
        return page.map(row -> summary(row, named));
    }

    private static boolean byCustomer(CustomerQuery query) {
        return switch (query.sort()) {
            case CREATED, NAME -> true;
            case LAST_ORDER, REVENUE -> false;
        };
    }

    /// The customers of a page, told before their totals are looked up: of the thousands of a store
    /// who have to be sorted, those fifty are enough.
    private Condition among(List<Condition> ways, CustomerQuery query, int pageSize) {
        var firsts =
                ways.stream()
                        .<Select<Record1<UUID>>>map(way -> first(way, query, pageSize))
                        .toList();
        return CUSTOMERS
                .TENANT_ID
                .eq(Tenant.current().id())
                .and(
                        CUSTOMERS.ID.in(
                                firsts.size() == 1
                                        ? firsts.getFirst()
                                        : firsts.stream()
                                                .map(CustomerList::whole)
                                                .reduce(Select::unionAll)
                                                .orElseThrow()));
    }

    private Select<Record1<UUID>> first(Condition way, CustomerQuery query, int pageSize) {
        var from = sql.select(CUSTOMERS.ID).from(CUSTOMERS);
        var read =
                byCustomer(query)
                        ? from
                        : from.join(TOTALS)
                                .on(
                                        TOTALS.TENANT_ID
                                                .eq(CUSTOMERS.TENANT_ID)
                                                .and(TOTALS.CUSTOMER_ID.eq(CUSTOMERS.ID)))
                                .and(TOTALS.TENANT_ID.eq(Tenant.current().id()));
        return read.where(way).orderBy(ListOrder.by(query)).limit(pageSize + 1);
    }

    /// With its order and limit, as a part of a union.
    private static Select<Record1<UUID>> whole(Select<Record1<UUID>> part) {
        return DSL.selectFrom(part.asTable("way"));
    }

    /// In which ways customers are come by: as a rule in one. Whoever sees one store, and single
    /// customers who are shared, reads along the indexes of the store and finds those few by
    /// themselves.
    private static List<Condition> ways(
            CustomerQuery query, Condition chosen, Field<String> store) {
        var reach = Reach.current();
        var only = query.store() == null ? reach.oneStore().orElse(null) : null;
        return only == null || !reach.hasShared()
                ? List.of(chosen)
                : List.of(
                        chosen.and(store.eq(only)),
                        chosen.and(store.isDistinctFrom(only)).and(Reach.shared(CUSTOMERS.ID)));
    }

    CappedCount count(CustomerQuery query) {
        return capped(query, told(total(query, typed(query, SHOWN_MAX))));
    }

    private int told(Field<Integer> total) {
        return sql.select(total).fetchSingle().value1();
    }

    /// How many there are, to be asked for beside a page; not much beyond the most that are
    /// counted.
    private Field<Integer> total(CustomerQuery query, Condition typed) {
        var max = countMax(query);
        if (counts.known(query)) {
            return DSL.val(MORE).as("total");
        }
        var passing = filtered(query, CUSTOMERS.STORE, true).and(typed);
        return ways(query, passing, CUSTOMERS.STORE).stream()
                .map(way -> DSL.selectOne().from(CUSTOMERS).where(way).limit(max + 1))
                .map(way -> DSL.field(DSL.selectCount().from(way.asTable("way"))))
                .reduce(Field::add)
                .orElseThrow()
                .as("total");
    }

    private CappedCount capped(CustomerQuery query, int counted) {
        var max = countMax(query);
        if (counted > max && query.text() == null) {
            counts.keep(query);
        }
        return counted == MORE || counted > max
                ? new CappedCount(max, true)
                : new CappedCount(counted, false);
    }

    private static int countMax(CustomerQuery query) {
        return query.text() == null ? COUNT_MAX : FOUND_MAX;
    }

    /// Everybody whom this query is about.
    Condition matching(CustomerQuery query) {
        var passing = filtered(query, CUSTOMERS.STORE, true).and(typed(query, EVERYBODY));
        return DSL.or(ways(query, passing, CUSTOMERS.STORE));
    }

    /// @param store where the customer's store is read: beside what the list is sorted by
    /// @param whole whether all who pass are read; then those of a store who bear a tag are had
    ///   from the tags of the store. A page tests the few it walks.
    private Condition filtered(CustomerQuery query, Field<String> store, boolean whole) {
        var condition =
                CUSTOMERS.TENANT_ID.eq(Tenant.current().id()).and(CUSTOMERS.MERGED_INTO.isNull());
        if (query.status() != null) {
            condition = condition.and(CUSTOMERS.STATUS.eq(query.status().code()));
        }
        if (query.channel() != null) {
            condition = condition.and(CUSTOMERS.CHANNEL.eq(query.channel()));
        }
        // Whoever sees one store only reads along its indexes, also without asking for it.
        var only = query.store() == null ? Reach.current().onlyStore().orElse(null) : query.store();
        if (only != null) {
            condition = condition.and(store.eq(only));
        }
        var owner = query.owner();
        if (owner != null) {
            condition =
                    condition.and(
                            owner.staff() == null
                                    ? CUSTOMERS.OWNER_ID.isNull()
                                    : CUSTOMERS.OWNER_ID.eq(owner.staff()));
        }
        if (query.tag() != null) {
            condition =
                    condition.andExists(
                            sql.selectOne()
                                    .from(TAGS)
                                    .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                                    .and(TAGS.CUSTOMER_ID.eq(CUSTOMERS.ID))
                                    .and(TAGS.TAG.eq(query.tag()))
                                    .and(
                                            only == null || !whole
                                                    ? DSL.noCondition()
                                                    : TAGS.STORE.eq(only)));
        }
        return condition;
    }

    /// Who is found by what was typed, the newest of them if there are more.
    private Condition typed(CustomerQuery query, int foundMax) {
        return query.text() == null || Texts.clean(query.text()).isEmpty()
                ? DSL.noCondition()
                : CUSTOMERS.ORDINAL.eq(DSL.any(search(query, query.text(), foundMax)));
    }

    /// Ordinals of the newest customers who are found and pass the filters.
    private Integer[] search(CustomerQuery query, String typed, int foundMax) {
        var terms = SearchTerms.of(typed).within(FieldRules.current());
        var owner = query.owner();
        return sql.selectFrom(
                        Tables.SEARCH.call(
                                terms.nameQuery(),
                                terms.namePattern(),
                                terms.emailPattern(),
                                terms.phonePattern(),
                                terms.value(),
                                terms.ordinal(),
                                terms.id(),
                                query.status() == null ? null : query.status().code(),
                                query.channel(),
                                query.store(),
                                owner == null
                                        ? null
                                        : Objects.requireNonNullElse(owner.staff(), NOBODY),
                                query.tag(),
                                foundMax))
                .fetchArray(0, Integer.class);
    }

    private static CustomerSummary summary(Record row, Map<UUID, Owner> owners) {
        var id = new CustomerId(row.get(CUSTOMERS.ID));
        var contact = Contacts.read(row.get(HELD));
        var currency = row.get(TOTALS.CURRENCY);
        var owner = row.get(CUSTOMERS.OWNER_ID);
        return new CustomerSummary(
                id,
                row.get(CUSTOMERS.ORDINAL),
                CustomerKind.of(row.get(CUSTOMERS.KIND)).orElseThrow(),
                CustomerStatus.of(row.get(CUSTOMERS.STATUS)).orElseThrow(),
                row.get(CUSTOMERS.NAME),
                contact.first(IdentifierType.PHONE),
                contact.first(IdentifierType.EMAIL),
                contact.best().orElse(null),
                row.get(CUSTOMERS.CITY),
                row.get(CUSTOMERS.CHANNEL),
                row.get(CUSTOMERS.STORE),
                owner == null ? null : owners.get(owner),
                List.of(row.get(TagRows.BORNE)),
                row.get(TOTALS.ORDER_COUNT),
                currency == null ? null : row.get(TOTALS.REVENUE_MINOR),
                currency,
                row.get(TOTALS.LAST_ORDER_AT),
                row.get(CUSTOMERS.CREATED_AT));
    }
}
