package io.lianke.commerce;

import io.lianke.access.Reach;
import io.lianke.tenancy.Tenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was sold of each product, by its lines that are revenue. Costs one read of the orders in
/// range and of their lines, about two seconds for a million lines, by the index of the store or
/// channel that is asked for; and for each product that is shown, of its last sale, which is one
/// entry of the index on product and time.
@Component
@Transactional(readOnly = true)
public class ProductSales {
    // What do the lines in range come to, product by product, and in how many orders, of how many
    // known customers are they? A product that stands twice in an order is in one order.
    private static final String SOLD =
            """
            select l.sku, sum(l.quantity) as quantity, sum(l.amount_minor) as amount,
                count(distinct o.id) as orders, count(distinct o.customer_id) as customers
            from commerce.orders o join commerce.lines l
                on l.tenant_id = o.tenant_id and l.order_uuid = o.id and l.revenue
            where o.tenant_id = ? and o.ordered_at >= ?::timestamptz and o.ordered_at < ?::timestamptz
                and o.currency = ?
            """;

    private static final String RETURNED =
            """
            select l.sku, sum(abs(l.amount_minor)) as amount
            from commerce.refunds o join commerce.refund_lines l
                on l.tenant_id = o.tenant_id and l.refund_uuid = o.id
            where o.tenant_id = ? and o.refunded_at >= ?::timestamptz and o.refunded_at < ?::timestamptz
                and o.currency = ?
            """;

    private static final String FIGURES =
            """
            select p.sku, p.name, p.category, sold.sku is not null as sold,
                coalesce(sold.quantity, 0) as quantity, coalesce(sold.amount, 0) as amount,
                coalesce(returned.amount, 0) as returned, coalesce(orders, 0) as orders,
                coalesce(customers, 0) as customers
            from commerce.products p left join sold using (sku) left join returned using (sku)
            where p.tenant_id = ?
            """;

    // The sums stand beside each row, and alone when no product is shown.
    private static final String TOTALS =
            """
            totals as (
                select count(*) filter (where sold) as all_products, coalesce(sum(quantity), 0) as all_quantity,
                    coalesce(sum(amount), 0) as all_amount, coalesce(sum(returned), 0) as all_returned
                from figures)
            select * from totals left join
            """;

    private static final String LAST_SALE =
            """
            lateral (select l.ordered_at as last_sold_at from commerce.lines l
                where l.tenant_id = ? and l.sku = figures.sku and l.revenue and l.ordered_at < ?::timestamptz
                order by l.ordered_at desc, l.order_uuid desc limit 1) last
            """;

    private static final String TOP =
            TOTALS
                    + """
                    (select figures.*, last_sold_at
                    from (select * from figures where sold or returned <> 0
                        order by case when ?::boolean then quantity else amount end desc, amount desc, sku limit ?) figures
                    left join
                    """
                    + LAST_SALE
                    + """
                    on true) shown on true
                    order by case when ?::boolean then quantity else amount end desc, amount desc, sku
                    """;

    // Of what was sold at some time before the end of the range: the least sold first.
    private static final String SLOW =
            TOTALS
                    + "(select figures.*, last_sold_at from figures cross join "
                    + LAST_SALE
                    + """
                    order by quantity, amount, last_sold_at, sku limit ?) shown on true
                    order by quantity, amount, last_sold_at, sku
                    """;

    private final DSLContext sql;
    private final LongReads reads;

    ProductSales(DSLContext sql, LongReads reads) {
        this.sql = sql;
        this.reads = reads;
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

    /// @param rows the first of the products in the order that was asked for
    public record Answer(Totals totals, List<Row> rows) {}

    /// The sums over all products that fit the question, and the first of them in that order.
    public Answer ask(Question question, Order order, int rowsMax) {
        var values = new ArrayList<Object>();
        var query =
                "with sold as ("
                        + inRange(SOLD, question, values)
                        + " group by l.sku), returned as ("
                        + inRange(RETURNED, question, values)
                        + " group by l.sku), figures as materialized ("
                        + FIGURES;
        values.add(Tenant.current().id());
        query += given(" and p.category = ?", question.category(), values) + "), ";
        var last = List.of(Tenant.current().id(), question.to());
        switch (order) {
            case SLOW -> {
                query += SLOW;
                values.addAll(last);
                values.add(rowsMax);
            }
            case REVENUE, QUANTITY -> {
                var byQuantity = order == Order.QUANTITY;
                query += TOP;
                values.addAll(List.of(byQuantity, rowsMax));
                values.addAll(last);
                values.add(byQuantity);
            }
        }
        var statement = sql.resultQuery(query, values.toArray());
        var found = reads.read(statement::fetch);
        return new Answer(
                totals(found.getFirst()),
                found.stream()
                        .filter(row -> row.get("sku") != null)
                        .map(ProductSales::row)
                        .toList());
    }

    /// Only what is asked for is a condition, so that its index is found.
    private static String inRange(String query, Question asked, List<Object> values) {
        values.addAll(List.of(Tenant.current().id(), asked.from(), asked.to(), asked.currency()));
        return query
                + given(" and o.channel = ?", asked.channel(), values)
                + given(" and o.store = ?", store(asked), values);
    }

    /// Whoever sees one store only reads along its index, also without asking for it.
    private static @Nullable String store(Question asked) {
        return asked.store() == null ? Reach.current().onlyStore().orElse(null) : asked.store();
    }

    private static String given(String condition, @Nullable String value, List<Object> values) {
        if (value == null) {
            return "";
        }
        values.add(value);
        return condition;
    }

    private static Totals totals(Record row) {
        return new Totals(
                row.get("all_products", long.class),
                new Figures(
                        row.get("all_quantity", BigDecimal.class),
                        row.get("all_amount", long.class),
                        row.get("all_returned", long.class)));
    }

    private static Row row(Record row) {
        return new Row(
                row.get("sku", String.class),
                row.get("name", String.class),
                row.get("category", String.class),
                new Figures(
                        row.get("quantity", BigDecimal.class),
                        row.get("amount", long.class),
                        row.get("returned", long.class)),
                row.get("orders", long.class),
                row.get("customers", long.class),
                row.get("last_sold_at", Instant.class));
    }
}
