package io.lianke.bench;

import io.lianke.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// What one tenant that asks for ten times its quota does to another that asks as usual.
final class NoisyTenantBenchmark implements Benchmark {
    private static final String GENERATOR = "bench/src/main/java/io/lianke/bench/People.java";
    private static final String NOISY_KEY = "lk_the-key-of-the-noisy-tenant";
    private static final int CUSTOMERS = 20_000;
    private static final int QUOTA_A_SECOND = 40;
    private static final int NOISE_A_SECOND = 10 * QUOTA_A_SECOND;
    private static final int NOISY_CLIENTS = 20;

    /// Of the quiet tenant, together less than half its quota.
    private static final int CLIENTS = 2;

    private static final Duration PACE = Duration.ofMillis(100);
    private static final int WARM_UP = 300;
    private static final int TURNS = 250;
    private static final int ROUNDS = 3;

    /// A bucket holds the quota of a minute; what is left of it is asked for first.
    private static final int REFUSED_MIN = 500;

    private static final String LIST = CustomerQuestions.newest().path();

    @Override
    public String name() {
        return "noisy-tenant";
    }

    @Override
    public String about() {
        return "Lists of one tenant while another asks for ten times its quota, beside the same without.";
    }

    @Override
    public List<String> scales() {
        return List.of("20k");
    }

    @Override
    public Optional<String> missing(String scale) {
        return Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        try (var kept = KeptDatabase.at("tenants", CUSTOMERS, GENERATOR, this::fill);
                var lianke =
                        RunningLianke.start(
                                kept.owner(),
                                kept.data(),
                                List.of(),
                                Map.of(
                                        "LIANKE_LIMITS_TENANT",
                                        String.valueOf(TimeUnit.MINUTES.toSeconds(QUOTA_A_SECOND))),
                                Duration.ofMinutes(2));
                var quiet = Clients.of(CLIENTS, () -> paced(lianke));
                var disturbed = Clients.of(CLIENTS, () -> paced(lianke))) {
            try (var warm = Clients.of(CLIENTS, () -> paced(lianke));
                    var _ = Noise.on(lianke)) {
                warm.ask(WARM_UP);
            }
            var served = 0L;
            var refused = 0L;
            for (int round = 0; round < ROUNDS; round++) {
                quiet.ask(TURNS);
                try (var noise = Noise.on(lianke)) {
                    // An error of the quiet tenant ends the benchmark.
                    disturbed.ask(TURNS);
                    served += noise.served.sum();
                    refused += noise.refused.sum();
                }
            }
            System.err.printf(
                    "lianke: of the noisy tenant %d served, %d refused%n", served, refused);
            for (var share : List.of(Clients.MIDDLE, Clients.TAIL)) {
                out.accept(
                        new Result(
                                name(),
                                scale,
                                "quiet-tenant",
                                "p%d_clients_%d_ms".formatted(Math.round(share * 100), CLIENTS),
                                disturbed.times().within(share),
                                "ms",
                                "alone",
                                quiet.times().within(share),
                                "0 errors"));
            }
        }
    }

    private static Clients.Client paced(RunningLianke lianke) {
        return Clients.every(PACE, _ -> lianke.fetch(LIST));
    }

    /// Two tenants with as many customers each; the second has a key of its own.
    private String fill(Database owner, Path data) throws Exception {
        try (var _ = RunningLianke.start(owner, data)) {
            // Makes the schema and the first tenant.
        }
        try (var connection = owner.connect();
                var tenant =
                        connection.prepareStatement(
                                """
                                insert into tenancy.tenants (name, zone, currency, region, locale)
                                select 'Noisy', zone, currency, region, locale from tenancy.tenants
                                """);
                var key =
                        connection.prepareStatement(
                                """
                                insert into access.api_keys (tenant_id, name, prefix, key_hash, role, created_by,
                                    expires_at)
                                select t.id, 'Noisy', k.prefix, sha256(?), k.role, k.created_by, k.expires_at
                                from access.api_keys k join tenancy.tenants t on t.id <> k.tenant_id
                                """)) {
            tenant.execute();
            key.setBytes(1, NOISY_KEY.getBytes(StandardCharsets.UTF_8));
            if (key.executeUpdate() != 1) {
                throw new SQLException("There is no key to copy");
            }
        }
        return People.fill(owner, CUSTOMERS);
    }

    /// The noisy tenant, from its first refusals on.
    private static final class Noise implements AutoCloseable {
        private final AtomicBoolean over = new AtomicBoolean();
        private final LongAdder served = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        static Noise on(RunningLianke lianke) throws InterruptedException {
            var noise = new Noise();
            var asker = lianke.withKey(NOISY_KEY);
            for (int i = 0; i < NOISY_CLIENTS; i++) {
                noise.threads.execute(() -> noise.ask(asker));
            }
            while (noise.refused.sum() < REFUSED_MIN) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            noise.served.reset();
            noise.refused.reset();
            return noise;
        }

        private void ask(RunningLianke.Asker asker) {
            var pace = TimeUnit.SECONDS.toNanos(NOISY_CLIENTS) / NOISE_A_SECOND;
            var next = System.nanoTime();
            while (!over.get()) {
                next = Math.max(next + pace, System.nanoTime() - pace);
                Clients.parkUntil(next);
                try {
                    var status = asker.status(LIST);
                    switch (status) {
                        case 200 -> served.increment();
                        case 429 -> refused.increment();
                        default -> throw new IllegalStateException("answered " + status);
                    }
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            }
        }

        @Override
        public void close() {
            over.set(true);
            threads.close();
        }
    }
}
