package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a limited sight costs: the manager of one of 500 stores and somebody who sees all of them
/// ask for the same lists and searches in turn, each by session. The plans are those of the store's
/// rows, as the limited role.
final class ScopeBenchmark implements Benchmark {
    private static final String STORE = "s-17";
    private static final int MANY_CLIENTS = 8;
    private static final int WARM_UP = 30;
    private static final int TURNS = 200;
    private static final int TURNS_OF_MANY = 60;
    private static final int ROUNDS = 10;

    @Override
    public String name() {
        return "scope";
    }

    @Override
    public String about() {
        return "Lists and searches of a store's manager, beside those of who sees all.";
    }

    @Override
    public List<String> scales() {
        return CustomerBench.SCALES;
    }

    @Override
    public Optional<String> missing(String scale) {
        return Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        try (var bench = CustomerBench.start(name(), scale)) {
            var lianke = bench.lianke();
            var manager = lianke.storeManager(STORE);
            var administrator = lianke.administrator();
            var questions = new ArrayList<Question>();
            CustomerQuestions.lists().stream()
                    .filter(question -> !question.path().contains("store="))
                    .forEach(questions::add);
            questions.addAll(CustomerQuestions.searches());
            for (var question : questions) {
                var checksum = manager.checksum(question);
                // The store's part of what the other finds, the total included.
                var expected =
                        administrator.checksum(question.at(question.path() + "&store=" + STORE));
                if (!checksum.equals(expected)) {
                    throw new IllegalStateException(
                            question.variant() + ": " + checksum + ", not " + expected);
                }
                try (var _ = asking(manager, question, MANY_CLIENTS).ask(WARM_UP);
                        var _ = asking(administrator, question, MANY_CLIENTS).ask(WARM_UP)) {
                    // Warm.
                }
                for (var clients : List.of(1, MANY_CLIENTS)) {
                    measure(scale, question, clients, manager, administrator, checksum, out);
                }
            }
            Plans.keep(name(), scale, plans(bench));
        }
    }

    private void measure(
            String scale,
            Question question,
            int clients,
            RunningLianke.Asker manager,
            RunningLianke.Asker administrator,
            String checksum,
            Consumer<Result> out)
            throws Exception {
        var turns = (clients == 1 ? TURNS : TURNS_OF_MANY) / ROUNDS;
        try (var limited = asking(manager, question, clients);
                var whole = asking(administrator, question, clients)) {
            for (int round = 0; round < ROUNDS; round++) {
                whole.ask(turns);
                limited.ask(turns);
            }
            for (var share : List.of(Clients.MIDDLE, Clients.TAIL)) {
                out.accept(
                        new Result(
                                name(),
                                scale,
                                question.variant(),
                                "p%d_clients_%d_ms".formatted(Math.round(share * 100), clients),
                                limited.times().within(share),
                                "ms",
                                "administrator",
                                whole.times().within(share),
                                checksum));
            }
        }
    }

    private static Clients asking(RunningLianke.Asker asker, Question question, int clients)
            throws Exception {
        return Clients.of(clients, () -> _ -> asker.fetch(question.path()));
    }

    private static List<String> plans(CustomerBench bench) throws Exception {
        var plans = new ArrayList<String>();
        for (var question : CustomerQuestions.lists()) {
            if (question.path().contains("store=")) {
                try (var limited =
                        BareAnswers.ofStore(
                                bench.application(), bench.tenant(), STORE, question.rows())) {
                    plans.add(question.variant() + "\n" + limited.plan() + "\n");
                }
            }
        }
        return plans;
    }
}
