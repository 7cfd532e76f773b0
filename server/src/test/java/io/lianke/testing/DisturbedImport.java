package io.lianke.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An import of orders that something may happen to, and everything it made: what it must come to
/// is what it comes to when nobody disturbs it.
public final class DisturbedImport {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Set<String> ENDS = Set.of("done", "failed", "cancelled", "paused");
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

    private DisturbedImport() {}

    /// Starts it and answers its id.
    public static String begin(Http client, byte[] file) {
        var started = client.upload("/api/v1/imports", "orders.csv", file, SPEC);
        assertThat(started.status()).as(started.text()).isBetween(200, 202);
        return started.body().path("id").asString();
    }

    /// Waits until the import writes orders, so that whatever comes now hits it in the middle.
    public static void awaitOrders(Http client, String id) {
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> client.get("/api/v1/imports/" + id).body(),
                        body ->
                                body.path("phase").asString("").equals("orders")
                                        && body.at("/progress/done").asLong() > 0);
    }

    /// What the import says of itself.
    public static JsonNode look(Http client, String id) {
        var answer = client.get("/api/v1/imports/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    public static void awaitEnd(Http client, String id) {
        var ended =
                await().atMost(LIMIT)
                        .pollInterval(POLL)
                        .until(
                                () -> client.get("/api/v1/imports/" + id).body(),
                                body -> ENDS.contains(body.path("state").asString("")));
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("done");
    }

    /// Everything the import made, as the API tells it, in an order of its own.
    public static String dump(Http client) {
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
    public static byte[] file(Random random, int orders) {
        var rows = new StringBuilder("Invoice,Sku,Name,Qty,At,Price,Customer\n");
        for (int order = 0; order < orders; order++) {
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
