package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.DisturbedImport;
import io.lianke.testing.Http;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// F-3: a disk that fills up stops imports first, then all other writing, and reading never. Once
/// there is room all goes on by itself, and nothing that was acknowledged is missing.
@Tag("slow")
class FullDiskTests {
    private static final int DISK_MEGABYTES = 400;

    /// Between the limit of what can wait, 128 MB on such a disk, and that of all other writing.
    private static final long SCARCE = 112L << 20;

    private static final int ORDERS = 4_000;
    private static final int FIRST_ORDER = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(20);

    @TempDir private Path data;
    private SmallDisk disk;

    @BeforeEach
    void needsASmallDisk() {
        disk = new SmallDisk(DISK_MEGABYTES, data);
        var possible = disk.isPossible();
        if (!"true".equals(System.getenv("CI"))) {
            assumeThat(possible)
                    .as("needs root or user namespaces, to mount a small disk")
                    .isTrue();
        }
        assertThat(possible).as("a small disk can be mounted").isTrue();
    }

    @Test
    void a_full_disk_stops_writing_and_nothing_else() {
        try (var lianke = LiankeProcess.start(disk.prefix(), data, Map.of());
                var tills = OrderJournal.begin(lianke.port(), "T")) {
            var client = lianke.client();
            var id = DisturbedImport.begin(client, file());
            DisturbedImport.awaitOrders(client, id);

            disk.fill(lianke.pid(), SCARCE);
            assertWhatCanWaitWaits(client, id);
            var before = tills.acknowledged();
            await().atMost(PATIENCE).until(() -> tills.acknowledged() > before + 20);

            disk.fill(lianke.pid(), 0);
            assertOnlyReading(lianke);
            assertComesBack(lianke);

            DisturbedImport.awaitEnd(client, id);
            tills.stop();
            assertThat(tills.kinds().keySet())
                    .contains(OrderJournal.FULL)
                    .isSubsetOf(
                            OrderJournal.ACKNOWLEDGED,
                            OrderJournal.FULL,
                            "503 service/database-unavailable");
            tills.assertKept(client);
            assertImportedOnce(client, id);
        }
    }

    private static void assertWhatCanWaitWaits(Http client, String id) {
        await().atMost(PATIENCE)
                .until(
                        () -> DisturbedImport.look(client, id).at("/problem/code").asString(""),
                        "service/storage-full"::equals);
        assertThat(DisturbedImport.look(client, id).path("state").asString()).isEqualTo("running");
        var upload = client.upload("/api/v1/import-files", "more.csv", file(), null);
        assertThat(upload.status()).isEqualTo(503);
        assertThat(upload.code()).isEqualTo("service/storage-full");
        assertThat(upload.headers().firstValue("Retry-After")).isPresent();
    }

    private static void assertOnlyReading(LiankeProcess lianke) {
        var client = lianke.client();
        for (int i = 0; i < 20; i++) {
            assertThat(OrderJournal.put(lianke.port(), "F" + i)).isEqualTo(OrderJournal.FULL);
            assertThat(client.get("/api/v1/orders").status()).isEqualTo(200);
            assertThat(client.get("/api/v1/customers").status()).isEqualTo(200);
            assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    /// The worst of it: PostgreSQL dies on the full disk, where it cannot even begin its log.
    private void assertComesBack(LiankeProcess lianke) {
        var client = lianke.client();
        lianke.killPostgres();
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> client.get("/api/v1/orders").code(),
                        "service/database-unavailable"::equals);
        assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);

        disk.empty(lianke.pid());
        await().atMost(PATIENCE)
                .pollInterval(POLL)
                .until(
                        () -> OrderJournal.put(lianke.port(), "B"),
                        OrderJournal.ACKNOWLEDGED::equals);
    }

    private static void assertImportedOnce(Http client, String id) {
        var rows = DisturbedImport.look(client, id).path("rows");
        assertThat(rows.path("imported").asInt()).isEqualTo(ORDERS);
        assertThat(rows.path("failed").asInt()).isZero();
        var report =
                client.get(
                        "/api/v1/reports/sales?from=2011-01-01&to=2012-01-01&interval=month&currency=GBP");
        assertThat(report.body().at("/totals/orders").asInt()).isEqualTo(ORDERS);
        assertThat(report.body().at("/totals/customers").asInt()).isEqualTo(500);
        assertThat(new BigDecimal(report.body().at("/totals/grossRevenue/amount").asString()))
                .isEqualByComparingTo(revenue());
    }

    private static BigDecimal revenue() {
        var sum = BigDecimal.ZERO;
        for (int order = 0; order < ORDERS; order++) {
            sum = sum.add(price(order));
        }
        return sum;
    }

    private static BigDecimal price(int order) {
        return BigDecimal.valueOf(100L + order, 2);
    }

    private static byte[] file() {
        var rows = new StringBuilder("Invoice,Sku,Name,Qty,At,Price,Customer\n");
        for (int order = 0; order < ORDERS; order++) {
            rows.append("I" + (FIRST_ORDER + order) + ",S" + order % 50 + ",Thing " + order % 50)
                    .append(",1,2011-0" + (1 + order % 9) + "-05 10:00:00," + price(order))
                    .append("," + order % 500 + "\n");
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
