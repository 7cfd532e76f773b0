package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An import that is killed ten times, in each of its phases and the application and its PostgreSQL
/// in turn, ends as one that nobody disturbed.
@Tag("slow")
class KilledImportTests {
    /// The phase to wait for before each kill: most of what can go wrong is in the last one.
    private static final List<String> KILLS =
            List.of(
                    "reading",
                    "reading",
                    "customers",
                    "products",
                    "orders",
                    "orders",
                    "orders",
                    "orders",
                    "orders",
                    "orders");

    private static final List<String> PHASES =
            List.of(
                    "waiting",
                    "reading",
                    "numbering",
                    "customers",
                    "products",
                    "orders",
                    "finishing");
    private static final int ORDERS = 6_000;
    private static final int POLLS_MAX = 12;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Set<String> MADE_BY_THE_RUN =
            Set.of(
                    "id",
                    "ordinal",
                    "customerId",
                    "createdAt",
                    "updatedAt",
                    "version",
                    "firstSeenAt",
                    "lastSeenAt");
    private static final String SPEC =
            """
            {"kind":"orders","source":"shop","zone":"Europe/London","currency":"GBP","channel":"web",
             "mapping":{"orderId":"Invoice","sku":"Sku","productName":"Name","quantity":"Qty",
             "unitPrice":"Price","orderedAt":"At","customer.external:shop":"Customer"},
             "refundWhen":{"column":"Invoice","op":"starts_with","value":"C"}}\
            """;

    @Test
    void ten_kills_leave_no_trace(@TempDir Path quiet, @TempDir Path disturbed) {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var file = file(new Random(7));

        var expected = undisturbed(quiet, file);
        var actual = killed(disturbed, file, random);

        assertThat(actual).as("seed " + seed).isEqualTo(expected);
    }

    private static String undisturbed(Path data, byte[] file) {
        try (var lianke = LiankeProcess.start(data, Map.of())) {
            var client = lianke.client();
            awaitEnd(client, begin(client, file));
            return dump(client);
        }
    }

    private static String killed(Path data, byte[] file, Random random) {
        var lianke = LiankeProcess.start(data, Map.of());
        try {
            var id = begin(lianke.client(), file);
            for (int kill = 0; kill < KILLS.size(); kill++) {
                pollUntil(lianke.client(), id, KILLS.get(kill));
                pollFor(lianke.client(), id, random.nextInt(POLLS_MAX));
                if (kill % 2 == 0) {
                    lianke.kill();
                    lianke = LiankeProcess.start(data, Map.of());
                } else {
                    lianke.killPostgres();
                }
            }
            awaitEnd(lianke.client(), id);
            return dump(lianke.client());
        } finally {
            lianke.close();
        }
    }

    private static String begin(Http client, byte[] file) {
        var started = client.upload("/api/v1/imports", "orders.csv", file, SPEC);
        assertThat(started.status()).as(started.text()).isBetween(200, 202);
        return started.body().path("id").asString();
    }

    /// Looks until the phase has begun; fails when the import is over, for then nothing is killed.
    private static void pollUntil(Http client, String id, String phase) {
        var deadline = Instant.now().plus(LIMIT);
        while (true) {
            var answer = client.get("/api/v1/imports/" + id);
            if (answer.status() == 200) {
                assertThat(answer.body().path("state").asString()).isEqualTo("running");
                var now = PHASES.indexOf(answer.body().path("phase").asString());
                if (now >= PHASES.indexOf(phase)) {
                    return;
                }
            }
            assertThat(Instant.now()).as(answer.text()).isBefore(deadline);
        }
    }

    /// Looks at the progress that often; nobody can tell beforehand what it will then be doing.
    private static void pollFor(Http client, String id, int times) {
        for (int i = 0; i < times; i++) {
            client.get("/api/v1/imports/" + id);
        }
    }

    private static void awaitEnd(Http client, String id) {
        var deadline = Instant.now().plus(LIMIT);
        while (true) {
            var answer = client.get("/api/v1/imports/" + id);
            var state = answer.body().path("state").asString("");
            if (state.equals("done")) {
                return;
            }
            assertThat(state).as(answer.text()).isNotIn("failed", "cancelled");
            assertThat(Instant.now()).as(answer.text()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /// Everything the import made, as the API tells it, in an order of its own.
    private static String dump(Http client) {
        var lines = new TreeSet<String>();
        all(client, "/api/v1/customers?pageSize=500", lines);
        all(client, "/api/v1/orders?pageSize=500", lines);
        all(client, "/api/v1/products?pageSize=500", lines);
        lines.add(
                client.get(
                                "/api/v1/reports/sales?from=2011-01-01&to=2012-01-01&interval=month&currency=GBP")
                        .text());
        return String.join("\n", lines);
    }

    private static void all(Http client, String path, Set<String> lines) {
        var token = "";
        do {
            var answer = client.get(path + token);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answer.body().path("items").forEach(item -> lines.add(path + " " + bare(item)));
            var next = answer.body().path("nextPageToken").asString("");
            token = next.isEmpty() ? "" : "&pageToken=" + next;
        } while (!token.isEmpty());
    }

    private static JsonNode bare(JsonNode item) {
        var copy = item.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.remove(MADE_BY_THE_RUN);
            object.propertyStream()
                    .forEach(field -> {
                        if (field.getValue() instanceof ObjectNode inner) {
                            inner.remove(MADE_BY_THE_RUN);
                        }
                    });
        }
        return copy;
    }

    /// Orders of one to eight lines, whose rows do not stand together, some of them credit notes,
    /// some without a customer, some rows bad.
    private static byte[] file(Random random) {
        var rows = new StringBuilder("Invoice,Sku,Name,Qty,At,Price,Customer\n");
        for (int order = 0; order < ORDERS; order++) {
            var lines = 1 + random.nextInt(8);
            for (int line = 0; line < lines; line++) {
                var far = random.nextInt(20) == 0 ? order / 2 : order;
                var credit = far % 37 == 0;
                var sku = random.nextInt(800);
                rows.append(credit ? "C" : "")
                        .append(100_000 + far)
                        .append(",S")
                        .append(sku)
                        .append(",Thing ")
                        .append(sku % 7 == 0 ? order % 3 : 0)
                        .append(' ')
                        .append(sku)
                        .append(',')
                        .append(
                                random.nextInt(400) == 0
                                        ? "many"
                                        : (credit ? -1 : 1) * (1 + random.nextInt(9)))
                        .append(",2011-")
                        .append(String.format("%02d", 1 + far % 12))
                        .append('-')
                        .append(String.format("%02d", 1 + far % 28))
                        .append(" 10:")
                        .append(String.format("%02d", far % 60))
                        .append(":00,")
                        .append(random.nextInt(2_000) / 100.0)
                        .append(',')
                        .append(far % 5 == 0 ? "" : String.valueOf(10_000 + far % 1_500))
                        .append('\n');
            }
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
