package io.lianke.customer;

import static io.lianke.customer.db.Tables.IDENTIFIERS;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.tenancy.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The rows of `customer.identifiers`. Whoever changes them holds the tenant's lock, see
/// [Batches#lock].
final class IdentifierRows {

    /// All identifiers of the customers who hold one of the wanted. Index scans on the primary key
    /// and on identifiers_by_customer; some rows for each wanted.
    private static final String OF_HOLDERS =
            """
            select i.customer_id, i.type, i.value, i.raw, i.verified, i.source, i.rank,
                i.first_seen_at, i.last_seen_at
            from customer.identifiers i
            where i.tenant_id = {0}
                and i.customer_id = any (array(
                    select h.customer_id
                    from unnest({1}::text[], {2}::text[]) as wanted (type, value)
                        join customer.identifiers h
                            on h.tenant_id = {0}
                                and h.type = wanted.type and h.value = wanted.value))
            order by i.rank, i.first_seen_at, i.type, i.value
            """;

    /// One look-up in the primary key each.
    private static final String HOLDERS =
            """
            select h.type, h.value, h.customer_id
            from unnest({1}::text[], {2}::text[]) as wanted (type, value)
                join customer.identifiers h
                    on h.tenant_id = {0} and h.type = wanted.type and h.value = wanted.value
            """;

    private static final String INSERT =
            """
            insert into customer.identifiers (tenant_id, customer_id, type, value, raw, verified,
                source, rank, first_seen_at, last_seen_at)
            select {0}, n.customer_id, n.type, n.value, n.raw, n.verified, n.source, n.rank,
                n.first_seen_at::timestamptz, n.last_seen_at::timestamptz
            from unnest({1}::uuid[], {2}::text[], {3}::text[], {4}::text[], {5}::boolean[],
                    {6}::text[], {7}::int[], {8}::text[], {9}::text[])
                as n (customer_id, type, value, raw, verified, source, rank, first_seen_at,
                    last_seen_at)
            """;

    private static final String UPDATE =
            """
            update customer.identifiers i
            set verified = n.verified, last_seen_at = n.last_seen_at::timestamptz
            from unnest({1}::text[], {2}::text[], {3}::boolean[], {4}::text[])
                as n (type, value, verified, last_seen_at)
            where i.tenant_id = {0} and i.type = n.type and i.value = n.value
            """;

    private final DSLContext sql;

    IdentifierRows(DSLContext sql) {
        this.sql = sql;
    }

    /// An identifier that becomes a customer's, or the newer evidence of one that is.
    record Held(CustomerId customer, Identifier identifier, Draft.Evidence evidence) {}

    Map<CustomerId, Map<Identifier, Draft.Evidence>> ofHolders(Collection<Identifier> wanted) {
        var found = new LinkedHashMap<CustomerId, Map<Identifier, Draft.Evidence>>();
        if (wanted.isEmpty()) {
            return found;
        }
        var types = wanted.stream().map(identifier -> identifier.type().name());
        var values = wanted.stream().map(Identifier::value);
        sql.resultQuery(
                        OF_HOLDERS,
                        DSL.val(Tenant.current().id()),
                        DSL.val(types.toArray(String[]::new)),
                        DSL.val(values.toArray(String[]::new)))
                .fetchInto(IDENTIFIERS)
                .forEach(row ->
                        found.computeIfAbsent(
                                        new CustomerId(row.getCustomerId()),
                                        _ -> new LinkedHashMap<>())
                                .put(identifier(row.getType(), row.getValue()), evidence(row)));
        return found;
    }

    Map<CustomerId, Map<Identifier, Draft.Evidence>> of(Collection<CustomerId> customers) {
        var found = new HashMap<CustomerId, Map<Identifier, Draft.Evidence>>();
        sql.selectFrom(IDENTIFIERS)
                .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                .and(IDENTIFIERS.CUSTOMER_ID.eq(DSL.any(ids(customers))))
                .orderBy(
                        IDENTIFIERS.RANK,
                        IDENTIFIERS.FIRST_SEEN_AT,
                        IDENTIFIERS.TYPE,
                        IDENTIFIERS.VALUE)
                .forEach(row ->
                        found.computeIfAbsent(
                                        new CustomerId(row.getCustomerId()),
                                        _ -> new LinkedHashMap<>())
                                .put(identifier(row.getType(), row.getValue()), evidence(row)));
        return found;
    }

    /// Who holds which of these; those that nobody holds are left out.
    Map<Identifier, CustomerId> holders(Collection<Identifier> wanted) {
        var holders = new HashMap<Identifier, CustomerId>();
        if (wanted.isEmpty()) {
            return holders;
        }
        var types = wanted.stream().map(identifier -> identifier.type().name());
        var values = wanted.stream().map(Identifier::value);
        sql.fetch(
                        HOLDERS,
                        DSL.val(Tenant.current().id()),
                        DSL.val(types.toArray(String[]::new)),
                        DSL.val(values.toArray(String[]::new)))
                .forEach(row ->
                        holders.put(
                                identifier(row.get(0, String.class), row.get(1, String.class)),
                                new CustomerId(row.get(2, UUID.class))));
        return holders;
    }

    void insert(List<Held> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.execute(
                INSERT,
                DSL.val(Tenant.current().id()),
                DSL.val(rows.stream().map(row -> row.customer().value()).toArray(UUID[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.identifier().type().name())
                                .toArray(String[]::new)),
                DSL.val(rows.stream().map(row -> row.identifier().value()).toArray(String[]::new)),
                DSL.val(rows.stream().map(row -> row.evidence().raw()).toArray(String[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.evidence().verified())
                                .toArray(Boolean[]::new)),
                DSL.val(rows.stream().map(row -> row.evidence().source()).toArray(String[]::new)),
                DSL.val(rows.stream().map(row -> row.evidence().rank()).toArray(Integer[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.evidence().firstSeenAt().toString())
                                .toArray(String[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.evidence().lastSeenAt().toString())
                                .toArray(String[]::new)));
    }

    void update(List<Held> rows) {
        if (rows.isEmpty()) {
            return;
        }
        sql.execute(
                UPDATE,
                DSL.val(Tenant.current().id()),
                DSL.val(
                        rows.stream()
                                .map(row -> row.identifier().type().name())
                                .toArray(String[]::new)),
                DSL.val(rows.stream().map(row -> row.identifier().value()).toArray(String[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.evidence().verified())
                                .toArray(Boolean[]::new)),
                DSL.val(
                        rows.stream()
                                .map(row -> row.evidence().lastSeenAt().toString())
                                .toArray(String[]::new)));
    }

    void delete(CustomerId customer, Collection<Identifier> identifiers) {
        for (var identifier : identifiers) {
            sql.deleteFrom(IDENTIFIERS)
                    .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                    .and(IDENTIFIERS.TYPE.eq(identifier.type().name()))
                    .and(IDENTIFIERS.VALUE.eq(identifier.value()))
                    .and(IDENTIFIERS.CUSTOMER_ID.eq(customer.value()))
                    .execute();
        }
    }

    static UUID[] ids(Collection<CustomerId> customers) {
        return customers.stream().map(CustomerId::value).sorted().toArray(UUID[]::new);
    }

    private static Identifier identifier(String type, String value) {
        return new Identifier(new IdentifierType(type), value);
    }

    private static Draft.Evidence evidence(
            io.lianke.customer.db.tables.records.IdentifiersRecord row) {
        return new Draft.Evidence(
                row.getRaw(),
                row.getVerified(),
                row.getSource(),
                row.getRank(),
                row.getFirstSeenAt(),
                row.getLastSeenAt());
    }
}
