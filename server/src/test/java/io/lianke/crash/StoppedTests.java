package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// L-8: whoever is asked to stop under load answers what was begun, loses nothing that was
/// acknowledged, and is gone within half a minute.
@Tag("slow")
class StoppedTests {
    private static final int ROUNDS = 3;
    private static final int WARM = 40;
    private static final int TIMEOUT_MILLIS = 40_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void three_stops_under_load_lose_nothing(@TempDir Path data) {
        var journals = new ArrayList<OrderJournal>();
        for (int round = 0; round < ROUNDS; round++) {
            try (var lianke = LiankeProcess.start(data, Map.of())) {
                assertKept(journals, lianke);
                var journal = OrderJournal.begin(lianke.port(), "R" + round);
                journals.add(journal);
                await().atMost(LIMIT).until(() -> journal.acknowledged() > WARM);
                assertThat(answerToOneBegun(lianke, "begun-" + round)).startsWith("HTTP/1.1 201");
                assertThat(lianke.ends(LIMIT)).as("it has ended").isTrue();
                journal.stop();
                assertThat(journal.kinds().keySet())
                        .isSubsetOf(
                                OrderJournal.ACKNOWLEDGED,
                                OrderJournal.STOPPING,
                                OrderJournal.NO_ANSWER);
            }
        }
        try (var lianke = LiankeProcess.start(data, Map.of())) {
            assertKept(journals, lianke);
            for (int round = 0; round < ROUNDS; round++) {
                assertThat(lianke.client().get("/api/v1/orders/begun-" + round).status())
                        .isEqualTo(200);
            }
        }
    }

    private static void assertKept(List<OrderJournal> journals, LiankeProcess lianke) {
        journals.forEach(journal -> journal.assertKept(lianke.client()));
    }

    /// Asks it to stop while it reads a request, whose body it gets only then.
    private static String answerToOneBegun(LiankeProcess lianke, String id) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), lianke.port())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(OrderJournal.request(id, "Expect: 100-continue\r\n"));
            out.flush();
            assertThat(head(in)).startsWith("HTTP/1.1 100");
            lianke.askToStop();
            await().atMost(LIMIT).until(() -> !isListening(lianke.port()));
            out.write(OrderJournal.BODY.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            assertThat(next).as("the answer goes on after " + head).isNotNegative();
            head.append((char) next);
        }
        return head.toString();
    }

    private static boolean isListening(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
