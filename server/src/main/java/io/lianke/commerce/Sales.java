package io.lianke.commerce;

import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What was sold and given back, summed up by period. Costs a read of the orders and refunds in
/// range by the indexes on time: about a second for a million orders.
@Component
@Transactional(readOnly = true)
public class Sales {
    private static final int CURRENCIES_MAX = 20;

    // Which period does each order belong to, and what do the orders of each come to? One pass over
    // the
    // orders in range; the row without a period is the sum over all.
    private static final String BOUGHT =
            """
            select period, place, count(*) filter (where revenue_lines > 0) as orders,
                count(distinct customer_id) filter (where revenue_lines > 0) as customers,
                coalesce(sum(gross_minor), 0) as amount
            from (
                select width_bucket(ordered_at, ?::timestamptz[]) as period,
                    case ?::text when 'channel' then channel when 'store' then coalesce(store, '') end as place,
                    revenue_lines, customer_id, gross_minor
                from commerce.orders
                where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz and currency = ?
                    and (?::boolean or customer_id is not null)) sold
            group by grouping sets ((period, place), ())
            """;

    private static final String RETURNED =
            """
            select period, place, 0 as orders, 0 as customers, coalesce(sum(amount_minor), 0) as amount
            from (
                select width_bucket(refunded_at, ?::timestamptz[]) as period,
                    case ?::text when 'channel' then channel when 'store' then coalesce(store, '') end as place,
                    amount_minor
                from commerce.refunds
                where tenant_id = ? and refunded_at >= ?::timestamptz and refunded_at < ?::timestamptz and currency = ?
                    and (?::boolean or customer_id is not null)) refunded
            group by grouping sets ((period, place), ())
            """;

    private static final String CURRENCIES =
            """
            select currency from (
                select distinct currency from commerce.orders
                where tenant_id = ? and ordered_at >= ?::timestamptz and ordered_at < ?::timestamptz and revenue_lines > 0
                    and (?::boolean or customer_id is not null)
                union
                select distinct currency from commerce.refunds
                where tenant_id = ? and refunded_at >= ?::timestamptz and refunded_at < ?::timestamptz
                    and (?::boolean or customer_id is not null)) used
            order by currency limit ?
            """;

    private final DSLContext sql;
    private final LongReads reads;

    Sales(DSLContext sql, LongReads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    public enum Breakdown {
        NONE,
        CHANNEL,
        STORE;

        String code() {
            return switch (this) {
                case NONE -> "";
                case CHANNEL -> "channel";
                case STORE -> "store";
            };
        }
    }

    public enum Buyers {
        ALL,
        KNOWN
    }

    /// What is asked.
    ///
    /// @param starts when each period begins, ascending; the first is not after `from`
    /// @param to the first instant left out
    public record Question(
            List<Instant> starts, Instant from, Instant to, Breakdown breakdown, Buyers buyers) {
        public Question {
            starts = List.copyOf(starts);
            if (starts.isEmpty() || starts.getFirst().isAfter(from)) {
                throw new IllegalArgumentException("The first period begins after the range");
            }
        }

        private boolean everybody() {
            return buyers == Buyers.ALL;
        }
    }

    /// The figures of one period, and of one place in it.
    ///
    /// @param period index into the starts
    /// @param place the channel's or the store's code, empty for none; null without a breakdown
    public record Row(int period, @Nullable String place, Figures figures) {}

    /// Sums.
    ///
    /// @param orders with at least one line that is revenue, as are `customers`
    public record Figures(long orders, long customers, long grossMinor, long refundedMinor) {
        static final Figures NOTHING = new Figures(0, 0, 0, 0);
    }

    /// The sums of a range.
    ///
    /// @param rows by period, then by place; only those in which something was sold or given back
    public record Answer(Figures totals, List<Row> rows) {}

    /// The currencies that something was sold or given back in.
    public SortedSet<String> currencies(Question question) {
        var tenant = Tenant.current().id();
        var statement =
                sql.resultQuery(
                        CURRENCIES,
                        tenant,
                        question.from(),
                        question.to(),
                        question.everybody(),
                        tenant,
                        question.from(),
                        question.to(),
                        question.everybody(),
                        CURRENCIES_MAX);
        return new TreeSet<>(reads.read(() -> statement.fetch(row -> row.get(0, String.class))));
    }

    /// The sums in one currency.
    public Answer ask(Question question, String currency) {
        var cells = new TreeMap<Cell, Figures>();
        var totals = Figures.NOTHING;
        for (var row : query(BOUGHT, question, currency)) {
            var figures =
                    new Figures(
                            row.get("orders", long.class),
                            row.get("customers", long.class),
                            row.get("amount", long.class),
                            0);
            var cell = cell(row);
            if (cell == null) {
                totals = figures;
            } else if (figures.orders() > 0) {
                cells.put(cell, figures);
            }
        }
        for (var row : query(RETURNED, question, currency)) {
            var refunded = row.get("amount", long.class);
            var cell = cell(row);
            if (cell == null) {
                totals = with(totals, refunded);
            } else {
                cells.put(cell, with(cells.getOrDefault(cell, Figures.NOTHING), refunded));
            }
        }
        return new Answer(totals, rows(cells, question.breakdown()));
    }

    private record Cell(int period, String place) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return period == other.period
                    ? place.compareTo(other.place)
                    : Integer.compare(period, other.period);
        }
    }

    private static @Nullable Cell cell(Record row) {
        var period = row.get("period", Integer.class);
        var place = row.get("place", String.class);
        return period == null ? null : new Cell(period - 1, place == null ? "" : place);
    }

    private static Figures with(Figures figures, long refunded) {
        return new Figures(figures.orders(), figures.customers(), figures.grossMinor(), refunded);
    }

    private static List<Row> rows(Map<Cell, Figures> cells, Breakdown breakdown) {
        return cells.entrySet().stream()
                .map(cell ->
                        new Row(
                                cell.getKey().period(),
                                breakdown == Breakdown.NONE ? null : cell.getKey().place(),
                                cell.getValue()))
                .toList();
    }

    private List<? extends Record> query(String query, Question question, String currency) {
        UUID tenant = Tenant.current().id();
        var statement =
                sql.resultQuery(
                        query,
                        question.starts().toArray(Instant[]::new),
                        question.breakdown().code(),
                        tenant,
                        question.from(),
                        question.to(),
                        currency,
                        question.everybody());
        return reads.read(statement::fetch);
    }
}
