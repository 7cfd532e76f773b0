package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.customer.OrderTotals;
import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/// Sums up the orders of customers anew and hands the totals to the customer module.
///
/// Two orders of one customer that are written at the same time do not see each other. So each
/// writer locks the customer's row here first and sums up in a later statement: the second one then
/// sees what the first has committed.
@Component
class Totals {
    private static final String ENSURE =
            """
            insert into commerce.buyers (tenant_id, customer_id)
            select ?, customer_id from unnest(?::uuid[]) as touched (customer_id) order by customer_id
            on conflict do nothing
            """;

    private static final String LOCK =
            """
            select 1 from commerce.buyers
            where tenant_id = ? and customer_id = any (?::uuid[])
            order by customer_id
            for update
            """;

    // What have these customers bought, and what got they back? By the indexes on customer; the
    // rows are
    // their orders and refunds. The currency is that of most orders, and the amounts are those in
    // it.
    private static final String SUM =
            """
            with bought as (
                select customer_id, currency, count(*) filter (where revenue_lines > 0) as orders,
                    sum(gross_minor) as revenue,
                    min(ordered_at) filter (where revenue_lines > 0) as first_at,
                    max(ordered_at) filter (where revenue_lines > 0) as last_at
                from commerce.orders
                where tenant_id = ? and customer_id = any (?::uuid[])
                group by customer_id, currency),
            returned as (
                select customer_id, currency, sum(amount_minor) as refunded
                from commerce.refunds
                where tenant_id = ? and customer_id = any (?::uuid[])
                group by customer_id, currency),
            every as (
                select customer_id, currency, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue,
                    coalesce(refunded, 0) as refunded, first_at, last_at
                from bought full join returned using (customer_id, currency))
            select distinct on (touched.customer_id) touched.customer_id,
                coalesce(currency, ?) as currency,
                coalesce(sum(orders) over whole, 0)::int as orders,
                least(coalesce(revenue, 0), 9e18)::bigint as revenue,
                least(coalesce(refunded, 0), 9e18)::bigint as refunded,
                min(first_at) over whole as first_at,
                max(last_at) over whole as last_at
            from unnest(?::uuid[]) as touched (customer_id) left join every using (customer_id)
            window whole as (partition by touched.customer_id)
            order by touched.customer_id, every.orders desc nulls last, currency
            """;

    private static final String BEGAN =
            """
            update commerce.buyers b set first_order_at = told.first_at
            from unnest(?::uuid[], ?::timestamptz[]) as told (customer_id, first_at)
            where b.tenant_id = ? and b.customer_id = told.customer_id
                and b.first_order_at is distinct from told.first_at
            """;

    private final DSLContext sql;
    private final Customers customers;

    Totals(DSLContext sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    /// @param currency of a customer who has neither orders nor refunds left
    void recount(Set<UUID> touched, String currency) {
        if (touched.isEmpty()) {
            return;
        }
        var tenant = Tenant.current().id();
        var ids = ids(touched);
        sql.execute(ENSURE, tenant, ids);
        sql.fetch(LOCK, tenant, ids);
        var totals =
                sql.resultQuery(SUM, tenant, ids, tenant, ids, currency, ids).fetch(Totals::totals);
        var rows = new Columns<>(totals);
        sql.execute(
                BEGAN,
                rows.uuids(total -> total.customer().value()),
                rows.instants(OrderTotals::firstOrderAt),
                tenant);
        customers.recordTotals(totals);
    }

    private static UUID[] ids(Collection<UUID> touched) {
        return touched.stream().sorted().toArray(UUID[]::new);
    }

    private static OrderTotals totals(Record row) {
        return new OrderTotals(
                new CustomerId(row.get("customer_id", UUID.class)),
                row.get("currency", String.class),
                row.get("orders", int.class),
                row.get("revenue", long.class),
                row.get("refunded", long.class),
                row.get("first_at", Instant.class),
                row.get("last_at", Instant.class));
    }
}
