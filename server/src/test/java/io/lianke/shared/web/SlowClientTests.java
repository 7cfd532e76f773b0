package io.lianke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// W-7: clients that hold on to connections by doing next to nothing. What two thousand of them do
/// to the others is measured by `./lianke bench slow-clients`.
@Tag("slow")
@ExtendWith(OutputCaptureExtension.class)
class SlowClientTests extends ServerTests {
    private static final Duration CUT_MAX = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int OF_EACH = 5;
    private static final int DRIP_MILLIS = 500;

    /// More than the buffers on the way hold.
    private static final int ANSWERS = 8;

    private static final int FILE_BYTES = 4_000_000;

    /// What a client says at first, before it drips.
    private Map<String, String> beginnings() {
        var signIn =
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\n";
        var key = "Authorization: Bearer " + world.key(Role.OWNER) + "\r\n";
        var beginnings = new LinkedHashMap<String, String>();
        beginnings.put("half a line", "G");
        beginnings.put("half a head", "GET /api/v1/setup HTTP/1.1\r\nHost: localhost\r\nX-Drip: ");
        beginnings.put("half a body", signIn + key + "Content-Length: 1000\r\n\r\n{\"email\":\"");
        beginnings.put("a body that nobody reads", signIn + "Content-Length: 1000\r\n\r\n{");
        beginnings.put(
                "half a file",
                "POST /api/v1/imports HTTP/1.1\r\nHost: localhost\r\n"
                        + key
                        + "Content-Type: multipart/form-data; boundary=b\r\n"
                        + "Content-Length: 9000\r\n\r\n--b\r\n");
        return beginnings;
    }

    @Test
    @Shows("W-7")
    void whoever_drips_is_cut_within_twenty_seconds() throws Exception {
        var held = new LinkedHashMap<String, CompletableFuture<Duration>>();
        held.put("nothing", inBackground(this::holdSilently));
        beginnings()
                .forEach((name, beginning) -> {
                    for (int each = 0; each < OF_EACH; each++) {
                        held.put(name + " " + each, inBackground(() -> drip(beginning)));
                    }
                });

        var tooLong = new LinkedHashMap<String, Duration>();
        for (var each : held.entrySet()) {
            var time = each.getValue().get();
            if (time.compareTo(CUT_MAX) > 0) {
                tooLong.put(each.getKey(), time);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    @Shows("W-7")
    void whoever_takes_no_answer_is_cut_and_is_no_fault_of_ours(CapturedOutput log)
            throws Exception {
        var api =
                "GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(world.key(Role.OWNER));
        var asset = newAsset();
        var file =
                "GET /assets/%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(asset.getFileName());
        try {
            var ofApi = inBackground(() -> takeNothing(api.repeat(ANSWERS)));
            var ofFile = inBackground(() -> takeNothing(file));

            assertThat(ofApi.get()).isLessThanOrEqualTo(CUT_MAX);
            assertThat(ofFile.get()).isLessThanOrEqualTo(CUT_MAX);
            assertThat(log.getOut()).doesNotContain("unexpected failure", "ExceptionHandler");
        } finally {
            Files.delete(asset);
        }
    }

    /// As the console's are, of more than the buffers on the way hold.
    private static Path newAsset() throws Exception {
        var classes = Path.of(SlowClientTests.class.getResource("/").toURI());
        var assets = Files.createDirectories(classes.resolve("static/assets"));
        return Files.write(Files.createTempFile(assets, "large", ".js"), new byte[FILE_BYTES]);
    }

    @Test
    void a_slow_line_is_served() throws Exception {
        var body = "[" + " ".repeat(4_500) + "]";
        var head =
                "POST /api/v1/orders:bulk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Authorization: Bearer %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                                .formatted(world.key(Role.OWNER), body.length());
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(DRIP_MILLIS);
            var answer = 0;
            // 400 bytes a second, for longer than a drip is borne.
            for (int from = 0; from < body.length(); from += 200) {
                out.write(
                        body.substring(from, Math.min(from + 200, body.length()))
                                .getBytes(StandardCharsets.ISO_8859_1));
                assertThat(answer).isZero();
                answer = read(socket);
            }
            assertThat(answer).isPositive();
        }
    }

    private static CompletableFuture<Duration> inBackground(Waiting waiting) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            var begun = System.nanoTime();
                            try {
                                waiting.untilCut();
                            } catch (IOException _) {
                                // Hung up on.
                            }
                            return Duration.ofNanos(System.nanoTime() - begun);
                        },
                        task -> Thread.ofVirtual().start(task))
                .completeOnTimeout(NEVER, 1, TimeUnit.MINUTES);
    }

    private interface Waiting {
        void untilCut() throws IOException;
    }

    private void holdSilently() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getInputStream().readAllBytes();
        }
    }

    private void takeNothing(String asked) throws IOException {
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DRIP_MILLIS));
                socket.getOutputStream().write('\n');
            }
        }
    }

    private void drip(String beginning) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(DRIP_MILLIS);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            // An answer does not end it: only whoever is hung up on is cut.
            while (read(socket) >= 0) {
                socket.getOutputStream().write('x');
            }
        }
    }

    /// What has come within the time of a drip.
    ///
    /// @return the number of bytes; -1: hung up on
    private static int read(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read(new byte[65_536]);
        } catch (SocketTimeoutException _) {
            return 0;
        }
    }
}
