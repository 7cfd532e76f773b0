package io.lianke.bench;

import io.lianke.bench.bare.BareChain;
import io.lianke.postgres.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The chain of the audit, verified by the command that people use.
final class AuditBenchmark implements Benchmark {
    private static final String GENERATOR = "bench/src/main/java/io/lianke/bench/AuditEntries.java";
    private static final Duration SEAL_MAX = Duration.ofMinutes(30);
    private static final int RUNS = 3;

    private record Chain(long position, String tenant, String hash) {}

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String about() {
        return "`./lianke audit verify`, beside one bare pass of SHA-256 over the same rows.";
    }

    @Override
    public List<String> scales() {
        return List.of("100k", "1m");
    }

    @Override
    public Optional<String> missing(String scale) {
        return Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        var entries = scale.equals("1m") ? 1_000_000 : 100_000;
        try (var kept =
                KeptDatabase.at(
                        "audit", entries, GENERATOR, (owner, data) -> fill(owner, data, entries))) {
            var chain = chain(kept.owner());
            var ours = Double.MAX_VALUE;
            var theirs = Double.MAX_VALUE;
            for (int run = 0; run < RUNS; run++) {
                var from = System.nanoTime();
                var bare = BareChain.end(kept.owner(), chain.tenant());
                theirs = Math.min(theirs, seconds(from));
                if (!bare.equals(chain.hash())) {
                    throw new IllegalStateException("ours " + chain.hash() + ", theirs " + bare);
                }
                from = System.nanoTime();
                verify(kept.owner(), kept.data());
                ours = Math.min(ours, seconds(from));
            }
            out.accept(
                    new Result(
                            name(),
                            scale,
                            "verify",
                            "best_of_3_seconds",
                            ours,
                            "s",
                            "bare",
                            theirs,
                            chain.hash().substring(0, 16)));
        }
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }

    /// Writes the entries beside the application, and has it seal and sign them.
    private static String fill(Database owner, Path data, int entries) throws Exception {
        try (var _ = RunningLianke.start(owner, data)) {
            // Makes the schema and the tenant.
        }
        AuditEntries.fill(owner, entries);
        try (var _ = RunningLianke.start(owner, data)) {
            var from = System.nanoTime();
            while (chain(owner).position() < entries) {
                if (System.nanoTime() - from > SEAL_MAX.toNanos()) {
                    throw new IllegalStateException("The entries are not sealed.");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            System.err.printf("lianke: %d entries sealed in %.1f s%n", entries, seconds(from));
        }
        return chain(owner).hash();
    }

    private static Chain chain(Database owner) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select position, tenant_id::text, encode(hash, 'hex') from audit.seals
                                order by position desc limit 1
                                """)) {
            return row.next()
                    ? new Chain(row.getLong(1), row.getString(2), row.getString(3))
                    : new Chain(0, "", "");
        }
    }

    private static void verify(Database owner, Path data) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(
                                System.getProperty("lianke.launcher"),
                                "audit",
                                "verify",
                                "--data",
                                data.toString())
                        .redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("LIANKE_DATABASE_URL", owner.url());
        environment.put("LIANKE_DATABASE_USER", owner.user());
        environment.put("LIANKE_DATABASE_PASSWORD", owner.password());
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
