package io.lianke.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lists of customers through the API in each sort with each kind of filter, the total included.
final class ListBenchmark implements Benchmark {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String about() {
        return "Lists of customers, each sort and filter, beside hand-written SQL.";
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
            bench.measure(CustomerQuestions.lists(), out);
        }
    }
}
