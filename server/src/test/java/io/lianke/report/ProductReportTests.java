package io.lianke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.NewOrder;
import io.lianke.commerce.NewProduct;
import io.lianke.commerce.Orders;
import io.lianke.commerce.Products;
import io.lianke.customer.CustomerId;
import io.lianke.testing.ServerTests;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ProductReportTests extends ServerTests {
    private static final Instant FROM = Instant.parse("2025-04-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2025-05-15T00:00:00Z");
    private static final String RANGE = "from=" + FROM + "&to=" + TO + "&currency=CNY&limit=1000";

    @Autowired private Orders orders;
    @Autowired private Products products;

    private final RandomSales sales = RandomSales.of(11, 500);

    private static @Nullable String category(String sku) {
        return switch (sku.charAt(sku.length() - 1)) {
            case '1', '2', '3' -> "Tea";
            case '4' -> "Cups & more";
            default -> null;
        };
    }

    private void tell() {
        world.tenant()
                .run(() -> {
                    orders.put(sales.orders());
                    orders.putCreditNotes(sales.notes());
                    products.ensure(
                            sales.orders().stream()
                                    .flatMap(order -> order.lines().stream())
                                    .map(line -> line.sku())
                                    .distinct()
                                    .map(sku -> new NewProduct(sku, null, category(sku), FROM))
                                    .toList());
                });
    }

    private record Filter(
            @Nullable String channel, @Nullable String store, @Nullable String category) {
        String query() {
            return (channel == null ? "" : "&channel=" + channel)
                    + (store == null ? "" : "&store=" + store)
                    + (category == null
                            ? ""
                            : "&category=" + category.replace(" ", "%20").replace("&", "%26"));
        }
    }

    /// One product's figures, as anybody would add them up.
    private static final class Sum {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal revenue = new BigDecimal("0.00");
        private BigDecimal refunds = new BigDecimal("0.00");
        private final Set<String> orders = new HashSet<>();
        private final Set<CustomerId> customers = new HashSet<>();
        private @Nullable Instant lastSold;

        String line(String sku) {
            return String.join(
                    " ",
                    sku,
                    quantity.stripTrailingZeros().toPlainString(),
                    revenue.toPlainString(),
                    refunds.toPlainString(),
                    String.valueOf(orders.size()),
                    String.valueOf(customers.size()),
                    String.valueOf(lastSold));
        }
    }

    private Map<String, Sum> naive(Filter filter) {
        var sums = new HashMap<String, Sum>();
        for (var order : sales.orders()) {
            for (var line : RandomSales.revenue(order)) {
                if (RandomSales.fits(filter.category(), category(line.sku()))) {
                    var sum = sums.computeIfAbsent(line.sku(), _ -> new Sum());
                    if (order.orderedAt().isBefore(TO)
                            && (sum.lastSold == null || sum.lastSold.isBefore(order.orderedAt()))) {
                        sum.lastSold = order.orderedAt();
                    }
                    if (counts(order, filter)) {
                        sum.quantity = sum.quantity.add(line.quantity());
                        sum.revenue = sum.revenue.add(RandomSales.amount(line));
                        sum.orders.add(order.orderId());
                        if (order.customer() != null) {
                            sum.customers.add(order.customer());
                        }
                    }
                }
            }
        }
        for (var note : sales.notes()) {
            if (note.currency().equals("CNY")
                    && RandomSales.within(note.refundedAt(), FROM, TO)
                    && RandomSales.fits(filter.channel(), note.channel())
                    && RandomSales.fits(filter.store(), note.store())) {
                for (var line : note.lines()) {
                    if (RandomSales.fits(filter.category(), category(line.sku()))) {
                        var sum = sums.computeIfAbsent(line.sku(), _ -> new Sum());
                        sum.refunds = sum.refunds.add(RandomSales.amount(line).abs());
                    }
                }
            }
        }
        return sums;
    }

    private static boolean counts(NewOrder order, Filter filter) {
        return order.currency().equals("CNY")
                && RandomSales.within(order.orderedAt(), FROM, TO)
                && RandomSales.fits(filter.channel(), order.channel())
                && RandomSales.fits(filter.store(), order.store());
    }

    private static String line(JsonNode row) {
        return String.join(
                " ",
                row.path("sku").asString(),
                row.path("quantity").asString(),
                row.at("/grossRevenue/amount").asString(),
                row.at("/refunds/amount").asString(),
                row.path("orders").asString(),
                row.path("customers").asString(),
                row.path("lastSoldAt").asString("null"));
    }

    private static List<Filter> filters() {
        var filters = new ArrayList<Filter>();
        for (var channel : new @Nullable String[] {null, "web"}) {
            for (var store : new @Nullable String[] {null, "s1"}) {
                for (var category : new @Nullable String[] {null, "Tea", "Cups & more"}) {
                    filters.add(new Filter(channel, store, category));
                }
            }
        }
        return filters;
    }

    @ParameterizedTest
    @ValueSource(strings = {"revenue", "quantity", "slow"})
    void every_order_of_products_is_that_of_a_naive_sum(String sort) {
        tell();
        for (var filter : filters()) {
            var answer =
                    owner.get(
                            "/api/v1/reports/products?" + RANGE + "&sort=" + sort + filter.query());

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            var told = new ArrayList<String>();
            answer.body().path("rows").forEach(row -> told.add(line(row)));
            assertThat(told).as(filter.toString()).isEqualTo(expected(filter, sort));
        }
    }

    private List<String> expected(Filter filter, String sort) {
        Comparator<Map.Entry<String, Sum>> byRevenue =
                Comparator.comparing(entry -> entry.getValue().revenue, Comparator.reverseOrder());
        Comparator<Map.Entry<String, Sum>> byQuantity =
                Comparator.comparing(entry -> entry.getValue().quantity);
        var order =
                switch (sort) {
                    case "revenue" -> byRevenue;
                    case "quantity" -> byQuantity.reversed().thenComparing(byRevenue);
                    default ->
                            byQuantity
                                    .thenComparing(entry -> entry.getValue().revenue)
                                    .thenComparing(entry ->
                                            Objects.requireNonNull(entry.getValue().lastSold));
                };
        return naive(filter).entrySet().stream()
                .filter(entry ->
                        sort.equals("slow")
                                ? entry.getValue().lastSold != null
                                : !entry.getValue().orders.isEmpty()
                                        || entry.getValue().refunds.signum() > 0)
                .sorted(order.thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue().line(entry.getKey()))
                .toList();
    }

    @Test
    void totals_and_shares_are_over_all_products_however_few_are_shown() {
        tell();
        var sums = naive(new Filter(null, null, "Tea")).values();
        var revenue =
                sums.stream().map(sum -> sum.revenue).reduce(BigDecimal.ZERO, BigDecimal::add);

        var body =
                owner.get(
                                "/api/v1/reports/products?"
                                        + RANGE.replace("1000", "1")
                                        + "&category=Tea")
                        .body();

        assertThat(body.path("rows").size()).isEqualTo(1);
        assertThat(body.at("/totals/grossRevenue/amount").asString())
                .isEqualTo(revenue.toPlainString());
        assertThat(body.at("/totals/products").asLong())
                .isEqualTo(sums.stream().filter(sum -> !sum.orders.isEmpty()).count());
        assertThat(body.at("/rows/0/category").asString()).isEqualTo("Tea");
        var first = new BigDecimal(body.at("/rows/0/grossRevenue/amount").asString());
        assertThat(body.at("/rows/0/share").asDouble())
                .isEqualTo(
                        first.divide(revenue, 15, RoundingMode.HALF_UP).doubleValue(),
                        Offset.offset(1e-12));
    }

    @Test
    void an_unknown_order_and_too_many_rows_are_refused() {
        assertThat(owner.get("/api/v1/reports/products?sort=price").status()).isEqualTo(422);
        assertThat(owner.get("/api/v1/reports/products?limit=1001").status()).isEqualTo(422);
    }
}
