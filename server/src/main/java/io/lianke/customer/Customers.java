package io.lianke.customer;

import static io.lianke.customer.db.Tables.COUNTERS;
import static io.lianke.customer.db.Tables.CUSTOMERS;

import io.lianke.access.Caller;
import io.lianke.access.FieldRules;
import io.lianke.access.Permission;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.channel.Channels;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.Normalized;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.customer.spi.CustomerUse;
import io.lianke.organization.Stores;
import io.lianke.shared.Page;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.Correlation;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The customers of the bound tenant.
@Component
@Transactional
public class Customers {
    public static final int NAME_CHARS_MAX = 200;
    public static final int CITY_CHARS_MAX = 100;
    public static final int PLACE_CHARS_MAX = 100;
    public static final int TAG_CHARS_MAX = 64;
    public static final int TAGS_MAX = 100;
    public static final int IDENTIFIERS_MAX = 100;

    /// Tenants that share one wait for each other.
    private static final int LINES = 16;

    private final DSLContext sql;
    private final Audit audit;
    private final Tenants tenants;
    private final Surroundings surroundings;
    private final Creating creating;
    private final List<CreationLine> lines;
    private final CustomerRows rows;
    private final CustomerList list;
    private final CustomerDesk desk;
    private final CustomerImages images;
    private final Resolving resolving;
    private final TagRows tagRows;

    Customers(
            DSLContext sql,
            InstantSource clock,
            Audit audit,
            Tenants tenants,
            Surroundings surroundings) {
        this.sql = sql;
        this.audit = audit;
        this.tenants = tenants;
        this.surroundings = surroundings;
        this.creating = new Creating(sql, clock, audit, tenants, surroundings);
        this.lines =
                Stream.generate(() -> new CreationLine(creating, surroundings.transactions()))
                        .limit(LINES)
                        .toList();
        this.rows = new CustomerRows(sql, surroundings.owners());
        this.list = new CustomerList(sql, surroundings.owners(), surroundings.counts());
        this.desk = new CustomerDesk(sql, clock, audit, tenants, surroundings);
        this.images = new CustomerImages(sql, clock, surroundings.uses());
        this.tagRows = new TagRows(sql, clock);
        this.resolving = new Resolving(sql, surroundings.traits(), clock);
    }

    /// What customers lean on besides the platform.
    @Component
    record Surroundings(
            Traits traits,
            Owners owners,
            Channels channels,
            Stores stores,
            TransactionTemplate transactions,
            CappedCounts counts,
            ObjectProvider<CustomerUse> uses) {}

    /// Creates a customer; refused when somebody holds one of the identifiers. Outside of a
    /// transaction it shares one with those who create at the same moment.
    @Transactional(propagation = Propagation.SUPPORTS)
    public Customer create(NewCustomer wantedCustomer) {
        Locks.require(wantedCustomer);
        var customer = Territory.placed(wantedCustomer);
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            var line = Math.floorMod(Tenant.current().hashCode(), LINES);
            var outcome = lines.get(line).create(customer);
            if (!(outcome instanceof Creating.Outcome.Again)) {
                return created(outcome);
            }
        }
        var wanted = new Creating.Wanted(customer, Correlation.current());
        return created(
                Objects.requireNonNull(
                        surroundings
                                .transactions()
                                .execute(_ -> creating.create(List.of(wanted)).getFirst())));
    }

    private static Customer created(Creating.Outcome outcome) {
        return switch (outcome) {
            case Creating.Outcome.Created(var customer) -> Veil.current().over(customer);
            case Creating.Outcome.Refused(var problem) -> throw problem;
            case Creating.Outcome.Again() -> throw new IllegalStateException("Alone, and again");
        };
    }

    /// The customer, or the one it was merged into.
    @Transactional(readOnly = true)
    public Customer get(CustomerId id) {
        return Veil.current().over(whole(id));
    }

    @Transactional(readOnly = true)
    public Optional<Customer> findByIdentifier(Identifier identifier) {
        var veil = Veil.current();
        veil.requireFindable(identifier.type());
        return rows.holder(identifier).map(veil::over);
    }

    /// As [#findByIdentifier], of an identifier as people write it: `TYPE:VALUE` or
    /// `external:TYPE:ID`. Nobody holds what cannot be one.
    @Transactional(readOnly = true)
    public Optional<Customer> findBySpelling(String identifier) {
        var normalizer = new Normalizer(tenants.settings().region());
        return switch (normalizer.parse(identifier)) {
            case Normalized.Accepted(var accepted) -> findByIdentifier(accepted);
            case Normalized.Refused(var code) when code.equals(Normalized.UNKNOWN_TYPE) ->
                    throw RequestProblem.invalid("?identifier", code, Map.of());
            case Normalized.Refused(_) -> Optional.empty();
        };
    }

    /// Changes a customer, if nobody has since `version`.
    ///
    /// @param version null when it does not matter what was there before, as for tags
    public Customer update(CustomerId id, CustomerChange change, @Nullable Integer version) {
        Locks.require(change);
        var veil = Veil.current();
        var meant = veil.rules().nothing() ? change : veil.meant(change, whole(id));
        return veil.over(desk.update(id, meant, version));
    }

    /// Leaves a customer out of lists; everything is kept.
    public Customer archive(CustomerId id) {
        return Veil.current().over(desk.become(id, CustomerStatus.ARCHIVED));
    }

    /// Undoes [#archive].
    public Customer restore(CustomerId id) {
        return Veil.current().over(desk.become(id, CustomerStatus.ACTIVE));
    }

    /// Shows in full what is masked for whoever asks; that, and why, is recorded.
    ///
    /// @param field its code, see [FieldRules]
    /// @return the values that the field has
    public List<String> reveal(CustomerId id, String field, String reason) {
        if (!FieldRules.knows(field)) {
            throw RequestProblem.invalid("/field", "request/choice", Map.of());
        }
        var customer = whole(id);
        var values = Veil.current().lifted(customer, field);
        audit.record(
                AuditEntry.done("customer.reveal", "customer", customer.id())
                        .after(Map.of("field", field))
                        .because(reason));
        return values;
    }

    private Customer whole(CustomerId id) {
        return rows.survivor(id).orElseThrow(CustomerProblem::unknown);
    }

    @Transactional(readOnly = true)
    public Page<CustomerSummary> page(
            CustomerQuery query, int pageSize, @Nullable String pageToken) {
        return Veil.current().over(list.page(query, pageSize, pageToken));
    }

    /// As [#page], but of everybody who matches, also where a search in a list stops at 500.
    @Transactional(readOnly = true)
    public Page<CustomerSummary> pageOfAll(
            CustomerQuery query, int pageSize, @Nullable String pageToken) {
        return Veil.current().over(list.pageOfAll(query, pageSize, pageToken));
    }

    /// A page and how many the list has, counted up to 10,000, or 500 when something was typed.
    @Transactional(readOnly = true)
    public CountedPage<CustomerSummary> counted(
            CustomerQuery query, int pageSize, @Nullable String pageToken) {
        var counted = list.counted(query, pageSize, pageToken);
        return new CountedPage<>(Veil.current().over(counted.page()), counted.total());
    }

    /// How many a list has, counted up to 10,000, or 500 when something was typed.
    @Transactional(readOnly = true)
    public CappedCount count(CustomerQuery query) {
        return list.count(query);
    }

    /// Refuses identifiers that whoever calls may not enter, before one of them finds anybody.
    ///
    /// @param pointer of where they stand by type
    public void requireEnterable(Collection<Identifier> identifiers, String pointer) {
        Locks.requireIdentifiers(identifiers, pointer);
    }

    /// Finds or creates the customers behind people, in the same order; see [Resolver] for who is
    /// who. Five hundred people take about ten statements. Call it once in a transaction and before
    /// other writes: it may take the lock under which this tenant's identifiers change.
    public List<Resolution> resolve(List<PersonSeen> people) {
        people.forEach(person -> requireEnterable(person.identifiers(), "/identifiers"));
        return resolving.resolve(people);
    }

    /// Creates customers of whom nobody is known yet, for filling a tenant with made data: what
    /// [#resolve] and [#addTags] would do, without looking for who holds the identifiers. If
    /// somebody does, the database refuses the whole batch.
    ///
    /// @return their ids, in the same order; their ordinals are as many in a row
    public List<CustomerId> load(List<LoadedPerson> people) {
        var ids = resolving.load(people);
        tagRows.load(people, ids);
        return ids;
    }

    /// The ordinal given last; 0 in a tenant that never had a customer.
    @Transactional(readOnly = true)
    public int lastOrdinal() {
        return sql.select(COUNTERS.LAST_ORDINAL)
                .from(COUNTERS)
                .where(COUNTERS.TENANT_ID.eq(Tenant.current().id()))
                .fetchOptional(COUNTERS.LAST_ORDINAL)
                .orElse(0);
    }

    /// Keeps sums of orders beside the customers, for lists. Unknown customers are ignored.
    public void recordTotals(List<OrderTotals> totals) {
        new TotalsRows(sql).write(totals);
    }

    @Transactional(readOnly = true)
    public Map<CustomerId, Integer> ordinals(Set<CustomerId> customers) {
        return sql
                .select(CUSTOMERS.ID, CUSTOMERS.ORDINAL)
                .from(CUSTOMERS)
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(customers))))
                .fetch()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                row -> new CustomerId(row.value1()), row -> row.value2()));
    }

    /// What to call customers in lists of other things; nothing for whoever may not read them.
    @Transactional(readOnly = true)
    public Map<CustomerId, CustomerLabel> labels(Set<CustomerId> customers) {
        if (!Caller.current()
                .map(caller -> caller.permissions().contains(Permission.CUSTOMER_READ))
                .orElse(true)) {
            return Map.of();
        }
        var contacts = Contacts.of(sql, customers);
        var veil = Veil.current();
        return sql
                .select(CUSTOMERS.ID, CUSTOMERS.NAME)
                .from(CUSTOMERS)
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(customers))))
                .fetch()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                row -> new CustomerId(row.value1()),
                                row -> {
                                    var contact =
                                            contacts.getOrDefault(
                                                    new CustomerId(row.value1()), Contacts.NONE);
                                    var name = row.value2();
                                    return veil.over(
                                            new CustomerLabel(
                                                    name.isEmpty() ? null : name,
                                                    contact.best().orElse(null)));
                                }));
    }

    /// Puts tags on customers, beside those they have. Unknown customers are ignored, and so are
    /// tags beyond [#TAGS_MAX].
    ///
    /// @return those that have got a tag they did not have
    public Set<CustomerId> addTags(Map<CustomerId, Set<String>> tags) {
        return tagRows.add(tags);
    }

    /// Images of customers as they are, for [#restore(Map)]; only this module reads them.
    @Transactional(readOnly = true)
    public Map<CustomerId, String> snapshot(Set<CustomerId> customers) {
        return images.take(customers);
    }

    /// Versions of customers; each change of a customer raises its own. Those that do not exist are
    /// left out.
    @Transactional(readOnly = true)
    public Map<CustomerId, Integer> versions(Set<CustomerId> customers) {
        return sql
                .select(CUSTOMERS.ID, CUSTOMERS.VERSION)
                .from(CUSTOMERS)
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(customers))))
                .fetch()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                row -> new CustomerId(row.value1()), row -> row.value2()));
    }

    /// Puts customers back as their images show them: fields, traits, identifiers and tags. An
    /// identifier that somebody else has come to hold stays there. Unknown customers are ignored.
    public void restore(Map<CustomerId, String> snapshot) {
        images.restore(snapshot);
    }

    /// Removes customers that nothing of another module refers to.
    ///
    /// @return those that are gone
    public Set<CustomerId> remove(Collection<CustomerId> customers) {
        return images.remove(Set.copyOf(customers));
    }
}
