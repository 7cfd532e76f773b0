package io.lianke.customer;

import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.tenancy.Tenant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// The rows of `customer.totals`, written many at a time and locked in the order of their ids.
final class TotalsRows {
    private static final int ROWS_MAX = 1_000;

    private static final String WRITE =
            """
            with locked as materialized (
                select t.customer_id from customer.totals t
                where t.tenant_id = {0} and t.customer_id = any ({1}::uuid[])
                order by t.customer_id
                for no key update)
            update customer.totals t
            set currency = n.currency, order_count = n.orders, revenue_minor = n.revenue,
                refunded_minor = n.refunded, first_order_at = n.first_at::timestamptz,
                last_order_at = n.last_at::timestamptz
            from locked
                join unnest({1}::uuid[], {2}::text[], {3}::int[], {4}::bigint[], {5}::bigint[],
                        {6}::text[], {7}::text[])
                    as n (customer_id, currency, orders, revenue, refunded, first_at, last_at)
                    on n.customer_id = locked.customer_id
            where t.tenant_id = {0} and t.customer_id = locked.customer_id
                and (t.currency, t.order_count, t.revenue_minor, t.refunded_minor,
                        t.first_order_at, t.last_order_at)
                    is distinct from (n.currency, n.orders, n.revenue, n.refunded,
                        n.first_at::timestamptz, n.last_at::timestamptz)
            """;

    private final DSLContext sql;

    TotalsRows(DSLContext sql) {
        this.sql = sql;
    }

    /// Before many customers move to other stores, which their totals follow row by row.
    void lock(UUID[] customers) {
        sql.select(TOTALS.CUSTOMER_ID)
                .from(TOTALS)
                .where(TOTALS.TENANT_ID.eq(Tenant.current().id()))
                .and(TOTALS.CUSTOMER_ID.eq(DSL.any(customers)))
                .orderBy(TOTALS.CUSTOMER_ID)
                .forNoKeyUpdate()
                .execute();
    }

    /// The last entry of a customer counts.
    void write(List<OrderTotals> totals) {
        var byCustomer = new TreeMap<UUID, OrderTotals>();
        totals.forEach(entry -> byCustomer.put(entry.customer().value(), entry));
        var distinct = List.copyOf(byCustomer.values());
        for (int from = 0; from < distinct.size(); from += ROWS_MAX) {
            writeSome(distinct.subList(from, Math.min(distinct.size(), from + ROWS_MAX)));
        }
    }

    private void writeSome(List<OrderTotals> totals) {
        var firsts = new String[totals.size()];
        var lasts = new String[totals.size()];
        for (int i = 0; i < firsts.length; i++) {
            var entry = totals.get(i);
            if (entry.firstOrderAt() != null) {
                firsts[i] = Texts.clamp(entry.firstOrderAt()).toString();
            }
            if (entry.lastOrderAt() != null) {
                lasts[i] = Texts.clamp(entry.lastOrderAt()).toString();
            }
        }
        sql.execute(
                WRITE,
                DSL.val(Tenant.current().id()),
                DSL.val(
                        totals.stream()
                                .map(entry -> entry.customer().value())
                                .toArray(UUID[]::new)),
                DSL.val(totals.stream().map(OrderTotals::currency).toArray(String[]::new)),
                DSL.val(totals.stream().map(OrderTotals::orders).toArray(Integer[]::new)),
                DSL.val(totals.stream().map(OrderTotals::revenueMinor).toArray(Long[]::new)),
                DSL.val(totals.stream().map(OrderTotals::refundedMinor).toArray(Long[]::new)),
                DSL.val(firsts),
                DSL.val(lasts));
    }
}
