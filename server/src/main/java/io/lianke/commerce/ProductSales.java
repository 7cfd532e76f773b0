package io.lianke.commerce;

import io.lianke.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was sold of each product, by its lines that are revenue. Costs a read of the orders in
/// range and of their lines, about a second for a million lines; for each product that is shown, of
/// its own lines in range, by the index on product and time; and of its last sale, which is one
/// entry of that index.
@Component
@Transactional(readOnly = true)
public class ProductSales {
    // What do the lines in range come to, product by product?
    private static final String SOLD =
            """
            with sold as (
                select l.sku, sum(l.quantity) as quantity, sum(l.amount_minor) as amount
                from commerce.orders o join commerce.lines l
                    on l.tenant_id = o.tenant_id and l.order_uuid = o.id and l.revenue
                where o.tenant_id = ? and o.ordered_at >= ?::timestamptz and o.ordered_at < ?::timestamptz
                    and o.currency = ? and (?::text is null or o.channel = ?) and (?::text is null or o.store = ?)
                group by l.sku),
            returned as (
                select l.sku, sum(abs(l.amount_minor)) as amount
                from commerce.refunds r join commerce.refund_lines l
                    on l.tenant_id = r.tenant_id and l.refund_uuid = r.id
                where r.tenant_id = ? and r.refunded_at >= ?::timestamptz and r.refunded_at < ?::timestamptz
                    and r.currency = ? and (?::text is null or r.channel = ?) and (?::text is null or r.store = ?)
                group by l.sku),
            figures as (
                select p.sku, p.name, p.category, sold.sku is not null as sold,
                    coalesce(sold.quantity, 0) as quantity, coalesce(sold.amount, 0) as amount,
                    coalesce(returned.amount, 0) as returned
                from commerce.products p left join sold using (sku) left join returned using (sku)
                where p.tenant_id = ? and (?::text is null or p.category = ?))
            """;

    // How many orders and known customers is it, of the few products that are shown? A product that
    // stands twice in an order is in one order.
    private static final String BUYERS =
            """
            cross join lateral (
                select count(distinct o.id) as orders, count(distinct o.customer_id) as customers
                from commerce.lines l join commerce.orders o
                    on o.tenant_id = l.tenant_id and o.id = l.order_uuid
                where l.tenant_id = ? and l.sku = figures.sku and l.revenue
                    and l.ordered_at >= ?::timestamptz and l.ordered_at < ?::timestamptz
                    and o.currency = ? and (?::text is null or o.channel = ?) and (?::text is null or o.store = ?)
            ) buyers
            """;

    private static final String LAST_SALE =
            """
            (select l.ordered_at as last_sold_at from commerce.lines l
                where l.tenant_id = ? and l.sku = figures.sku and l.revenue and l.ordered_at < ?::timestamptz
                order by l.ordered_at desc, l.order_uuid desc limit 1) last
            """;

    private static final String TOP =
            SOLD
                    + """
                    select figures.*, orders, customers, last_sold_at
                    from (select * from figures where sold or returned <> 0
                        order by case when ?::boolean then quantity else amount end desc, amount desc, sku limit ?) figures
                    left join lateral
                    """
                    + LAST_SALE
                    + "on true\n"
                    + BUYERS
                    + "order by case when ?::boolean then quantity else amount end desc, amount desc, sku";

    // Of what was sold at some time before the end of the range: the least sold first.
    private static final String SLOW =
            SOLD
                    + """
                    select figures.*, orders, customers
                    from (select figures.*, last_sold_at from figures cross join lateral
                    """
                    + LAST_SALE
                    + """
                    order by quantity, amount, last_sold_at, sku limit ?) figures
                    """
                    + BUYERS
                    + "order by quantity, amount, last_sold_at, sku";

    private static final String TOTALS =
            SOLD
                    + """
                    select count(*) filter (where sold) as products, coalesce(sum(quantity), 0) as quantity,
                        coalesce(sum(amount), 0) as amount, coalesce(sum(returned), 0) as returned
                    from figures
                    """;

    private final DSLContext sql;

    ProductSales(DSLContext sql) {
        this.sql = sql;
    }

    public enum Order {
        REVENUE,
        QUANTITY,
        /// Least quantity first, also of what was not sold in the range although before.
        SLOW
    }

    /// What is asked; null is no condition.
    ///
    /// @param to the first instant left out
    public record Question(
            Instant from,
            Instant to,
            String currency,
            @Nullable String channel,
            @Nullable String store,
            @Nullable String category) {}

    /// Sums over the lines that are revenue.
    ///
    /// @param returnedMinor what refunds say was given back for the product; those that do not name
    ///   products are not in it
    public record Figures(BigDecimal quantity, long amountMinor, long returnedMinor) {}

    /// One product.
    ///
    /// @param customers known ones
    /// @param lastSoldAt before the end of the range, in whatever channel or currency
    public record Row(
            String sku,
            @Nullable String name,
            @Nullable String category,
            Figures figures,
            long orders,
            long customers,
            @Nullable Instant lastSoldAt) {}

    /// @param products sold in the range
    public record Totals(long products, Figures figures) {}

    /// The sums over all products that fit the question.
    public Totals totals(Question question) {
        return sql.resultQuery(TOTALS, values(question).toArray())
                .fetchSingle(row -> new Totals(row.get("products", long.class), figures(row)));
    }

    /// The first of the products in that order.
    public List<Row> ask(Question question, Order order, int rowsMax) {
        var values = values(question);
        var byQuantity = order == Order.QUANTITY;
        var query =
                switch (order) {
                    case SLOW -> {
                        values.addAll(lastSale(question));
                        values.add(rowsMax);
                        values.addAll(inRange(question));
                        yield SLOW;
                    }
                    case REVENUE, QUANTITY -> {
                        values.addAll(List.of(byQuantity, rowsMax));
                        values.addAll(lastSale(question));
                        values.addAll(inRange(question));
                        values.add(byQuantity);
                        yield TOP;
                    }
                };
        return sql.resultQuery(query, values.toArray()).fetch(ProductSales::row);
    }

    private static List<Object> lastSale(Question asked) {
        return List.of(Tenant.current().id(), asked.to());
    }

    private static List<@Nullable Object> inRange(Question asked) {
        return Arrays.<@Nullable Object>asList(
                Tenant.current().id(),
                asked.from(),
                asked.to(),
                asked.currency(),
                asked.channel(),
                asked.channel(),
                asked.store(),
                asked.store());
    }

    private static List<@Nullable Object> values(Question asked) {
        var values = new ArrayList<@Nullable Object>(inRange(asked));
        values.addAll(inRange(asked));
        values.addAll(
                Arrays.<@Nullable Object>asList(
                        Tenant.current().id(), asked.category(), asked.category()));
        return values;
    }

    private static Row row(Record row) {
        return new Row(
                row.get("sku", String.class),
                row.get("name", String.class),
                row.get("category", String.class),
                figures(row),
                row.get("orders", long.class),
                row.get("customers", long.class),
                row.get("last_sold_at", Instant.class));
    }

    private static Figures figures(Record row) {
        return new Figures(
                row.get("quantity", BigDecimal.class),
                row.get("amount", long.class),
                row.get("returned", long.class));
    }
}
