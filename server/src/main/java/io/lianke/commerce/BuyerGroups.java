package io.lianke.commerce;

import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What new and returning customers bought. A customer is new in the period of the first order with
/// revenue ever, with all orders of that period, and returning afterwards. Costs a read of the
/// orders in range by the index on time and of the first order of each customer in it.
@Component
@Transactional(readOnly = true)
public class BuyerGroups {
    // Who bought how much in each period, and had they bought before it, or before the range? The
    // rows without a period are the sums over the range. A customer is counted once in each period
    // and once in the range, so the customers of the periods do not add up; orders and amounts do
    // not either by group: who is new in the range returns in its later periods.
    private static final String ASK =
            """
            with bought as (
                select width_bucket(ordered_at, ?::timestamptz[]) as period, customer_id,
                    count(*) as orders, sum(gross_minor) as amount
                from commerce.orders
                where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz
                    and currency = ? and revenue_lines > 0
                group by 1, 2),
            grouped as (
                select period, orders, amount, bought.customer_id,
                    case when bought.customer_id is null then 'unknown'
                        when first_order_at >= greatest((?::timestamptz[])[period], ?::timestamptz) then 'new'
                        else 'returning' end as in_period,
                    case when bought.customer_id is null then 'unknown'
                        when first_order_at >= ?::timestamptz then 'new'
                        else 'returning' end as in_range
                from bought left join commerce.buyers
                    on buyers.tenant_id = ? and buyers.customer_id = bought.customer_id)
            select period, in_period as kind, count(customer_id) as customers, sum(orders) as orders,
                sum(amount) as amount
            from grouped group by period, in_period
            union all
            select null, in_range, count(customer_id), sum(orders), sum(amount)
            from (
                select in_range, customer_id, sum(orders) as orders, sum(amount) as amount
                from grouped group by in_range, customer_id) by_customer
            group by in_range
            """;

    private final DSLContext sql;
    private final LongReads reads;

    BuyerGroups(DSLContext sql, LongReads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    /// Whether a customer had bought before; `UNKNOWN`: nobody knows who it was.
    public enum Group {
        NEW,
        RETURNING,
        UNKNOWN;

        static Group of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// Sums over orders with revenue.
    ///
    /// @param customers none of the unknown
    public record Figures(long customers, long orders, long grossMinor) {
        public static final Figures NOTHING = new Figures(0, 0, 0);
    }

    /// The sums of a range.
    ///
    /// @param periods by index into the starts; only those in which something was sold
    public record Answer(Map<Group, Figures> totals, Map<Integer, Map<Group, Figures>> periods) {}

    /// The sums in one currency.
    ///
    /// @param starts when each period begins, ascending; the first is not after `from`
    /// @param to the first instant left out
    public Answer ask(List<Instant> starts, Instant from, Instant to, String currency) {
        var tenant = Tenant.current().id();
        var begins = starts.toArray(Instant[]::new);
        var totals = new EnumMap<Group, Figures>(Group.class);
        var periods = new TreeMap<Integer, Map<Group, Figures>>();
        var statement =
                sql.resultQuery(
                        ASK, begins, tenant, from, to, currency, begins, from, from, tenant);
        reads.read(statement::fetch)
                .forEach(row -> {
                    var period = row.get("period", Integer.class);
                    var into =
                            period == null
                                    ? totals
                                    : periods.computeIfAbsent(
                                            period - 1, _ -> new EnumMap<>(Group.class));
                    into.put(
                            Group.of(row.get("kind", String.class)),
                            new Figures(
                                    row.get("customers", long.class),
                                    row.get("orders", long.class),
                                    row.get("amount", long.class)));
                });
        return new Answer(totals, periods);
    }
}
