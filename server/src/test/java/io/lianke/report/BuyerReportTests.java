package io.lianke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.NewOrder;
import io.lianke.commerce.Orders;
import io.lianke.customer.CustomerId;
import io.lianke.testing.ServerTests;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BuyerReportTests extends ServerTests {
    private static final List<String> GROUPS =
            List.of("newCustomers", "returningCustomers", "unknownCustomers");

    @Autowired private Orders orders;

    private void tell(RandomSales sales) {
        world.tenant()
                .run(() -> {
                    orders.put(sales.orders());
                    orders.putCreditNotes(sales.notes());
                });
    }

    /// Customers, orders and revenue of each group, by period; under `null` those of the range.
    private static final class Naive {
        private final Map<String, Set<CustomerId>> customers = new HashMap<>();
        private final Map<String, Integer> orders = new TreeMap<>();
        private final Map<String, BigDecimal> revenue = new HashMap<>();

        void add(String cell, NewOrder order) {
            if (order.customer() != null) {
                customers.computeIfAbsent(cell, _ -> new HashSet<>()).add(order.customer());
            }
            orders.merge(cell, 1, Integer::sum);
            RandomSales.revenue(order)
                    .forEach(
                            line -> revenue.merge(cell, RandomSales.amount(line), BigDecimal::add));
        }

        List<String> lines() {
            return orders.keySet().stream()
                    .map(cell ->
                            "%s %d %d %s"
                                    .formatted(
                                            cell,
                                            customers.getOrDefault(cell, Set.of()).size(),
                                            orders.get(cell),
                                            revenue.get(cell)))
                    .toList();
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

    private static List<String> naive(
            RandomSales sales, ZoneId zone, String interval, Instant from, Instant to) {
        var first = new HashMap<CustomerId, Instant>();
        var sold = sales.orders().stream().filter(o -> !RandomSales.revenue(o).isEmpty()).toList();
        for (var order : sold) {
            if (order.customer() != null) {
                first.merge(order.customer(), order.orderedAt(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        var naive = new Naive();
        for (var order : sold) {
            if (order.currency().equals("CNY") && RandomSales.within(order.orderedAt(), from, to)) {
                var period = period(order.orderedAt(), zone, interval);
                var begins = period.atStartOfDay(zone).toInstant();
                var since = begins.isAfter(from) ? begins : from;
                var customer = order.customer();
                naive.add(period + " " + group(customer, first, since), order);
                naive.add("total " + group(customer, first, from), order);
            }
        }
        return naive.lines();
    }

    private static String group(
            @Nullable CustomerId customer, Map<CustomerId, Instant> first, Instant since) {
        if (customer == null) {
            return GROUPS.getLast();
        }
        var began = Objects.requireNonNull(first.get(customer));
        return began.isBefore(since) ? GROUPS.get(1) : GROUPS.getFirst();
    }

    private static void lines(String period, JsonNode row, List<String> lines) {
        for (var group : GROUPS) {
            var figures = row.path(group);
            if (figures.path("orders").asInt() > 0) {
                lines.add(
                        "%s %s %d %d %s"
                                .formatted(
                                        period,
                                        group,
                                        figures.path("customers").asInt(),
                                        figures.path("orders").asInt(),
                                        figures.at("/grossRevenue/amount").asString()));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2025-02-01, 2025-06-01",
        "America/New_York, 2025-03-05, 2025-04-15",
        "Pacific/Auckland, 2025-01-01, 2025-12-31",
    })
    void new_and_returning_customers_are_those_of_a_naive_sum(String zone, String from, String to) {
        var sales = RandomSales.of(zone.hashCode(), 400);
        tell(sales);
        for (var interval : List.of("day", "week", "month")) {
            var answer =
                    owner.get(
                            "/api/v1/reports/customers?currency=CNY&from=%s&to=%s&zone=%s&interval=%s"
                                    .formatted(from, to, zone, interval));

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            var told = new ArrayList<String>();
            answer.body()
                    .path("rows")
                    .forEach(row -> lines(row.path("period").asString(), row, told));
            lines("total", answer.body().path("totals"), told);
            var local = ZoneId.of(zone);
            assertThat(told)
                    .isEqualTo(
                            sorted(
                                    naive(
                                            sales,
                                            local,
                                            interval,
                                            LocalDate.parse(from).atStartOfDay(local).toInstant(),
                                            LocalDate.parse(to).atStartOfDay(local).toInstant())));
        }
    }

    /// As the answer has them: by period, new before returning before unknown.
    private static List<String> sorted(List<String> lines) {
        return lines.stream()
                .sorted((a, b) -> {
                    var byPeriod = a.split(" ")[0].compareTo(b.split(" ")[0]);
                    return byPeriod == 0
                            ? Integer.compare(
                                    GROUPS.indexOf(a.split(" ")[1]),
                                    GROUPS.indexOf(b.split(" ")[1]))
                            : byPeriod;
                })
                .toList();
    }

    @Test
    void who_is_new_follows_when_the_first_order_is_told_otherwise_or_taken_away() {
        var sales = RandomSales.of(5, 60);
        tell(sales);
        var path =
                "/api/v1/reports/customers?currency=CNY&from=2025-01-01&to=2026-01-01&interval=month&zone=UTC";
        var before = owner.get(path).body();
        var old =
                sales.orders().stream()
                        .filter(o -> o.customer() != null && !RandomSales.revenue(o).isEmpty())
                        .filter(o -> o.currency().equals("CNY"))
                        .findFirst()
                        .orElseThrow();
        var earlier =
                new NewOrder(
                        "shop",
                        "earlier",
                        Instant.parse("2024-06-01T00:00:00Z"),
                        "CNY",
                        "web",
                        null,
                        null,
                        old.customer(),
                        RandomSales.revenue(old),
                        List.of(),
                        List.of(),
                        true);

        var put = world.tenant().call(() -> orders.put(List.of(earlier)));
        var after = owner.get(path).body();
        world.tenant()
                .run(() -> orders.remove(List.of(Objects.requireNonNull(put.getFirst().id()))));

        assertThat(newOnes(after)).isEqualTo(newOnes(before) - 1);
        assertThat(owner.get(path).body()).isEqualTo(before);
    }

    private static int newOnes(JsonNode body) {
        return body.at("/totals/newCustomers/customers").asInt();
    }
}
