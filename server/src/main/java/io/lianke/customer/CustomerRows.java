package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.IDENTIFIERS;
import static io.lianke.customer.db.Tables.TAGS;
import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.customer.db.tables.records.CustomersRecord;
import io.lianke.customer.resolution.Identifier;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Single customers, read and written.
final class CustomerRows {
    private static final int MERGES_MAX = 16;

    private final DSLContext sql;
    private final IdentifierRows identifiers;
    private final Owners owners;

    CustomerRows(DSLContext sql, Owners owners) {
        this.sql = sql;
        this.owners = owners;
        this.identifiers = new IdentifierRows(sql);
    }

    /// The customer, or the one it was merged into.
    Optional<Customer> survivor(CustomerId id) {
        return survivor(CUSTOMERS.ID.eq(id.value()));
    }

    /// Who holds an identifier, or whom that customer was merged into.
    Optional<Customer> holder(Identifier identifier) {
        return survivor(
                CUSTOMERS.ID.eq(
                        DSL.select(IDENTIFIERS.CUSTOMER_ID)
                                .from(IDENTIFIERS)
                                .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                                .and(IDENTIFIERS.TYPE.eq(identifier.type().name()))
                                .and(IDENTIFIERS.VALUE.eq(identifier.value()))));
    }

    private Optional<Customer> survivor(Condition first) {
        var chosen = first;
        for (int hops = 0; hops < MERGES_MAX; hops++) {
            var found = read(chosen);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            var into = found.getFirst().get(CUSTOMERS.MERGED_INTO);
            if (into == null) {
                return customers(found).values().stream().findFirst();
            }
            chosen = CUSTOMERS.ID.eq(into);
        }
        throw new IllegalStateException("A customer was merged too often");
    }

    Optional<CustomersRecord> row(CustomerId id, Batches.Reading reading) {
        var query =
                sql.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(CUSTOMERS.ID.eq(id.value()));
        return reading == Batches.Reading.CHANGE
                ? query.forNoKeyUpdate().fetchOptional()
                : query.fetchOptional();
    }

    /// Who has it is told to those who see that customer.
    CustomerProblem taken(String pointer, CustomerId holder) {
        return row(holder, Batches.Reading.LOOK).isPresent()
                ? CustomerProblem.identifierTaken(pointer, holder)
                : CustomerProblem.identifierTakenElsewhere(pointer);
    }

    /// One who is known to exist.
    Customer customer(CustomerId id) {
        return Objects.requireNonNull(customers(Set.of(id)).get(id));
    }

    /// Those who exist, in a number of statements that does not depend on how many.
    Map<CustomerId, Customer> customers(Set<CustomerId> ids) {
        return customers(read(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(ids)))));
    }

    private List<Record> read(Condition chosen) {
        return List.copyOf(
                sql.select(CUSTOMERS.fields())
                        .select(TOTALS.fields())
                        .select(TagRows.BORNE)
                        .from(CUSTOMERS)
                        .leftJoin(TOTALS)
                        .on(
                                TOTALS.TENANT_ID
                                        .eq(CUSTOMERS.TENANT_ID)
                                        .and(TOTALS.CUSTOMER_ID.eq(CUSTOMERS.ID)))
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(chosen)
                        .fetch());
    }

    private Map<CustomerId, Customer> customers(List<Record> found) {
        var held =
                identifiers.of(
                        found.stream().map(row -> new CustomerId(row.get(CUSTOMERS.ID))).toList());
        var named = owners.named(found.stream().map(row -> row.get(CUSTOMERS.OWNER_ID)).toList());
        var customers = new HashMap<CustomerId, Customer>();
        for (var row : found) {
            var id = new CustomerId(row.get(CUSTOMERS.ID));
            customers.put(id, customer(row, held.getOrDefault(id, Map.of()), named));
        }
        return customers;
    }

    private static Customer customer(
            Record read, Map<Identifier, Draft.Evidence> identifiers, Map<UUID, Owner> owners) {
        var row = read.into(CUSTOMERS);
        var facts = facts(row);
        var held =
                identifiers.entrySet().stream()
                        .map(entry ->
                                new HeldIdentifier(
                                        entry.getKey(),
                                        entry.getValue().raw(),
                                        entry.getValue().verified(),
                                        entry.getValue().source(),
                                        entry.getValue().firstSeenAt(),
                                        entry.getValue().lastSeenAt()))
                        .toList();
        return new Customer(
                new CustomerId(row.getId()),
                row.getOrdinal(),
                CustomerKind.of(row.getKind()).orElseThrow(),
                CustomerStatus.of(row.getStatus()).orElseThrow(),
                row.getName(),
                row.getCity(),
                row.getChannel(),
                row.getStore(),
                row.getOwnerId() == null ? null : owners.get(row.getOwnerId()),
                facts.traits(),
                facts.provenance(),
                held,
                List.of(read.get(TagRows.BORNE)),
                totals(read),
                row.getVersion(),
                new Customer.Stamp(row.getCreatedAt(), row.getCreatedBy()),
                new Customer.Stamp(row.getUpdatedAt(), row.getUpdatedBy()));
    }

    /// None without an order.
    private static Optional<OrderTotals> totals(Record read) {
        if (read.get(TOTALS.CURRENCY) == null) {
            return Optional.empty();
        }
        var row = read.into(TOTALS);
        return Optional.of(
                new OrderTotals(
                        new CustomerId(row.getCustomerId()),
                        row.getCurrency(),
                        row.getOrderCount(),
                        row.getRevenueMinor(),
                        row.getRefundedMinor(),
                        row.getFirstOrderAt(),
                        row.getLastOrderAt()));
    }

    static Facts facts(CustomersRecord row) {
        return FactsJson.read(row.getName(), row.getCity(), row.getTraits(), row.getProvenance());
    }

    void addTags(CustomerId customer, Collection<String> tags, Instant at, String by) {
        for (var tag : tags) {
            sql.insertInto(TAGS)
                    .set(TAGS.TENANT_ID, Tenant.current().id())
                    .set(TAGS.CUSTOMER_ID, customer.value())
                    .set(TAGS.TAG, tag)
                    .set(TAGS.ADDED_AT, at)
                    .set(TAGS.ADDED_BY, by)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    void removeTags(CustomerId customer, Collection<String> tags) {
        sql.deleteFrom(TAGS)
                .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                .and(TAGS.CUSTOMER_ID.eq(customer.value()))
                .and(TAGS.TAG.eq(DSL.any(tags.toArray(String[]::new))))
                .execute();
    }
}
