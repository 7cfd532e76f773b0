package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import io.lianke.bench.bare.BareCreations;
import io.lianke.postgres.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Customers created one by one by many clients, with a check for duplicates and an audit entry,
/// each on disk before it is answered; beside a bare insert of the same rows by as many.
final class Creations {
    private static final int CLIENTS = 32;
    private static final int EACH = 300;
    private static final int ROUNDS = 10;
    private static final double NANOS = 1e9;

    private final CustomerBench bench;
    private final String scale;

    Creations(CustomerBench bench, String scale) {
        this.bench = bench;
        this.scale = scale;
    }

    /// Both in turn, so that what else the machine does falls on both.
    Result measure() throws Exception {
        var application = bench.application();
        var tenant = bench.tenant();
        var number = new AtomicInteger();
        try (var bare =
                        Clients.of(
                                CLIENTS,
                                () -> bare(application, tenant, number.incrementAndGet()));
                var ours = Clients.of(CLIENTS, () -> ours(number.incrementAndGet()))) {
            ours.ask(EACH);
            bare.ask(EACH);
            long spent = 0;
            long spentBare = 0;
            for (int round = 0; round < ROUNDS; round++) {
                spentBare += nanos(bare);
                spent += nanos(ours);
            }
            var created = BareCreations.count(application, tenant, "ours-%");
            var createdBare = BareCreations.count(application, tenant, "bare-%");
            if (created != 2L * CLIENTS * EACH || createdBare != created) {
                throw new IllegalStateException(
                        "Ours created " + created + ", theirs " + createdBare);
            }
            return new Result(
                    "search",
                    scale,
                    "create",
                    "creates_per_second",
                    CLIENTS * EACH * NANOS / spent,
                    "1/s",
                    "postgresql-18",
                    CLIENTS * EACH * NANOS / spentBare,
                    BareAnswers.checksum(List.of(), created));
        }
    }

    private static long nanos(Clients clients) throws Exception {
        var begun = System.nanoTime();
        clients.ask(EACH / ROUNDS);
        return System.nanoTime() - begun;
    }

    private static Clients.Client bare(Database application, String tenant, int number)
            throws SQLException {
        var bare = new BareCreations(application, tenant);
        return new Clients.Client() {
            @Override
            public void ask(int turn) throws Exception {
                bare.create("bare-" + number + "-" + turn);
            }

            @Override
            public void close() throws SQLException {
                bare.close();
            }
        };
    }

    private Clients.Client ours(int number) {
        return turn ->
                bench.lianke()
                        .post(
                                "/api/v1/customers",
                                "{\"name\":\"王晓明\",\"identifiers\":[{\"type\":\"memberCard\",\"value\":\"ours-%d-%d\"}]}"
                                        .formatted(number, turn));
    }
}
