package io.lianke.commerce;

import io.lianke.tenancy.Tenant;
import java.time.Instant;
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
    private static final String COUNT =
            """
            select count(*) from commerce.orders
            where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz
                and revenue_lines > 0 and (?::text is null or channel = ?) and (?::text is null or store = ?)
            """;

    // Which products are in the newest orders? A product is in a basket once, however many lines
    // name it.
    private static final String NEWEST =
            """
            with newest as (
                select id from commerce.orders
                where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz
                    and revenue_lines > 0 and (?::text is null or channel = ?) and (?::text is null or store = ?)
                order by ordered_at desc, id desc limit ?)
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

    Baskets(DSLContext sql) {
        this.sql = sql;
    }

    /// Which orders; null is no condition.
    ///
    /// @param to the first instant left out
    public record Question(
            Instant from, Instant to, @Nullable String channel, @Nullable String store) {}

    /// How many orders there are.
    public long count(Question asked) {
        return sql.resultQuery(
                        COUNT,
                        Tenant.current().id(),
                        asked.from(),
                        asked.to(),
                        asked.channel(),
                        asked.channel(),
                        asked.store(),
                        asked.store())
                .fetchSingle()
                .get(0, long.class);
    }

    /// The SKUs in each of the newest orders, each once.
    public List<String[]> newest(Question asked, int ordersMax) {
        var tenant = Tenant.current().id();
        return sql.resultQuery(
                        NEWEST,
                        tenant,
                        asked.from(),
                        asked.to(),
                        asked.channel(),
                        asked.channel(),
                        asked.store(),
                        asked.store(),
                        ordersMax,
                        tenant)
                .fetch(row -> row.get("skus", String[].class));
    }

    /// What these products are called; those without a name are left out.
    public Map<String, String> names(Set<String> skus) {
        return sql.resultQuery(NAMES, Tenant.current().id(), skus.toArray(String[]::new))
                .fetchMap(row -> row.get(0, String.class), row -> row.get(1, String.class));
    }
}
