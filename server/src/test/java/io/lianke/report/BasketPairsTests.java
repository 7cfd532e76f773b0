package io.lianke.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.commerce.Orders;
import io.lianke.testing.ServerTests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class BasketPairsTests extends ServerTests {
    private static final Instant AT = Instant.parse("2025-03-01T10:00:00Z");
    private static final String PATH =
            "/api/v1/reports/basket-pairs?from=2025-03-01&to=2025-04-01&zone=UTC";
    private static final Offset<Double> EXACT = Offset.offset(1e-9);

    @Autowired private Orders orders;

    private static NewLine line(String sku, int price) {
        return new NewLine(
                null,
                sku,
                "Name of " + sku,
                BigDecimal.ONE,
                BigDecimal.valueOf(price),
                BigDecimal.ZERO);
    }

    private static NewOrder order(String id, Instant at, List<NewLine> lines) {
        return new NewOrder(
                "shop", id, at, "CNY", "web", null, null, null, lines, List.of(), List.of(), true);
    }

    private static List<NewLine> lines(String... skus) {
        return Arrays.stream(skus).map(sku -> line(sku, 1)).toList();
    }

    private void tell(List<NewOrder> told) {
        world.tenant().run(() -> orders.put(told));
    }

    private void tellSome() {
        var told = new ArrayList<NewOrder>();
        told.add(order("1", AT, lines("bread", "butter", "butter")));
        told.add(order("2", AT, lines("butter", "bread", "milk")));
        told.add(order("3", AT, lines("bread")));
        told.add(order("4", AT, lines("milk")));
        told.add(order("5", AT.minusSeconds(86_400 * 9), lines("butter", "bread")));
        // A gift is in the order and not bought, and an order of gifts is none to look at.
        told.add(order("6", AT, List.of(line("bread", 1), line("milk", 0))));
        told.add(order("7", AT, List.of(line("bread", 0), line("butter", 0))));
        tell(told);
    }

    @Test
    void a_pair_has_the_support_confidence_and_lift_of_the_definitions() {
        tellSome();

        var body = owner.get(PATH).body();

        assertThat(body.path("ordersInRange").asInt()).isEqualTo(5);
        assertThat(body.path("ordersLookedAt").asInt()).isEqualTo(5);
        assertThat(body.path("togetherMin").asInt()).isEqualTo(2);
        assertThat(body.path("pairs").size()).as(body.toString()).isEqualTo(1);
        var pair = body.at("/pairs/0");
        assertThat(pair.at("/first/sku").asString()).isEqualTo("bread");
        assertThat(pair.at("/first/name").asString()).isEqualTo("Name of bread");
        assertThat(pair.at("/first/orders").asInt()).isEqualTo(4);
        assertThat(pair.at("/second/orders").asInt()).isEqualTo(2);
        assertThat(pair.path("together").asInt()).isEqualTo(2);
        assertThat(pair.path("support").asDouble()).isEqualTo(0.4, EXACT);
        assertThat(pair.path("firstToSecond").asDouble()).isEqualTo(0.5, EXACT);
        assertThat(pair.path("secondToFirst").asDouble()).isEqualTo(1.0, EXACT);
        assertThat(pair.path("lift").asDouble()).isEqualTo(1.25, EXACT);
    }

    @Test
    void nothing_bought_together_is_an_empty_list_and_nonsense_is_refused() {
        assertThat(owner.get(PATH).body().path("pairs").size()).isZero();
        assertThat(owner.get(PATH + "&sort=luck").status()).isEqualTo(422);
        assertThat(owner.get(PATH + "&minPerTenThousand=10001").status()).isEqualTo(422);
        assertThat(owner.get(PATH.replace("2025-04-01", "2025-03-01")).code())
                .isEqualTo("report/empty-range");
    }

    private static List<Set<String>> groceries() throws IOException {
        var folder = Objects.requireNonNullElse(System.getenv("LIANKE_DATA"), "../../shared/data");
        var path = Path.of(folder, "groceries", "groceries.csv.gz");
        if (!Files.exists(path) && "true".equals(System.getenv("CI"))) {
            fail("The data set groceries is not at %s", path);
        }
        Assumptions.assumeTrue(Files.exists(path), "needs the data set groceries at " + path);
        var baskets = new TreeMap<Integer, Set<String>>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(path)),
                                StandardCharsets.UTF_8))) {
            in.readLine();
            for (var row = in.readLine(); row != null; row = in.readLine()) {
                int comma = row.indexOf(',');
                baskets.computeIfAbsent(
                                Integer.valueOf(row.substring(0, comma)), _ -> new HashSet<>())
                        .add(row.substring(comma + 2, row.length() - 1));
            }
        }
        return List.copyOf(baskets.values());
    }

    /// Published of these data: 9,835 transactions; at a support of .001 there are 2,981 pairs.
    @Tag("data")
    @Test
    void the_pairs_of_a_real_grocery_are_as_published() throws Exception {
        var baskets = groceries();
        var told = new ArrayList<NewOrder>();
        for (int i = 0; i < baskets.size(); i++) {
            told.add(
                    order(
                            "G" + i,
                            AT.plusSeconds(i),
                            lines(baskets.get(i).stream().sorted().toArray(String[]::new))));
        }
        tell(told);

        var answer = owner.get(PATH + "&minPerTenThousand=10&limit=1000&sort=lift");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var body = answer.body();
        assertThat(body.path("ordersLookedAt").asInt()).isEqualTo(9_835);
        assertThat(body.path("togetherMin").asInt()).isEqualTo(10);
        assertThat(body.path("pairsFound").asInt()).isEqualTo(2_981);
        assertThat(body.path("pairs").size()).isEqualTo(1_000);
        for (var pair : body.path("pairs")) {
            assertDefinitions(pair, baskets);
        }
    }

    private static void assertDefinitions(JsonNode pair, List<Set<String>> baskets) {
        var first = pair.at("/first/sku").asString();
        var second = pair.at("/second/sku").asString();
        double n = baskets.size();
        double a = baskets.stream().filter(basket -> basket.contains(first)).count();
        double b = baskets.stream().filter(basket -> basket.contains(second)).count();
        double both =
                baskets.stream()
                        .filter(basket -> basket.contains(first) && basket.contains(second))
                        .count();
        assertThat(pair.path("together").asDouble()).isEqualTo(both);
        assertThat(pair.path("support").asDouble()).isEqualTo(both / n, EXACT);
        assertThat(pair.path("firstToSecond").asDouble()).isEqualTo(both / a, EXACT);
        assertThat(pair.path("secondToFirst").asDouble()).isEqualTo(both / b, EXACT);
        assertThat(pair.path("lift").asDouble()).isEqualTo(both * n / (a * b), EXACT);
    }
}
