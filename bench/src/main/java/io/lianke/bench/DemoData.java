package io.lianke.bench;

import io.lianke.postgres.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The demo company of a size, loaded by the application's launcher. Its history ends at a fixed
/// moment, so that equal companies have equal checksums.
final class DemoData implements AutoCloseable {
    static final String GENERATOR = "server/src/main/java/io/lianke/demo";
    private static final String UNTIL = "2026-11-01T00:00:00Z";
    private static final Duration LOAD_MAX = Duration.ofHours(1);
    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "LIANKE_DEMO_UNTIL",
                    UNTIL,
                    "LIANKE_CURRENCY",
                    "CNY",
                    "LIANKE_ZONE",
                    "Asia/Shanghai");

    private final KeptDatabase kept;

    private DemoData(KeptDatabase kept) {
        this.kept = kept;
    }

    /// With so many customers; loads them when nobody has yet, which takes about half a millisecond
    /// a customer.
    static DemoData at(int customers) throws Exception {
        return new DemoData(
                KeptDatabase.at(
                        "demo",
                        customers,
                        GENERATOR,
                        (owner, data) -> load(owner, data, customers)));
    }

    private static String load(Database owner, Path data, int customers) throws Exception {
        var options = List.of("--demo", "--demo-scale", String.valueOf(customers));
        try (var _ = RunningLianke.start(owner, data, options, ENVIRONMENT, LOAD_MAX)) {
            // Ready means loaded.
        }
        try (var connection = owner.connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum (analyze)");
            try (var rows = statement.executeQuery("select checksum from demo.loads")) {
                if (!rows.next()) {
                    throw new SQLException("The demo company was not loaded");
                }
                return rows.getString(1);
            }
        }
    }

    /// The database, as the role of the application.
    Database application() {
        return kept.application();
    }

    /// The company's.
    String tenant() throws SQLException {
        try (var connection = kept.owner().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select tenant_id::text from demo.loads")) {
            row.next();
            return row.getString(1);
        }
    }

    /// The application on this company.
    RunningLianke start() throws Exception {
        return RunningLianke.start(kept.owner(), kept.data(), List.of(), ENVIRONMENT, LOAD_MAX);
    }

    @Override
    public void close() {
        kept.close();
    }
}
