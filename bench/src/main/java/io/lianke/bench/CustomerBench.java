package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import io.lianke.postgres.Roles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The application over many customers, and the database beneath it.
final class CustomerBench implements AutoCloseable {
    static final List<String> SCALES = List.of("100k", "1m");
    private static final int MANY_CLIENTS = 8;
    private static final int WARM_UP = 30;
    private static final int TURNS = 200;
    private static final int TURNS_OF_MANY = 60;

    private final String bench;
    private final String scale;
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final RunningLianke lianke;

    private CustomerBench(
            String bench,
            String scale,
            Path folder,
            EmbeddedPostgres postgres,
            RunningLianke lianke) {
        this.bench = bench;
        this.scale = scale;
        this.folder = folder;
        this.postgres = postgres;
        this.lianke = lianke;
    }

    static CustomerBench start(String bench, String scale) throws Exception {
        var folder = Files.createTempDirectory("lianke-bench-");
        // Started as root, the application and PostgreSQL run as somebody else.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"), Durability.FULL);
        try {
            var lianke = RunningLianke.start(postgres.owner(), folder.resolve("data"));
            People.fill(postgres.owner(), scale.equals("1m") ? 1_000_000 : 100_000);
            return new CustomerBench(bench, scale, folder, postgres, lianke);
        } catch (Exception failed) {
            postgres.close();
            throw failed;
        }
    }

    RunningLianke lianke() {
        return lianke;
    }

    Database application() {
        return Roles.provision(postgres.owner());
    }

    String tenant() throws SQLException {
        try (var connection = postgres.owner().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select id::text from tenancy.tenants")) {
            row.next();
            return row.getString(1);
        }
    }

    /// Measures each question on both sides, by one client and by eight.
    void measure(List<Question> questions, Consumer<Result> out) throws Exception {
        var application = application();
        var tenant = tenant();
        var plans = new ArrayList<String>();
        for (var question : questions) {
            Clients.tail(MANY_CLIENTS, WARM_UP, ours(question));
        }
        for (var question : questions) {
            Callable<Clients.Client> theirs =
                    () -> {
                        var bare =
                                new BareAnswers(
                                        application, tenant, question.rows(), question.count());
                        return client(bare);
                    };
            var checksum = lianke.checksum(question);
            try (var bare =
                    new BareAnswers(application, tenant, question.rows(), question.count())) {
                var expected = bare.ask();
                if (!checksum.equals(expected)) {
                    throw new IllegalStateException(
                            question.variant() + ": ours " + checksum + ", theirs " + expected);
                }
                plans.add(question.variant() + "\n" + bare.plan() + "\n");
            }
            for (var clients : List.of(1, MANY_CLIENTS)) {
                var turns = clients == 1 ? TURNS : TURNS_OF_MANY;
                var bareTail = Clients.tail(clients, turns, theirs);
                var ourTail = Clients.tail(clients, turns, ours(question));
                out.accept(
                        new Result(
                                bench,
                                scale,
                                question.variant(),
                                "p95_clients_" + clients + "_ms",
                                ourTail,
                                "ms",
                                "postgresql-18",
                                bareTail,
                                checksum));
            }
        }
        keep(plans);
    }

    private Callable<Clients.Client> ours(Question question) {
        return () -> _ -> lianke.fetch(question.path());
    }

    private static Clients.Client client(BareAnswers bare) {
        return new Clients.Client() {
            @Override
            public void ask(int turn) throws Exception {
                bare.ask();
            }

            @Override
            public void close() throws SQLException {
                bare.close();
            }
        };
    }

    /// Beside the results, where the next run's can be compared with them.
    private void keep(List<String> plans) throws IOException {
        var kept = Path.of(System.getProperty("lianke.plans", "bench/plans"));
        Files.createDirectories(kept);
        Files.writeString(kept.resolve(bench + "-" + scale + ".txt"), String.join("\n", plans));
    }

    @Override
    public void close() throws IOException {
        lianke.close();
        postgres.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
