package io.lianke.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// What two thousand connections that do next to nothing cost everybody else, and how long each of
/// them is borne. Whoever is cut comes again at once, so that there are as many all the time.
final class SlowClientsBenchmark implements Benchmark {
    private static final int CONNECTIONS = 2_000;
    private static final int CUT_MAX_SECONDS = 20;
    private static final int DRIP_MILLIS = 2_000;

    /// How much of an answer is on its way to a slow client, in bytes.
    private static final int RECEIVED = 4_096;

    private static final int CLIENTS = 4;
    private static final int WARM_UP = 600;

    /// Of each client, together forty questions a second.
    private static final Duration PACE = Duration.ofMillis(100);

    /// At that pace half a minute, in which everybody has been cut once.
    private static final int TURNS = 300;

    private static final int ROUNDS = 3;

    private static final Question LIST = CustomerQuestions.newest();

    private enum Manner {
        HALF_A_HEAD("GET /api/v1/setup HTTP/1.1\r\nHost: localhost\r\nX-Drip: ", "x"),
        A_HUGE_HEAD("GET /api/v1/setup HTTP/1.1\r\nHost: localhost\r\nX-Drip: ", "x".repeat(1_000)),
        A_BODY_NOBODY_READS(
                "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100000\r\n\r\n{",
                " "),
        HALF_A_BODY(
                "POST /api/v1/orders:bulk HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer %s\r\nContent-Length: 100000\r\n\r\n[",
                " "),
        /// Asked for so often that no buffer on the way holds it.
        AN_UNREAD_ANSWER(
                "GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %1$s\r\n\r\n"
                        .repeat(4),
                "\r\n");

        private final String beginning;
        private final String drip;

        Manner(String beginning, String drip) {
            this.beginning = beginning;
            this.drip = drip;
        }
    }

    @Override
    public String name() {
        return "slow-clients";
    }

    @Override
    public String about() {
        return "Lists while %d slow connections are held, beside the same without."
                .formatted(CONNECTIONS);
    }

    @Override
    public List<String> scales() {
        return List.of("100k");
    }

    @Override
    public Optional<String> missing(String scale) {
        return Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        try (var bench = CustomerBench.start(name(), scale)) {
            var lianke = bench.lianke();
            var checksum = lianke.checksum(LIST);
            try (var _ = Clients.of(CLIENTS, () -> asking(lianke)).ask(WARM_UP)) {
                // Warm.
            }
            Map<Manner, Double> longest = new EnumMap<>(Manner.class);
            try (var others = new Others(() -> Clients.every(PACE, asking(lianke)));
                    var hurried = new Others(() -> asking(lianke))) {
                for (int round = 0; round < ROUNDS; round++) {
                    others.quiet.ask(TURNS);
                    hurried.quiet.ask(TURNS);
                    var attack = Attack.on(lianke);
                    try (attack) {
                        others.disturbed.ask(TURNS);
                        hurried.disturbed.ask(TURNS);
                    }
                    attack.longestSeconds()
                            .forEach(
                                    (manner, seconds) -> longest.merge(manner, seconds, Math::max));
                }
                tell("others", others, scale, checksum, out);
                tell("others_without_a_pause", hurried, scale, checksum, out);
            }
            longest.forEach((manner, seconds) ->
                    out.accept(
                            result(
                                    scale,
                                    manner.name().toLowerCase(Locale.ROOT),
                                    "longest_held_s",
                                    seconds,
                                    "s",
                                    "allowed",
                                    CUT_MAX_SECONDS,
                                    checksum)));
        }
    }

    private static Clients.Client asking(RunningLianke lianke) {
        return _ -> lianke.fetch(LIST.path());
    }

    /// Those who ask the same with and without slow connections beside them.
    private static final class Others implements AutoCloseable {
        final Clients quiet;
        final Clients disturbed;

        Others(Callable<Clients.Client> maker) throws Exception {
            quiet = Clients.of(CLIENTS, maker);
            disturbed = Clients.of(CLIENTS, maker);
        }

        @Override
        public void close() throws SQLException {
            quiet.close();
            disturbed.close();
        }
    }

    private void tell(
            String variant, Others others, String scale, String checksum, Consumer<Result> out) {
        for (var share : List.of(Clients.MIDDLE, Clients.TAIL)) {
            out.accept(
                    result(
                            scale,
                            variant,
                            "p%d_clients_%d_ms".formatted(Math.round(share * 100), CLIENTS),
                            others.disturbed.times().within(share),
                            "ms",
                            "quiet",
                            others.quiet.times().within(share),
                            checksum));
        }
    }

    private Result result(
            String scale,
            String variant,
            String metric,
            double value,
            String unit,
            String baseline,
            double baselineValue,
            String checksum) {
        return new Result(
                name(), scale, variant, metric, value, unit, baseline, baselineValue, checksum);
    }

    /// All slow connections at once, from the first to the last.
    private static final class Attack implements AutoCloseable {
        private final RunningLianke lianke;
        private final AtomicBoolean over = new AtomicBoolean();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final Map<Manner, Double> longest = new EnumMap<>(Manner.class);
        private final CountDownLatch connected = new CountDownLatch(CONNECTIONS);

        private Attack(RunningLianke lianke) {
            this.lianke = lianke;
        }

        static Attack on(RunningLianke lianke) throws InterruptedException {
            var attack = new Attack(lianke);
            for (int held = 0; held < CONNECTIONS; held += Manner.values().length) {
                for (var manner : Manner.values()) {
                    attack.threads.execute(() -> attack.again(manner));
                }
                // They come over four seconds: what is measured is that they stay.
                TimeUnit.MILLISECONDS.sleep(10);
            }
            attack.connected.await();
            return attack;
        }

        private void again(Manner manner) {
            var first = true;
            while (!over.get()) {
                var begun = System.nanoTime();
                try (var socket = new Socket()) {
                    socket.setReceiveBufferSize(RECEIVED);
                    socket.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), lianke.port()));
                    if (first) {
                        connected.countDown();
                        first = false;
                    }
                    hold(socket, manner);
                } catch (IOException _) {
                    // Hung up on.
                }
                // Those that are held to the end count too: else nobody would miss who is never
                // cut.
                note(manner, (System.nanoTime() - begun) / 1e9);
            }
        }

        private void hold(Socket socket, Manner manner) throws IOException {
            var beginning = manner.beginning.formatted(RunningLianke.KEY);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            socket.setSoTimeout(DRIP_MILLIS);
            var drip = manner.drip.getBytes(StandardCharsets.ISO_8859_1);
            var room = new byte[RECEIVED];
            var read = 0;
            while (read >= 0 && !over.get()) {
                if (manner == Manner.AN_UNREAD_ANSWER) {
                    read = socket.getInputStream().read();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DRIP_MILLIS));
                } else {
                    read = readWhatThereIs(socket, room);
                }
                socket.getOutputStream().write(drip);
            }
        }

        private static int readWhatThereIs(Socket socket, byte[] room) throws IOException {
            try {
                return socket.getInputStream().read(room);
            } catch (SocketTimeoutException _) {
                return 0;
            }
        }

        private synchronized void note(Manner manner, double seconds) {
            longest.merge(manner, seconds, Math::max);
        }

        synchronized Map<Manner, Double> longestSeconds() {
            return Map.copyOf(longest);
        }

        @Override
        public void close() {
            over.set(true);
            threads.shutdownNow();
            threads.close();
        }
    }
}
