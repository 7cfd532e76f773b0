package io.lianke.commerce;

import io.lianke.access.Reach;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was bought together: the products of each order with revenue. Costs a read of the newest
/// orders in range, as many as are asked for, and of their lines.
@Component
@Transactional(readOnly = true)
public class Baskets {
    private static final String IN_RANGE =
            """
            from commerce.orders
            where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz
                and revenue_lines > 0
            """;

    // Which products are in the newest orders? A product is in a basket once, however many lines
    // name it.
    private static final String SKUS =
            """
            select array_agg(distinct l.sku) as skus
            from newest join commerce.lines l on l.tenant_id = ? and l.order_uuid = newest.id and l.revenue
            group by l.order_uuid
            """;

    private static final String NAMES =
            """
            select sku, name from commerce.products
            where tenant_id = ? and sku = any (?::text[]) and name is not null
            """;

    private final DSLContext sql;
    private final LongReads reads;

    Baskets(DSLContext sql, LongReads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    /// Which orders; null is no condition.
    ///
    /// @param to the first instant left out
    public record Question(
            Instant from, Instant to, @Nullable String channel, @Nullable String store) {}

    /// How many orders there are.
    public long count(Question asked) {
        var values = new ArrayList<Object>();
        var statement =
                sql.resultQuery("select count(*) " + inRange(asked, values), values.toArray());
        return reads.read(statement::fetchSingle).get(0, long.class);
    }

    /// The SKUs in each of the newest orders, each once.
    public List<String[]> newest(Question asked, int ordersMax) {
        var values = new ArrayList<Object>();
        var query =
                "with newest as (select id "
                        + inRange(asked, values)
                        + " order by ordered_at desc, id desc limit ?) "
                        + SKUS;
        values.add(ordersMax);
        values.add(Tenant.current().id());
        var statement = sql.resultQuery(query, values.toArray());
        return reads.read(() -> statement.fetch(row -> row.get("skus", String[].class)));
    }

    /// Only what is asked for is a condition, so that its index is found.
    private static String inRange(Question asked, List<Object> values) {
        values.addAll(List.of(Tenant.current().id(), asked.from(), asked.to()));
        var query = IN_RANGE;
        if (asked.channel() != null) {
            query += " and channel = ?";
            values.add(asked.channel());
        }
        // Whoever sees one store only reads along its index, also without asking for it.
        var store =
                asked.store() == null ? Reach.current().onlyStore().orElse(null) : asked.store();
        if (store != null) {
            query += " and store = ?";
            values.add(store);
        }
        return query;
    }

    /// What these products are called; those without a name are left out.
    public Map<String, String> names(Set<String> skus) {
        return sql.resultQuery(NAMES, Tenant.current().id(), skus.toArray(String[]::new))
                .fetchMap(row -> row.get(0, String.class), row -> row.get(1, String.class));
    }
}
