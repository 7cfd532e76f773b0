package io.lianke.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.RawHttp;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts orders all the time, as tills do, and writes down what each was answered: what was
/// acknowledged has to be there whatever happened, and what was refused must not.
final class OrderJournal implements AutoCloseable {
    static final String ACKNOWLEDGED = "201";
    static final String NO_ANSWER = "no answer";
    static final String FULL = "503 service/storage-full";
    static final String STOPPING = "503 service/stopping";
    static final String BODY =
            """
            {"orderedAt":"2026-03-02T10:00:00Z","currency":"GBP","channel":"pos",
             "lines":[{"sku":"tea","name":"Tea","quantity":1,"unitPrice":"1.25"}]}\
            """;

    private static final int TILLS = 4;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");

    private final int port;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<Thread> tills = new ArrayList<>();
    private volatile boolean closed;

    private OrderJournal(int port) {
        this.port = port;
    }

    /// @param name what the orders' ids begin with
    static OrderJournal begin(int port, String name) {
        var journal = new OrderJournal(port);
        for (int till = 0; till < TILLS; till++) {
            var prefix = name + "-" + till + "-";
            journal.tills.add(Thread.ofVirtual().start(() -> journal.work(prefix)));
        }
        return journal;
    }

    private void work(String prefix) {
        for (int no = 0; !closed; no++) {
            var id = prefix + no;
            answers.put(id, put(port, id));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /// Puts one order and answers the status, with the code of a problem.
    static String put(int port, String id) {
        try {
            var answer = RawHttp.send(port, request(id, ""));
            var code = CODE.matcher(answer.body());
            return answer.status() + (code.find() ? " " + code.group(1) : "");
        } catch (UncheckedIOException | IllegalStateException _) {
            return NO_ANSWER;
        }
    }

    static byte[] request(String id, String header) {
        return ("PUT /api/v1/orders/"
                        + id
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + LiankeProcess.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + BODY.length()
                        + "\r\nConnection: close\r\n"
                        + header
                        + "\r\n"
                        + (header.isEmpty() ? BODY : ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    /// How many orders were acknowledged so far.
    long acknowledged() {
        return answers.values().stream().filter(ACKNOWLEDGED::equals).count();
    }

    /// The different answers there were, each with its number.
    Map<String, Long> kinds() {
        return answers.values().stream()
                .collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    }

    /// Stops the tills; each gets its last answer first.
    void stop() {
        closed = true;
        for (var till : tills) {
            try {
                till.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    @Override
    public void close() {
        stop();
    }

    /// Compares with the orders that are there now. Without an answer nobody can know.
    void assertKept(Http now) {
        var stored = stored(now);
        answers.forEach((id, answer) -> {
            if (answer.equals(ACKNOWLEDGED)) {
                assertThat(stored.contains(id)).as("acknowledged " + id).isTrue();
            } else if (answer.equals(FULL) || answer.equals(STOPPING)) {
                assertThat(stored.contains(id)).as("refused " + id).isFalse();
            }
        });
    }

    private Set<String> stored(Http client) {
        var path = "/api/v1/orders?channel=pos&pageSize=500";
        var ids = new ArrayList<String>();
        var token = "";
        do {
            var page = client.get(path + token);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().path("items").forEach(item -> ids.add(item.path("orderId").asString()));
            var next = page.body().path("nextPageToken").asString("");
            token = next.isEmpty() ? "" : "&pageToken=" + next;
        } while (!token.isEmpty());
        assertThat(ids).doesNotHaveDuplicates();
        return Set.copyOf(ids);
    }
}
