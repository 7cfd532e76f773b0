package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.IDENTIFIERS;
import static io.lianke.customer.db.Tables.TAGS;
import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.customer.db.tables.records.CustomersRecord;
import io.lianke.customer.db.tables.records.TotalsRecord;
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
import org.jooq.DSLContext;
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
    Optional<CustomersRecord> survivor(CustomerId id) {
        var at = id;
        for (int hops = 0; hops < MERGES_MAX; hops++) {
            var row = row(at, Batches.Reading.LOOK);
            if (row.isEmpty() || row.get().getMergedInto() == null) {
                return row;
            }
            at = new CustomerId(row.get().getMergedInto());
        }
        throw new IllegalStateException("Customer " + id + " was merged too often");
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

    Optional<CustomerId> holder(Identifier identifier) {
        return sql.select(IDENTIFIERS.CUSTOMER_ID)
                .from(IDENTIFIERS)
                .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                .and(IDENTIFIERS.TYPE.eq(identifier.type().name()))
                .and(IDENTIFIERS.VALUE.eq(identifier.value()))
                .fetchOptional(row -> new CustomerId(row.value1()));
    }

    Customer customer(CustomersRecord row) {
        return Objects.requireNonNull(customers(List.of(row)).get(new CustomerId(row.getId())));
    }

    /// Those who exist, in a number of statements that does not depend on how many.
    Map<CustomerId, Customer> customers(Set<CustomerId> ids) {
        return customers(
                sql.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(ids))))
                        .fetch());
    }

    private Map<CustomerId, Customer> customers(List<CustomersRecord> found) {
        var ids = found.stream().map(row -> new CustomerId(row.getId())).toList();
        var beside =
                new Beside(
                        identifiers.of(ids),
                        tags(ids),
                        totals(ids),
                        owners.named(found.stream().map(CustomersRecord::getOwnerId).toList()));
        var customers = new HashMap<CustomerId, Customer>();
        found.forEach(row -> customers.put(new CustomerId(row.getId()), customer(row, beside)));
        return customers;
    }

    /// What is known of customers outside of their own rows.
    private record Beside(
            Map<CustomerId, Map<Identifier, Draft.Evidence>> identifiers,
            Map<CustomerId, List<String>> tags,
            Map<CustomerId, OrderTotals> totals,
            Map<UUID, Owner> owners) {}

    private static Customer customer(CustomersRecord row, Beside beside) {
        var id = new CustomerId(row.getId());
        var facts = facts(row);
        var held =
                beside.identifiers().getOrDefault(id, Map.of()).entrySet().stream()
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
                id,
                row.getOrdinal(),
                CustomerKind.of(row.getKind()).orElseThrow(),
                CustomerStatus.of(row.getStatus()).orElseThrow(),
                row.getName(),
                row.getCity(),
                row.getChannel(),
                row.getStore(),
                row.getOwnerId() == null ? null : beside.owners().get(row.getOwnerId()),
                facts.traits(),
                facts.provenance(),
                held,
                beside.tags().getOrDefault(id, List.of()),
                Optional.ofNullable(beside.totals().get(id)),
                row.getVersion(),
                new Customer.Stamp(row.getCreatedAt(), row.getCreatedBy()),
                new Customer.Stamp(row.getUpdatedAt(), row.getUpdatedBy()));
    }

    static Facts facts(CustomersRecord row) {
        return FactsJson.read(row.getName(), row.getCity(), row.getTraits(), row.getProvenance());
    }

    Map<CustomerId, List<String>> tags(Collection<CustomerId> customers) {
        var tags = new HashMap<CustomerId, List<String>>();
        sql.select(TAGS.CUSTOMER_ID, DSL.arrayAgg(TAGS.TAG).orderBy(TAGS.TAG))
                .from(TAGS)
                .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                .and(TAGS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(customers))))
                .groupBy(TAGS.CUSTOMER_ID)
                .forEach(row -> tags.put(new CustomerId(row.value1()), List.of(row.value2())));
        return tags;
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

    private Map<CustomerId, OrderTotals> totals(Collection<CustomerId> customers) {
        var totals = new HashMap<CustomerId, OrderTotals>();
        sql.selectFrom(TOTALS)
                .where(TOTALS.TENANT_ID.eq(Tenant.current().id()))
                .and(TOTALS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(customers))))
                .and(TOTALS.CURRENCY.isNotNull())
                .forEach(row -> totals.put(new CustomerId(row.getCustomerId()), totals(row)));
        return totals;
    }

    private static OrderTotals totals(TotalsRecord row) {
        return new OrderTotals(
                new CustomerId(row.getCustomerId()),
                row.getCurrency(),
                row.getOrderCount(),
                row.getRevenueMinor(),
                row.getRefundedMinor(),
                row.getFirstOrderAt(),
                row.getLastOrderAt());
    }
}
