package io.lianke.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Customers found by what people type, and created.
final class SearchBenchmark implements Benchmark {
    @Override
    public String name() {
        return "search";
    }

    @Override
    public String about() {
        return "Customers found by what people type, and created, beside hand-written SQL.";
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
            var questions = new ArrayList<>(CustomerQuestions.searches());
            questions.addAll(CustomerQuestions.identifiers());
            bench.measure(questions, out);
            out.accept(new Creations(bench, scale).measure());
        }
    }
}
