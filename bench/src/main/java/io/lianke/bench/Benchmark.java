package io.lianke.bench;

import java.util.List;
import java.util.function.Consumer;

/// One thing that is measured, at several sizes.
interface Benchmark {
    String name();

    /// What it measures, in a sentence.
    String about();

    /// The sizes that it knows, those first that a run without `--scale` takes.
    List<String> scales();

    /// Measures at one size and tells each result as soon as it is known.
    ///
    /// @throws IllegalStateException when the two sides disagree or one of them fails
    void run(String scale, Consumer<Result> out) throws Exception;
}
