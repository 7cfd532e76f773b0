package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.Http;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A load of the demo company that is killed four times, the application and its PostgreSQL in
/// turn, ends in the company of one that nobody disturbed; and nobody changes anything meanwhile.
@Tag("slow")
class KilledDemoTests {
    /// After each thousand one transaction is over.
    private static final int CUSTOMERS = 5_000;

    private static final Map<String, String> DEMO =
            Map.of(
                    "LIANKE_DEMO_CUSTOMERS",
                    String.valueOf(CUSTOMERS),
                    "LIANKE_DEMO_UNTIL",
                    "2026-11-20T06:00:00Z");

    /// How many customers are loaded before each kill.
    private static final List<Integer> KILLS = List.of(0, 1_000, 2_000, 3_000);

    private static final int HISTORY_OF_ONE_IN = 100;
    private static final int POLLS_MAX = 40;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> MADE_BY_THE_RUN =
            List.of("id", "customerId", "createdAt", "updatedAt");
    private static final String SOMEBODY = "{\"kind\":\"person\",\"name\":\"Somebody\"}";

    @Test
    void four_kills_leave_no_trace(@TempDir Path quiet, @TempDir Path disturbed) {
        var seed = Long.getLong("seed", System.nanoTime());

        var expected = undisturbed(quiet);
        var actual = killed(disturbed, new Random(seed));

        assertThat(actual).as("seed " + seed).isEqualTo(expected);
    }

    private static List<String> undisturbed(Path data) {
        try (var lianke = LiankeProcess.launch(List.of(), data, DEMO)) {
            var early = early(lianke);
            awaitLoaded(early, 1_000);
            var refused = early.post("/api/v1/customers", SOMEBODY);
            assertThat(refused.code()).isEqualTo("demo/loading");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();

            var company = dump(lianke.client());
            assertThat(lianke.client().post("/api/v1/customers", SOMEBODY).status()).isEqualTo(201);
            return company;
        }
    }

    private static List<String> killed(Path data, Random random) {
        var lianke = LiankeProcess.launch(List.of(), data, DEMO);
        try {
            for (int kill = 0; kill < KILLS.size(); kill++) {
                awaitLoaded(early(lianke), KILLS.get(kill));
                pollFor(early(lianke), random.nextInt(POLLS_MAX));
                if (kill % 2 == 0) {
                    lianke.kill();
                    lianke = LiankeProcess.launch(List.of(), data, DEMO);
                } else {
                    lianke.killPostgres();
                }
            }
            return dump(lianke.client());
        } finally {
            lianke.close();
        }
    }

    /// A client for the time before the application is ready.
    private static Http early(LiankeProcess lianke) {
        return Http.program(lianke.setUpLink().getPort(), LiankeProcess.KEY);
    }

    /// Waits until so many are there; fails when the company is whole, for then nothing is killed.
    private static void awaitLoaded(Http client, int customers) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> client.get("/api/v1/demo"),
                        answer ->
                                answer.status() == 200
                                        && answer.body().path("finishedAt").isNull()
                                        && answer.body().path("loaded").asInt() >= customers);
    }

    /// Looks at the progress that often; nobody can tell beforehand what it will then be doing.
    private static void pollFor(Http client, int times) {
        for (int i = 0; i < times; i++) {
            client.get("/api/v1/demo");
        }
    }

    /// The company as the API tells it, and of some customers what they looked at, too.
    private static List<String> dump(Http client) {
        var demo = (ObjectNode) client.get("/api/v1/demo").body();
        assertThat(demo.remove("finishedAt").isNull()).isFalse();
        var lines = new ArrayList<String>();
        lines.add(demo.toString());
        var customers = all(client, "/api/v1/customers?pageSize=500");
        assertThat(customers).hasSize(CUSTOMERS);
        add("order", all(client, "/api/v1/orders?pageSize=500"), lines);
        add("refund", all(client, "/api/v1/refunds?pageSize=500"), lines);
        add("product", all(client, "/api/v1/products?pageSize=500"), lines);
        for (var customer : customers) {
            if (customer.path("ordinal").asInt() % HISTORY_OF_ONE_IN == 0) {
                var path = "/api/v1/customers/" + customer.path("id").asString() + "/timeline";
                add(
                        customer.path("ordinal").toString(),
                        all(client, path + "?pageSize=100"),
                        lines);
            }
        }
        add("customer", customers, lines);
        lines.sort(null);
        return lines;
    }

    private static List<JsonNode> all(Http client, String path) {
        var items = new ArrayList<JsonNode>();
        var token = "";
        do {
            var answer = client.get(path + token);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.body().path("items").forEach(items::add);
            var next = answer.body().path("nextPageToken").asString("");
            token = next.isEmpty() ? "" : "&pageToken=" + next;
        } while (!token.isEmpty());
        return items;
    }

    private static void add(String name, List<JsonNode> items, List<String> lines) {
        items.forEach(item -> {
            strip(item);
            lines.add(name + " " + item);
        });
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MADE_BY_THE_RUN);
        }
        node.forEach(KilledDemoTests::strip);
    }
}
