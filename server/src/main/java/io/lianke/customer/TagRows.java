package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.TAGS;

import io.lianke.audit.Actor;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Tags of many customers at once.
final class TagRows {
    /// The tags of a customer, in a statement about customers.
    static final Field<String[]> BORNE =
            DSL.array(
                    DSL.select(TAGS.TAG)
                            .from(TAGS)
                            .where(TAGS.TENANT_ID.eq(CUSTOMERS.TENANT_ID))
                            .and(TAGS.CUSTOMER_ID.eq(CUSTOMERS.ID))
                            .orderBy(TAGS.TAG));

    /// New tags of customers who exist and have room, and one version more for each who got one.
    private static final String ADD =
            """
            with wanted as (
                select n.customer_id, n.tag
                from unnest(?::uuid[], ?::text[]) as n (customer_id, tag)
                    join customer.customers c on c.tenant_id = ? and c.id = n.customer_id
                where (select count(*) from customer.tags t
                    where t.tenant_id = c.tenant_id and t.customer_id = c.id) < ?),
            added as (
                insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
                select ?, w.customer_id, w.tag, ?::timestamptz, ? from wanted w
                order by w.customer_id, w.tag
                on conflict do nothing
                returning customer_id)
            update customer.customers c
            set version = c.version + 1
            from (select distinct customer_id from added) a
            where c.tenant_id = ? and c.id = a.customer_id
            returning c.id
            """;

    private static final String LOAD =
            """
            insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
            select ?, n.customer_id, n.tag, ?::timestamptz, ?
            from unnest(?::uuid[], ?::text[]) as n (customer_id, tag)
            """;

    private final DSLContext sql;
    private final InstantSource clock;

    TagRows(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Tags of customers who were created just now and have none.
    void load(List<LoadedPerson> people, List<CustomerId> ids) {
        var customers = new ArrayList<UUID>();
        var words = new ArrayList<String>();
        for (int i = 0; i < ids.size(); i++) {
            for (var tag : people.get(i).tags()) {
                customers.add(ids.get(i).value());
                words.add(tag);
            }
        }
        if (!words.isEmpty()) {
            sql.execute(
                    LOAD,
                    Tenant.current().id(),
                    clock.instant().toString(),
                    Actor.current().name(),
                    customers.toArray(UUID[]::new),
                    words.toArray(String[]::new));
        }
    }

    Set<CustomerId> add(Map<CustomerId, Set<String>> tags) {
        var customers = new ArrayList<UUID>();
        var words = new ArrayList<String>();
        tags.forEach((customer, some) -> {
            for (var tag : new TreeSet<>(some)) {
                customers.add(customer.value());
                words.add(tag);
            }
        });
        if (words.isEmpty()) {
            return Set.of();
        }
        var tenant = Tenant.current().id();
        return sql
                .fetch(
                        ADD,
                        customers.toArray(UUID[]::new),
                        words.toArray(String[]::new),
                        tenant,
                        Customers.TAGS_MAX,
                        tenant,
                        clock.instant().toString(),
                        Actor.current().name(),
                        tenant)
                .stream()
                .map(row -> new CustomerId(row.get(0, UUID.class)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
