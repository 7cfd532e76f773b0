package io.lianke.bench;

import io.lianke.bench.bare.BareAnswers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The reports and Home's figures through the API, over the demo company.
final class ReportBenchmark implements Benchmark {
    private static final Map<String, Integer> CUSTOMERS = Map.of("20k", 20_000, "1m", 1_000_000);
    private static final int MANY_CLIENTS = 8;
    private static final int WARM_UP = 30;

    /// A report takes milliseconds or seconds: so many turns as fit into this time, within limits.
    private static final double TURNS_MILLIS = 10_000;

    private static final int TURNS_MIN = 5;
    private static final int TURNS_MAX = 100;

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String about() {
        return "Reports and Home's figures over the demo company, beside hand-written SQL.";
    }

    @Override
    public List<String> scales() {
        return List.of("20k", "1m");
    }

    @Override
    public Optional<String> missing(String scale) {
        return Optional.empty();
    }

    @Override
    public void run(String scale, Consumer<Result> out) throws Exception {
        try (var demo = DemoData.at(Objects.requireNonNull(CUSTOMERS.get(scale)));
                var lianke = demo.start()) {
            var comparison =
                    new Comparison(name(), scale, lianke, demo.application(), demo.tenant());
            for (var each : ReportQuestions.all()) {
                if (each.ofMany()) {
                    comparison.warmUp(each.asked(), MANY_CLIENTS, WARM_UP);
                }
            }
            for (var each : ReportQuestions.all()) {
                var question = each.asked();
                var figures = each.figures().apply(lianke.get(question.path()));
                var checksum = BareAnswers.checksum(figures, -1);
                comparison.demandSame(question, checksum);
                // The second and third time, the plans are made and the methods known.
                var turns = turns(comparison.warmUp(question, 1, 2));
                var alone = comparison.measure(question, 1, turns);
                out.accept(
                        comparison.result(
                                question, "p50_clients_1_ms", alone, Clients.MIDDLE, checksum));
                out.accept(
                        comparison.result(
                                question, "p95_clients_1_ms", alone, Clients.TAIL, checksum));
                if (each.ofMany()) {
                    var together =
                            comparison.measure(
                                    question, MANY_CLIENTS, Math.max(TURNS_MIN, turns / 4));
                    out.accept(
                            comparison.result(
                                    question,
                                    "p50_clients_8_ms",
                                    together,
                                    Clients.MIDDLE,
                                    checksum));
                    out.accept(
                            comparison.result(
                                    question,
                                    "p95_clients_8_ms",
                                    together,
                                    Clients.TAIL,
                                    checksum));
                }
            }
            comparison.keepPlans();
        }
    }

    private static int turns(Clients.Times warm) {
        return (int) Math.clamp(TURNS_MILLIS / warm.within(Clients.MIDDLE), TURNS_MIN, TURNS_MAX);
    }
}
