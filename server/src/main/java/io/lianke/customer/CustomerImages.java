package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.IDENTIFIERS;
import static io.lianke.customer.db.Tables.TAGS;
import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.audit.Actor;
import io.lianke.customer.spi.CustomerUse;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;

/// Customers as they were, for taking an import back. All of it under the tenant's lock.
final class CustomerImages {

    /// One object for each customer; some index scans each.
    private static final String TAKE =
            """
            select c.id, jsonb_build_object(
                'kind', c.kind, 'status', c.status, 'name', c.name, 'city', c.city,
                'channel', c.channel, 'store', c.store, 'owner', c.owner_id,
                'traits', c.traits, 'provenance', c.provenance,
                'identifiers', coalesce((
                    select jsonb_agg(to_jsonb(i) - 'tenant_id' - 'customer_id')
                    from customer.identifiers i
                    where i.tenant_id = c.tenant_id and i.customer_id = c.id), '[]'),
                'tags', coalesce((
                    select jsonb_agg(to_jsonb(t) - 'tenant_id' - 'customer_id')
                    from customer.tags t
                    where t.tenant_id = c.tenant_id and t.customer_id = c.id), '[]'))::text
            from customer.customers c
            where c.tenant_id = {0} and c.id = any ({1}::uuid[])
            """;

    private static final String IMAGES =
            """
            with images as (
                select c.id, n.image::jsonb as image
                from unnest({1}::uuid[], {2}::text[]) as n (id, image)
                    join customer.customers c on c.tenant_id = {0} and c.id = n.id)
            """;

    private static final String RESTORE_FIELDS =
            IMAGES
                    + """
                    update customer.customers c
                    set kind = n.image ->> 'kind', status = n.image ->> 'status',
                        name = n.image ->> 'name', city = n.image ->> 'city',
                        channel = n.image ->> 'channel', store = n.image ->> 'store',
                        owner_id = case when jsonb_exists(n.image, 'owner')
                            then (n.image ->> 'owner')::uuid else c.owner_id end,
                        traits = n.image -> 'traits', provenance = n.image -> 'provenance',
                        version = c.version + 1, updated_at = {3}, updated_by = {4}
                    from images n
                    where c.tenant_id = {0} and c.id = n.id
                    """;

    private static final String REMOVE_IDENTIFIERS =
            IMAGES
                    + """
                    delete from customer.identifiers i using images n
                    where i.tenant_id = {0} and i.customer_id = n.id
                    """;

    private static final String RESTORE_IDENTIFIERS =
            IMAGES
                    + """
                    insert into customer.identifiers (tenant_id, customer_id, type, value, raw,
                        verified, source, rank, first_seen_at, last_seen_at)
                    select {0}, n.id, i.type, i.value, i.raw, i.verified, i.source, i.rank,
                        i.first_seen_at, i.last_seen_at
                    from images n, jsonb_to_recordset(n.image -> 'identifiers') as i (type text,
                        value text, raw text, verified boolean, source text, rank smallint,
                        first_seen_at timestamptz, last_seen_at timestamptz)
                    on conflict do nothing
                    """;

    private static final String REMOVE_TAGS =
            IMAGES
                    + """
                    delete from customer.tags t using images n
                    where t.tenant_id = {0} and t.customer_id = n.id
                    """;

    private static final String RESTORE_TAGS =
            IMAGES
                    + """
                    insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
                    select {0}, n.id, t.tag, t.added_at, t.added_by
                    from images n, jsonb_to_recordset(n.image -> 'tags')
                        as t (tag text, added_at timestamptz, added_by text)
                    on conflict do nothing
                    """;

    private final DSLContext sql;
    private final InstantSource clock;
    private final ObjectProvider<CustomerUse> uses;
    private final Batches batches;

    CustomerImages(DSLContext sql, InstantSource clock, ObjectProvider<CustomerUse> uses) {
        this.sql = sql;
        this.clock = clock;
        this.uses = uses;
        this.batches = new Batches(sql);
    }

    Map<CustomerId, String> take(Set<CustomerId> customers) {
        var images = new HashMap<CustomerId, String>();
        sql.resultQuery(
                        TAKE,
                        DSL.val(Tenant.current().id()),
                        DSL.val(IdentifierRows.ids(customers)))
                .forEach(row ->
                        images.put(
                                new CustomerId(row.get(0, UUID.class)), row.get(1, String.class)));
        return images;
    }

    void restore(Map<CustomerId, String> snapshot) {
        if (snapshot.isEmpty()) {
            return;
        }
        batches.lock();
        var sorted = new TreeMap<UUID, String>();
        snapshot.forEach((id, image) -> sorted.put(id.value(), image));
        sql.select(CUSTOMERS.ID)
                .from(CUSTOMERS)
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(DSL.any(sorted.keySet().toArray(UUID[]::new))))
                .orderBy(CUSTOMERS.ID)
                .forNoKeyUpdate()
                .execute();
        new TotalsRows(sql).lock(sorted.keySet().toArray(UUID[]::new));
        var parameters =
                new org.jooq.Field<?>[] {
                    DSL.val(Tenant.current().id()),
                    DSL.val(sorted.keySet().toArray(UUID[]::new)),
                    DSL.val(sorted.values().toArray(String[]::new)),
                    DSL.val(clock.instant()),
                    DSL.val(Actor.current().name())
                };
        sql.execute(RESTORE_FIELDS, parameters);
        new NameRows(sql).fill(snapshot.keySet());
        sql.execute(REMOVE_IDENTIFIERS, parameters);
        sql.execute(RESTORE_IDENTIFIERS, parameters);
        sql.execute(REMOVE_TAGS, parameters);
        sql.execute(RESTORE_TAGS, parameters);
    }

    Set<CustomerId> remove(Set<CustomerId> customers) {
        if (customers.isEmpty()) {
            return Set.of();
        }
        batches.lock();
        var free = new HashSet<>(customers);
        uses.orderedStream().forEach(use -> free.removeAll(use.used(Set.copyOf(free))));
        var gone =
                sql.deleteFrom(CUSTOMERS)
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(free))))
                        .returning(CUSTOMERS.ID)
                        .fetch(row -> new CustomerId(row.getId()));
        sql.deleteFrom(IDENTIFIERS)
                .where(IDENTIFIERS.TENANT_ID.eq(Tenant.current().id()))
                .and(IDENTIFIERS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(gone))))
                .execute();
        sql.deleteFrom(TAGS)
                .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                .and(TAGS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(gone))))
                .execute();
        sql.deleteFrom(TOTALS)
                .where(TOTALS.TENANT_ID.eq(Tenant.current().id()))
                .and(TOTALS.CUSTOMER_ID.eq(DSL.any(IdentifierRows.ids(gone))))
                .execute();
        return Set.copyOf(gone);
    }
}
