package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How customers buy. Costs a read of the customer's newest [#ORDERS_MAX] orders, by the index on
/// customer, and of their lines.
@Component
@Transactional(readOnly = true)
public class Habits {
    public static final int ORDERS_MAX = 2_000;
    private static final int TOP_MAX = 10;

    private static final String NEWEST =
            """
            select id, ordered_at, channel, store, currency, gross_minor
            from commerce.orders
            where tenant_id = ? and customer_id = ? and revenue_lines > 0
            order by ordered_at desc, id desc limit ?
            """;

    // What was bought in those orders, product by product?
    private static final String PRODUCTS =
            "with newest as ("
                    + NEWEST
                    + """
                    )
                    select l.sku, p.name, p.category, sum(l.quantity) as quantity,
                        count(distinct l.order_uuid) as orders,
                        coalesce(sum(l.amount_minor) filter (where newest.currency = ?), 0) as amount
                    from newest join commerce.lines l
                            on l.tenant_id = ? and l.order_uuid = newest.id and l.revenue
                        left join commerce.products p on p.tenant_id = ? and p.sku = l.sku
                    group by l.sku, p.name, p.category
                    """;

    private final DSLContext sql;
    private final InstantSource clock;

    Habits(DSLContext sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Empty for who has bought nothing.
    ///
    /// @param zone of days and hours
    public Optional<CustomerHabits> of(CustomerId customer, ZoneId zone) {
        var tenant = Tenant.current().id();
        var seen =
                sql.resultQuery(NEWEST, tenant, customer.value(), ORDERS_MAX + 1)
                        .fetch(row ->
                                new CustomerHabits.Seen(
                                        row.get("ordered_at", Instant.class),
                                        row.get("channel", String.class),
                                        row.get("store", String.class),
                                        row.get("currency", String.class),
                                        row.get("gross_minor", long.class)));
        var capped = seen.size() > ORDERS_MAX;
        return CustomerHabits.of(
                new CustomerHabits.Facts(
                        capped ? seen.subList(0, ORDERS_MAX) : seen,
                        capped,
                        currency -> products(customer, currency)),
                zone,
                clock.instant(),
                TOP_MAX);
    }

    private List<CustomerHabits.Product> products(CustomerId customer, String currency) {
        var tenant = Tenant.current().id();
        return sql.resultQuery(
                        PRODUCTS, tenant, customer.value(), ORDERS_MAX, currency, tenant, tenant)
                .fetch(row ->
                        new CustomerHabits.Product(
                                row.get("sku", String.class),
                                row.get("name", String.class),
                                row.get("category", String.class),
                                row.get("quantity", BigDecimal.class),
                                row.get("orders", long.class),
                                row.get("amount", long.class)));
    }
}
