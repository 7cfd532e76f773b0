package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import io.lianke.postgres.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// The application beside hand-written statements, asked over a connection as its role.
final class Comparison {
    private static final int ROUNDS = 10;

    private final String bench;
    private final String scale;
    private final RunningLianke lianke;
    private final Database application;
    private final String tenant;
    private final List<String> plans = new ArrayList<>();

    /// @param application the database, as the role of the application
    Comparison(
            String bench, String scale, RunningLianke lianke, Database application, String tenant) {
        this.bench = bench;
        this.scale = scale;
        this.lianke = lianke;
        this.application = application;
        this.tenant = tenant;
    }

    /// How long both took for the same question.
    record Pair(Clients.Times ours, Clients.Times theirs) {}

    /// Remembers the plan of the statement.
    ///
    /// @param checksum of our answer
    /// @throws IllegalStateException when the statement answers otherwise
    void demandSame(Question question, String checksum) throws SQLException {
        try (var bare = bare(question)) {
            var expected = bare.ask();
            if (!checksum.equals(expected)) {
                throw new IllegalStateException(
                        question.variant() + ": ours " + checksum + ", theirs " + expected);
            }
            plans.add(question.variant() + "\n" + bare.plan() + "\n");
        }
    }

    /// The statement and the application in turn, so that what else the machine does falls on both.
    Pair measure(Question question, int clients, int turnsEach) throws Exception {
        var round = Math.max(1, turnsEach / ROUNDS);
        try (var theirs = Clients.of(clients, () -> client(bare(question)));
                var ours = Clients.of(clients, ours(question))) {
            for (int asked = 0; asked < turnsEach; asked += round) {
                theirs.ask(round);
                ours.ask(round);
            }
            return new Pair(ours.times(), theirs.times());
        }
    }

    /// Asks the application alone.
    Clients.Times warmUp(Question question, int clients, int turnsEach) throws Exception {
        try (var ours = Clients.of(clients, ours(question))) {
            return ours.ask(turnsEach).times();
        }
    }

    private Callable<Clients.Client> ours(Question question) {
        return () -> _ -> lianke.fetch(question.path());
    }

    /// What one measurement says at one share of the answers.
    Result result(Question question, String metric, Pair pair, double share, String checksum) {
        return new Result(
                bench,
                scale,
                question.variant(),
                metric,
                pair.ours().within(share),
                "ms",
                "postgresql-18",
                pair.theirs().within(share),
                checksum);
    }

    private BareAnswers bare(Question question) throws SQLException {
        return BareAnswers.of(application, tenant, question.rows(), question.count());
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

    void keepPlans() throws IOException {
        Plans.keep(bench, scale, plans);
    }
}
