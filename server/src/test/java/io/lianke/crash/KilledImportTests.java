package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.DisturbedImport;
import io.lianke.testing.Http;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /// Small enough that the file is read in several.
    private static final Map<String, String> CHUNKS = Map.of("LIANKE_IMPORTS_CHUNKROWS", "2000");

    private static final int ORDERS = 6_000;
    private static final int POLLS_MAX = 12;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void ten_kills_leave_no_trace(@TempDir Path quiet, @TempDir Path disturbed) {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var file = DisturbedImport.file(new Random(7), ORDERS);

        var expected = undisturbed(quiet, file);
        var actual = killed(disturbed, file, random);

        assertThat(actual).as("seed " + seed).isEqualTo(expected);
    }

    private static String undisturbed(Path data, byte[] file) {
        try (var lianke = LiankeProcess.start(data, Map.of())) {
            var client = lianke.client();
            DisturbedImport.awaitEnd(client, DisturbedImport.begin(client, file));
            return DisturbedImport.dump(client);
        }
    }

    private static String killed(Path data, byte[] file, Random random) {
        var lianke = LiankeProcess.start(data, CHUNKS);
        try {
            var id = DisturbedImport.begin(lianke.client(), file);
            for (int kill = 0; kill < KILLS.size(); kill++) {
                pollUntil(lianke.client(), id, KILLS.get(kill));
                pollFor(lianke.client(), id, random.nextInt(POLLS_MAX));
                if (kill % 2 == 0) {
                    lianke.kill();
                    lianke = LiankeProcess.start(data, CHUNKS);
                } else {
                    lianke.killPostgres();
                }
            }
            DisturbedImport.awaitEnd(lianke.client(), id);
            return DisturbedImport.dump(lianke.client());
        } finally {
            lianke.close();
        }
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
}
