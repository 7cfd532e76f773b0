package io.lianke.customer;

import static io.lianke.customer.db.Tables.BULK_CHANGE_BATCHES;
import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.TAGS;

import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.tenancy.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Who a bulk change is about. The set is chosen once, by the conditions of the list itself, and
/// kept as ordinals: from then on neither the change nor anybody else can make a customer fall out
/// of it or into it.
final class BulkSet {
    static final int BATCH = 1_000;
    private static final int SAMPLES = 5;
    private static final int OWNERS = 5;
    private static final String TIMEOUT = "set local statement_timeout = '60s'";

    private final DSLContext sql;
    private final CustomerList list;
    private final Owners owners;

    BulkSet(DSLContext sql, Customers.Surroundings surroundings) {
        this.sql = sql;
        this.owners = surroundings.owners();
        this.list = new CustomerList(sql, owners, surroundings.counts());
    }

    Condition chosen(BulkSelection selection, BulkEdit edit) {
        return chosen(selection).and(Territory.changeable(edit));
    }

    private Condition chosen(BulkSelection selection) {
        return switch (selection) {
            case BulkSelection.Matching(var query) -> list.matching(query);
            case BulkSelection.Listed(var customers) ->
                    CUSTOMERS
                            .TENANT_ID
                            .eq(Tenant.current().id())
                            .and(CUSTOMERS.MERGED_INTO.isNull())
                            .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(customers))));
        };
    }

    /// Lays the set out in batches.
    ///
    /// @return how many customers are in each
    List<Integer> keep(UUID change, BulkSelection selection, BulkEdit edit) {
        sql.execute(TIMEOUT);
        var no = DSL.field(DSL.name("no"), Integer.class);
        var numbered =
                DSL.select(
                                CUSTOMERS.ORDINAL,
                                DSL.rowNumber()
                                        .over(DSL.orderBy(CUSTOMERS.ORDINAL))
                                        .minus(1)
                                        .div(BATCH)
                                        .plus(1)
                                        .as(no))
                        .from(CUSTOMERS)
                        .where(chosen(selection, edit))
                        .asTable("numbered");
        var ordinal = numbered.field(CUSTOMERS.ORDINAL);
        sql.insertInto(
                        BULK_CHANGE_BATCHES,
                        BULK_CHANGE_BATCHES.TENANT_ID,
                        BULK_CHANGE_BATCHES.CHANGE_ID,
                        BULK_CHANGE_BATCHES.NO,
                        BULK_CHANGE_BATCHES.ORDINALS)
                .select(
                        DSL.select(
                                        DSL.val(Tenant.current().id()),
                                        DSL.val(change),
                                        no,
                                        DSL.arrayAgg(ordinal).orderBy(ordinal))
                                .from(numbered)
                                .groupBy(no))
                .execute();
        return sql.select(DSL.cardinality(BULK_CHANGE_BATCHES.ORDINALS))
                .from(BULK_CHANGE_BATCHES)
                .where(BULK_CHANGE_BATCHES.TENANT_ID.eq(Tenant.current().id()))
                .and(BULK_CHANGE_BATCHES.CHANGE_ID.eq(change))
                .fetch(row -> row.value1());
    }

    BulkPreview preview(BulkSelection selection, BulkEdit edit) {
        sql.execute(TIMEOUT);
        var chosen = chosen(selection, edit);
        var differs = differs(edit);
        var counts =
                sql.select(DSL.count(), DSL.count().filterWhere(differs))
                        .from(CUSTOMERS)
                        .where(chosen)
                        .fetchSingle();
        var owned =
                edit.ownerId() == null ? List.<BulkPreview.Owned>of() : owned(chosen.and(differs));
        return new BulkPreview(
                counts.value1(), counts.value2(), samples(chosen.and(differs)), owned);
    }

    private List<BulkPreview.Sample> samples(Condition which) {
        var rows =
                sql.select(CUSTOMERS.ID, CUSTOMERS.ORDINAL, CUSTOMERS.NAME)
                        .from(CUSTOMERS)
                        .where(which)
                        .orderBy(CUSTOMERS.ORDINAL.desc())
                        .limit(SAMPLES)
                        .fetch();
        var veil = Veil.current();
        var contacts = Contacts.of(sql, rows.map(row -> new CustomerId(row.value1())));
        return rows.map(row -> {
            var id = new CustomerId(row.value1());
            var name = row.value3();
            return new BulkPreview.Sample(
                    id,
                    row.value2(),
                    veil.over(
                            new CustomerLabel(
                                    name.isEmpty() ? null : name,
                                    contacts.getOrDefault(id, Contacts.NONE).best().orElse(null))));
        });
    }

    private List<BulkPreview.Owned> owned(Condition which) {
        var counts = new LinkedHashMap<@Nullable UUID, Integer>();
        sql.select(CUSTOMERS.OWNER_ID, DSL.count())
                .from(CUSTOMERS)
                .where(which)
                .groupBy(CUSTOMERS.OWNER_ID)
                .orderBy(DSL.count().desc(), CUSTOMERS.OWNER_ID)
                .limit(OWNERS)
                .forEach(row -> counts.put(row.value1(), row.value2()));
        var named = owners.named(counts.keySet());
        return counts.entrySet().stream()
                .map(entry ->
                        new BulkPreview.Owned(
                                entry.getKey() == null ? null : named.get(entry.getKey()),
                                entry.getValue()))
                .toList();
    }

    /// Whether a customer is not yet as the edit wants it. What is not shown to whoever asks counts
    /// as different: a count that depends on it would tell it.
    private static Condition differs(BulkEdit edit) {
        var rules = FieldRules.current();
        var differs = DSL.noCondition();
        if (edit.kind() != null) {
            differs = differs.or(CUSTOMERS.KIND.ne(edit.kind()));
        }
        if (edit.status() != null) {
            differs = differs.or(CUSTOMERS.STATUS.ne(edit.status()));
        }
        if (edit.city() != null) {
            differs =
                    differs.or(
                            rules.of(GuardedField.CUSTOMER_CITY).open()
                                    ? CUSTOMERS.CITY.ne(edit.city())
                                    : DSL.trueCondition());
        }
        if (edit.channel() != null) {
            differs = differs.or(CUSTOMERS.CHANNEL.isDistinctFrom(orNull(edit.channel())));
        }
        if (edit.store() != null) {
            differs = differs.or(CUSTOMERS.STORE.isDistinctFrom(orNull(edit.store())));
        }
        if (edit.ownerId() != null) {
            differs =
                    differs.or(
                            CUSTOMERS.OWNER_ID.isDistinctFrom(
                                    BulkRow.Columns.owner(edit.ownerId())));
        }
        if (edit.succession() != null) {
            differs = differs.or(DSL.trueCondition());
        }
        for (var trait : edit.traits().keySet()) {
            differs =
                    differs.or(
                            rules.of(FieldRules.trait(trait)).open()
                                    ? differs(trait, edit.traits().get(trait))
                                    : DSL.trueCondition());
        }
        for (var tag : edit.addTags()) {
            differs = differs.orNotExists(tagged(tag));
        }
        for (var tag : edit.removeTags()) {
            differs = differs.orExists(tagged(tag));
        }
        return differs;
    }

    private static Condition differs(String trait, @Nullable Object value) {
        return value == null
                ? DSL.condition("jsonb_exists({0}, {1})", CUSTOMERS.TRAITS, DSL.val(trait))
                : DSL.condition(
                        "({0} -> {1}) is distinct from {2}::jsonb",
                        CUSTOMERS.TRAITS,
                        DSL.val(trait),
                        DSL.val(JSONB.valueOf(FactsJson.value(value))));
    }

    private static org.jooq.Select<?> tagged(String tag) {
        return DSL.selectOne()
                .from(TAGS)
                .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                .and(TAGS.CUSTOMER_ID.eq(CUSTOMERS.ID))
                .and(TAGS.TAG.eq(tag));
    }

    private static @Nullable String orNull(String code) {
        return code.isEmpty() ? null : code;
    }
}
