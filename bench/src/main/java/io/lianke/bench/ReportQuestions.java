package io.lianke.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// What people ask of the reports and what Home asks for them, over the demo company whose history
/// ends on 1 November 2026, with the best statements that we know for the same answer. Each row of
/// figures is one line of text on both sides.
final class ReportQuestions {
    private static final String MONTH = "from=2026-10-01&to=2026-11-01";
    private static final String YEAR = "from=2025-11-01&to=2026-11-01";
    private static final String ZONE = "&zone=Asia/Shanghai";
    private static final String CURRENCY = "&currency=CNY";

    private ReportQuestions() {}

    /// A report, and how its figures are read from our answer.
    ///
    /// @param ofMany many people ask it at once
    record Report(Question asked, Function<JsonNode, List<String>> figures, boolean ofMany) {}

    static List<Report> all() {
        return List.of(
                home(
                        "home-sales-today",
                        sales("from=2026-10-31&to=2026-11-01", "month", "channel")),
                home("home-sales-month", sales(MONTH, "month", "channel")),
                home("home-buyers-month", buyers(MONTH)),
                report("sales/day", sales(MONTH, "day", "")),
                report("sales/month", sales(YEAR, "month", "")),
                report("sales/month-channel", sales(YEAR, "month", "channel")),
                report("sales/month-store", sales(YEAR, "month", "store")),
                report("buyers/month", buyers(YEAR)),
                report("products/top-30-days", products(MONTH, "revenue", "")),
                report("products/top", products(YEAR, "revenue", "")),
                report("products/slow", products(YEAR, "slow", "")),
                report("products/top-of-store", products(YEAR, "revenue", "S017")),
                report("baskets/newest", baskets(YEAR, "")),
                report("baskets/store", baskets(YEAR, "S017")));
    }

    private record Sides(String path, String statement, Function<JsonNode, List<String>> figures) {}

    private static Report home(String variant, Sides sides) {
        return new Report(
                new Question(variant, sides.path(), sides.statement(), ""), sides.figures(), true);
    }

    private static Report report(String variant, Sides sides) {
        return new Report(
                new Question(variant, sides.path(), sides.statement(), ""), sides.figures(), false);
    }

    private static String inRange(String range, String column) {
        return ReportStatements.inRange(column, range.substring(5, 15), range.substring(19, 29));
    }

    private static Sides sales(String range, String interval, String breakdown) {
        var path = "/api/v1/reports/sales?" + range + ZONE + CURRENCY + "&interval=" + interval;
        var place =
                switch (breakdown) {
                    case "channel" -> "channel";
                    case "store" -> "coalesce(store, '')";
                    case String _ -> "''";
                };
        return new Sides(
                breakdown.isEmpty() ? path : path + "&breakdown=" + breakdown,
                ReportStatements.sales(
                        interval,
                        place,
                        inRange(range, "ordered_at"),
                        inRange(range, "refunded_at")),
                ReportQuestions::sales);
    }

    static List<String> sales(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add(salesLine(answer.path("totals")));
        for (var row : answer.path("rows")) {
            lines.add(line(text(row, "period"), text(row, "breakdown"), salesLine(row)));
        }
        return lines;
    }

    private static String salesLine(JsonNode row) {
        return line(
                text(row, "orders"),
                text(row, "customers"),
                minor(row, "grossRevenue"),
                minor(row, "refunds"));
    }

    private static Sides buyers(String range) {
        return new Sides(
                "/api/v1/reports/customers?" + range + ZONE + CURRENCY + "&interval=month",
                ReportStatements.buyers(inRange(range, "ordered_at"), range.substring(5, 15)),
                ReportQuestions::buyers);
    }

    static List<String> buyers(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add(buyersLine(answer.path("totals")));
        for (var row : answer.path("rows")) {
            lines.add(line(text(row, "period"), buyersLine(row)));
        }
        return lines;
    }

    private static String buyersLine(JsonNode row) {
        return String.join(
                "|",
                List.of("newCustomers", "returningCustomers", "unknownCustomers").stream()
                        .map(group -> {
                            var figures = row.path(group);
                            return line(
                                    text(figures, "customers"),
                                    text(figures, "orders"),
                                    minor(figures, "grossRevenue"));
                        })
                        .toList());
    }

    private static Sides products(String range, String sort, String store) {
        var path = "/api/v1/reports/products?" + range + ZONE + CURRENCY + "&sort=" + sort;
        var condition = store.isEmpty() ? "" : "and o.store = '" + store + "'";
        return new Sides(
                store.isEmpty() ? path : path + "&store=" + store,
                ReportStatements.products(
                        inRange(range, "ordered_at"),
                        inRange(range, "refunded_at"),
                        sort.equals("slow"),
                        condition,
                        range.substring(19, 29)),
                ReportQuestions::products);
    }

    static List<String> products(JsonNode answer) {
        var lines = new ArrayList<String>();
        var totals = answer.path("totals");
        lines.add(
                line(
                        text(totals, "products"),
                        text(totals, "quantity"),
                        minor(totals, "grossRevenue"),
                        minor(totals, "refunds")));
        for (var row : answer.path("rows")) {
            lines.add(
                    line(
                            text(row, "sku"),
                            text(row, "quantity"),
                            minor(row, "grossRevenue"),
                            minor(row, "refunds"),
                            text(row, "orders"),
                            text(row, "customers"),
                            String.valueOf(
                                    Instant.parse(text(row, "lastSoldAt")).getEpochSecond())));
        }
        return lines;
    }

    private static Sides baskets(String range, String store) {
        var path = "/api/v1/reports/basket-pairs?" + range + ZONE;
        var condition = store.isEmpty() ? "" : "and store = '" + store + "'";
        return new Sides(
                store.isEmpty() ? path : path + "&store=" + store,
                ReportStatements.baskets(inRange(range, "ordered_at"), condition),
                ReportQuestions::baskets);
    }

    static List<String> baskets(JsonNode answer) {
        var lines = new ArrayList<String>();
        lines.add(
                line(
                        text(answer, "ordersInRange"),
                        text(answer, "ordersLookedAt"),
                        text(answer, "togetherMin"),
                        text(answer, "pairsFound")));
        for (var pair : answer.path("pairs")) {
            var first = pair.path("first");
            var second = pair.path("second");
            lines.add(
                    line(
                            text(first, "sku"),
                            text(second, "sku"),
                            text(pair, "together"),
                            text(first, "orders"),
                            text(second, "orders")));
        }
        return lines;
    }

    private static String line(String... fields) {
        return String.join("|", fields);
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    private static String minor(JsonNode row, String field) {
        return new BigDecimal(row.path(field).path("amount").asString())
                .movePointRight(2)
                .toPlainString();
    }
}
