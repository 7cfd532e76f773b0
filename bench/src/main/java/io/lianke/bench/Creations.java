package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import io.lianke.bench.bare.BareCreations;
import java.sql.SQLException;
import java.util.List;

/// Customers created one by one by many clients, with a check for duplicates and an audit entry,
/// each on disk before it is answered; beside a bare insert of the same rows by as many.
final class Creations {
    private static final int CLIENTS = 32;
    private static final int EACH = 300;
    private static final double NANOS = 1e9;

    private final CustomerBench bench;
    private final String scale;

    Creations(CustomerBench bench, String scale) {
        this.bench = bench;
        this.scale = scale;
    }

    Result measure() throws Exception {
        ours("warm");
        var begun = System.nanoTime();
        ours("measured");
        var ours = CLIENTS * EACH * NANOS / (System.nanoTime() - begun);
        var application = bench.application();
        var tenant = bench.tenant();
        begun = System.nanoTime();
        Clients.tail(
                CLIENTS,
                EACH,
                () -> {
                    var id = Thread.currentThread().threadId();
                    var bare = new BareCreations(application, tenant);
                    return new Clients.Client() {
                        @Override
                        public void ask(int turn) throws Exception {
                            bare.create("bare-" + id + "-" + turn);
                        }

                        @Override
                        public void close() throws SQLException {
                            bare.close();
                        }
                    };
                });
        var theirs = CLIENTS * EACH * NANOS / (System.nanoTime() - begun);
        var created = BareCreations.count(application, tenant, "measured-%");
        if (created != BareCreations.count(application, tenant, "bare-%")) {
            throw new IllegalStateException("Ours created " + created);
        }
        return new Result(
                "search",
                scale,
                "create",
                "creates_per_second",
                ours,
                "1/s",
                "postgresql-18",
                theirs,
                BareAnswers.checksum(List.of(), created));
    }

    private void ours(String prefix) throws Exception {
        Clients.tail(
                CLIENTS,
                EACH,
                () -> {
                    var id = Thread.currentThread().threadId();
                    return turn ->
                            bench.lianke()
                                    .post(
                                            "/api/v1/customers",
                                            "{\"name\":\"王晓明\",\"identifiers\":[{\"type\":\"memberCard\",\"value\":\"%s-%d-%d\"}]}"
                                                    .formatted(prefix, id, turn));
                });
    }
}
