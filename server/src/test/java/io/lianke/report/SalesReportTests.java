package io.lianke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.NewCreditNote;
import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.commerce.Orders;
import io.lianke.customer.CustomerId;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class SalesReportTests extends ServerTests {
    private static final Instant FROM = Instant.parse("2025-03-01T00:00:00Z");
    private static final int HOURS = 24 * 90;

    @Autowired private Orders orders;

    private final List<NewOrder> told = new ArrayList<>();
    private final List<NewCreditNote> notes = new ArrayList<>();

    private void fill(long seed) {
        var random = new Random(seed);
        var customers = new ArrayList<@Nullable CustomerId>();
        customers.add(null);
        for (int i = 0; i < 5; i++) {
            customers.add(new CustomerId(new UUID(seed, i)));
        }
        for (int i = 0; i < 300; i++) {
            var at = FROM.plusSeconds(random.nextInt(HOURS * 4) * 900L);
            var customer = customers.get(random.nextInt(customers.size()));
            var channel = random.nextBoolean() ? "web" : "store";
            var store = random.nextInt(3) == 0 ? "s" + random.nextInt(2) : null;
            if (random.nextInt(5) == 0) {
                notes.add(
                        new NewCreditNote(
                                "shop",
                                "N" + i,
                                at,
                                "CNY",
                                channel,
                                store,
                                customer,
                                null,
                                lines(random)));
            } else {
                told.add(
                        new NewOrder(
                                "shop",
                                "O" + i,
                                at,
                                "CNY",
                                channel,
                                store,
                                null,
                                customer,
                                lines(random),
                                List.of(),
                                List.of(),
                                true));
            }
        }
        world.tenant()
                .run(() -> {
                    orders.put(told);
                    orders.putCreditNotes(notes);
                });
    }

    private static List<NewLine> lines(Random random) {
        var lines = new ArrayList<NewLine>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            lines.add(
                    new NewLine(
                            null,
                            "sku" + random.nextInt(4),
                            null,
                            BigDecimal.valueOf(random.nextInt(5) - 1),
                            BigDecimal.valueOf(random.nextInt(20_000) - 1_000, 4),
                            BigDecimal.ZERO));
        }
        return lines;
    }

    /// The report as anybody would write it who does not care about speed.
    private static final class Naive {
        private final Map<String, Set<String>> orders = new TreeMap<>();
        private final Map<String, Set<CustomerId>> customers = new TreeMap<>();
        private final Map<String, BigDecimal> gross = new TreeMap<>();
        private final Map<String, BigDecimal> refunds = new TreeMap<>();

        void order(String cell, NewOrder order) {
            var revenue =
                    order.lines().stream()
                            .filter(line ->
                                    line.quantity().signum() > 0 && line.unitPrice().signum() > 0)
                            .toList();
            if (revenue.isEmpty()) {
                return;
            }
            orders.computeIfAbsent(cell, _ -> new HashSet<>()).add(order.orderId());
            if (order.customer() != null) {
                customers.computeIfAbsent(cell, _ -> new HashSet<>()).add(order.customer());
            }
            revenue.forEach(line -> gross.merge(cell, amount(line), BigDecimal::add));
        }

        void note(String cell, NewCreditNote note) {
            note.lines().forEach(line -> refunds.merge(cell, amount(line).abs(), BigDecimal::add));
        }

        private static BigDecimal amount(NewLine line) {
            return line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
        }

        String row(String cell) {
            return cell
                    + " "
                    + orders.getOrDefault(cell, Set.of()).size()
                    + " "
                    + customers.getOrDefault(cell, Set.of()).size()
                    + " "
                    + gross.getOrDefault(cell, new BigDecimal("0.00"))
                    + " "
                    + refunds.getOrDefault(cell, new BigDecimal("0.00"));
        }

        List<String> rows() {
            var cells = new java.util.TreeSet<String>(orders.keySet());
            cells.addAll(refunds.keySet());
            return cells.stream().map(this::row).toList();
        }
    }

    private static LocalDate period(Instant at, ZoneId zone, String interval) {
        var day = at.atZone(zone).toLocalDate();
        return switch (interval) {
            case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case "month" -> day.withDayOfMonth(1);
            default -> day;
        };
    }

    private List<String> naive(Case asked, boolean total) {
        var zone = ZoneId.of(asked.zone());
        var from = LocalDate.parse(asked.from()).atStartOfDay(zone).toInstant();
        var to = LocalDate.parse(asked.to()).atStartOfDay(zone).toInstant();
        var naive = new Naive();
        for (var order : told) {
            if (!order.orderedAt().isBefore(from)
                    && order.orderedAt().isBefore(to)
                    && (!asked.known() || order.customer() != null)) {
                var place = asked.breakdown().equals("store") ? order.store() : order.channel();
                naive.order(total ? "" : cell(order.orderedAt(), place, asked), order);
            }
        }
        for (var note : notes) {
            if (!note.refundedAt().isBefore(from)
                    && note.refundedAt().isBefore(to)
                    && (!asked.known() || note.customer() != null)) {
                var place = asked.breakdown().equals("store") ? note.store() : note.channel();
                naive.note(total ? "" : cell(note.refundedAt(), place, asked), note);
            }
        }
        return total ? List.of(naive.row("")) : naive.rows();
    }

    private static String cell(Instant at, @Nullable String place, Case asked) {
        return period(at, ZoneId.of(asked.zone()), asked.interval())
                + "/"
                + (asked.breakdown().isEmpty() || place == null ? "" : place);
    }

    private record Case(
            String zone, String interval, String breakdown, boolean known, String from, String to) {
        String path() {
            return "/api/v1/reports/sales?from=%s&to=%s&zone=%s&interval=%s&knownCustomers=%s%s"
                    .formatted(
                            from,
                            to,
                            zone,
                            interval,
                            known,
                            breakdown.isEmpty() ? "" : "&breakdown=" + breakdown);
        }
    }

    private static String figures(tools.jackson.databind.JsonNode figures) {
        return " "
                + figures.at("/orders").asInt()
                + " "
                + figures.at("/customers").asInt()
                + " "
                + figures.at("/grossRevenue/amount").asString()
                + " "
                + figures.at("/refunds/amount").asString();
    }

    private static List<String> rows(Http.Answer answer) {
        var rows = new ArrayList<String>();
        answer.body()
                .at("/rows")
                .forEach(row ->
                        rows.add(
                                row.at("/period").asString()
                                        + "/"
                                        + row.at("/breakdown").asString("")
                                        + figures(row)));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2025-03-01, 2025-06-01",
        "America/New_York, 2025-03-01, 2025-05-15",
        "Africa/Cairo, 2025-04-01, 2025-05-10",
        "Pacific/Auckland, 2025-03-02, 2025-05-31",
    })
    void every_report_is_what_a_naive_sum_says(String zone, String from, String to) {
        fill(zone.hashCode());
        for (var interval : List.of("day", "week", "month")) {
            for (var breakdown : List.of("", "channel", "store")) {
                for (var known : List.of(true, false)) {
                    var asked = new Case(zone, interval, breakdown, known, from, to);
                    var answer = owner.get(asked.path());

                    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                    assertThat(rows(answer)).as(asked.path()).isEqualTo(naive(asked, false));
                    assertThat(figures(answer.body().at("/totals")))
                            .as(asked.path())
                            .isEqualTo(naive(asked, true).getFirst());
                }
            }
        }
    }

    @Test
    void several_currencies_are_refused_by_name_unless_one_is_asked_for() {
        for (var currency : List.of("CNY", "USD")) {
            told.add(
                    new NewOrder(
                            "shop",
                            "O" + currency,
                            FROM,
                            currency,
                            "web",
                            null,
                            null,
                            null,
                            List.of(
                                    new NewLine(
                                            null,
                                            "a",
                                            null,
                                            BigDecimal.ONE,
                                            BigDecimal.TEN,
                                            BigDecimal.ZERO)),
                            List.of(),
                            List.of(),
                            true));
        }
        world.tenant().run(() -> orders.put(told));
        var path = "/api/v1/reports/sales?from=2025-01-01&to=2026-01-01&interval=month";

        var mixed = owner.get(path);
        var dollars = owner.get(path + "&currency=USD");

        assertThat(mixed.status()).isEqualTo(422);
        assertThat(mixed.code()).isEqualTo("report/mixed-currencies");
        assertThat(mixed.body().at("/detail").asString()).contains("CNY, USD");
        assertThat(dollars.body().at("/totals/grossRevenue").toString())
                .isEqualTo("{\"amount\":\"10.00\",\"currency\":\"USD\"}");
    }

    private void sell(String id, Instant at) {
        var line = new NewLine(null, "a", null, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO);
        world.tenant()
                .run(() ->
                        orders.put(
                                List.of(
                                        new NewOrder(
                                                "shop",
                                                id,
                                                at,
                                                "CNY",
                                                "web",
                                                null,
                                                null,
                                                null,
                                                List.of(line),
                                                List.of(),
                                                List.of(),
                                                true))));
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks went from 24:00 to 1:00, so the day began at one o'clock.
        "Africa/Cairo, 2025-04-24T21:59:59Z, day, 2025-04-24",
        "Africa/Cairo, 2025-04-24T22:00:00Z, day, 2025-04-25",
        // A day of 23 hours and one of 25.
        "America/New_York, 2025-03-09T04:59:59Z, day, 2025-03-08",
        "America/New_York, 2025-03-10T03:59:59Z, day, 2025-03-09",
        "America/New_York, 2025-03-10T04:00:00Z, day, 2025-03-10",
        "America/New_York, 2025-11-03T04:59:59Z, day, 2025-11-02",
        "America/New_York, 2025-11-03T05:00:00Z, day, 2025-11-03",
        // Clocks changed on the Sunday that ends the week.
        "Europe/London, 2025-03-30T22:59:59Z, week, 2025-03-24",
        "Europe/London, 2025-03-30T23:00:00Z, week, 2025-03-31",
        "Asia/Shanghai, 2024-12-29T16:00:00Z, week, 2024-12-30",
        "Asia/Shanghai, 2025-01-05T15:59:59Z, week, 2024-12-30",
        "Asia/Kathmandu, 2025-01-31T18:14:59Z, month, 2025-01-01",
        "Asia/Kathmandu, 2025-01-31T18:15:00Z, month, 2025-02-01",
    })
    void a_sale_falls_into_the_period_that_the_wall_clock_says(
            String zone, Instant at, String interval, String period) {
        sell("O1", at);

        var path = "/api/v1/reports/sales?from=2024-12-01&to=2025-12-01&interval=";
        var answer = owner.get(path + interval + "&zone=" + zone);

        assertThat(rows(answer)).containsExactly(period + "/ 1 0 10.00 0.00");
    }

    @Test
    void without_a_range_the_report_is_of_the_last_thirty_days() {
        var zone = ZoneId.of("Asia/Shanghai");
        var today = LocalDate.now(zone);
        var from = today.minusDays(29).atStartOfDay(zone).toInstant();
        var to = today.plusDays(1).atStartOfDay(zone).toInstant();
        sell("before", from.minusMillis(1));
        sell("first", from);
        sell("last", to.minusMillis(1));
        sell("after", to);

        var path = "/api/v1/reports/sales?zone=Asia/Shanghai";

        assertThat(owner.get(path).body().at("/totals/orders").asInt()).isEqualTo(2);
        assertThat(owner.get(path + "&from=" + today).body().at("/totals/orders").asInt())
                .isEqualTo(1);
        assertThat(owner.get(path + "&to=" + today).body().at("/totals/orders").asInt())
                .isEqualTo(2);
        assertThat(owner.get("/api/v1/reports/sales").status()).isEqualTo(200);
    }

    @Test
    void nothing_sold_is_zero_in_the_tenants_currency() {
        var answer = owner.get("/api/v1/reports/sales?from=2025-01-01&to=2026-01-01");

        assertThat(answer.body().at("/totals").toString())
                .isEqualTo(
                        "{\"orders\":0,\"customers\":0,\"grossRevenue\":{\"amount\":\"0.00\",\"currency\":\"CNY\"},"
                                + "\"refunds\":{\"amount\":\"0.00\",\"currency\":\"CNY\"}}");
        assertThat(answer.body().at("/rows").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01&to=2025-01-01, 422",
        "from=1900-01-01&to=2199-01-01, 422",
        "from=yesterday&to=2026-01-01, 422",
        "from=2025-01-01&to=2026-01-01&zone=Mars/Base, 422",
        "from=2025-01-01&to=2026-01-01&interval=hour, 422",
        "from=2025-01-01&to=2026-01-01&breakdown=customer, 422",
        "from=2025-01-01&to=2026-01-01&currency=XXX, 422",
        "from=%2B999999999-01-01T00:00:00Z&to=2026-01-01, 422",
        "from=2199-01-01, 422",
        "to=1900-01-01T00:00:00, 422",
        "from=2025-01-01&to=2026-01-01&currency=cny, 422",
        "from=2025-01-01&to=2026-01-01&currency=, 422",
        "from=2025-01-01&to=2026-01-01&interval=, 422",
        "zone=, 422",
        "from=2025-01-01&to=2026-01-01&knownCustomers=perhaps, 422",
    })
    void what_makes_no_sense_is_refused(String query, int status) {
        assertThat(owner.get("/api/v1/reports/sales?" + query).status()).isEqualTo(status);
    }
}
