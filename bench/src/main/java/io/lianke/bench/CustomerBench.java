package io.lianke.bench;

import io.lianke.postgres.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// The application over many customers, and the database beneath it.
final class CustomerBench implements AutoCloseable {
    static final List<String> SCALES = List.of("100k", "1m");
    private static final int MANY_CLIENTS = 8;
    private static final int WARM_UP = 30;
    private static final int TURNS = 200;
    private static final int TURNS_OF_MANY = 60;

    private static final String GENERATOR = "bench/src/main/java/io/lianke/bench/People.java";

    private final String bench;
    private final String scale;
    private final KeptDatabase kept;
    private final RunningLianke lianke;

    private CustomerBench(String bench, String scale, KeptDatabase kept, RunningLianke lianke) {
        this.bench = bench;
        this.scale = scale;
        this.kept = kept;
        this.lianke = lianke;
    }

    static CustomerBench start(String bench, String scale) throws Exception {
        var customers = scale.equals("1m") ? 1_000_000 : 100_000;
        var kept =
                KeptDatabase.at(
                        "people",
                        customers,
                        GENERATOR,
                        (owner, data) -> fill(owner, data, customers));
        try {
            People.forgetNewer(kept.owner(), customers);
            var lianke = RunningLianke.start(kept.owner(), kept.data());
            return new CustomerBench(bench, scale, kept, lianke);
        } catch (Exception failed) {
            kept.close();
            throw failed;
        }
    }

    private static String fill(Database owner, Path data, int customers) throws Exception {
        try (var _ = RunningLianke.start(owner, data)) {
            // Makes the schema and the tenant.
        }
        return People.fill(owner, customers);
    }

    RunningLianke lianke() {
        return lianke;
    }

    Database application() {
        return kept.application();
    }

    String tenant() throws SQLException {
        try (var connection = kept.owner().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id::text from tenancy.tenants")) {
            row.next();
            return row.getString(1);
        }
    }

    /// Measures each question on both sides, by one client and by eight.
    void measure(List<Question> questions, Consumer<Result> out) throws Exception {
        var comparison = new Comparison(bench, scale, lianke, application(), tenant());
        for (var question : questions) {
            comparison.warmUp(question, MANY_CLIENTS, WARM_UP);
        }
        for (var question : questions) {
            var checksum = lianke.checksum(question);
            comparison.demandSame(question, checksum);
            for (var clients : List.of(1, MANY_CLIENTS)) {
                var turns = clients == 1 ? TURNS : TURNS_OF_MANY;
                var pair = comparison.measure(question, clients, turns);
                out.accept(
                        comparison.result(
                                question,
                                "p50_clients_" + clients + "_ms",
                                pair,
                                Clients.MIDDLE,
                                checksum));
                out.accept(
                        comparison.result(
                                question,
                                "p95_clients_" + clients + "_ms",
                                pair,
                                Clients.TAIL,
                                checksum));
            }
        }
        comparison.keepPlans();
    }

    @Override
    public void close() {
        lianke.close();
        kept.close();
    }
}
