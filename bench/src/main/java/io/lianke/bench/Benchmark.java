package io.lianke.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One thing that is measured, at several sizes.
interface Benchmark {
    String name();

    /// What it measures, in a sentence.
    String about();

    /// The sizes that it knows; a run without `--scale` takes all.
    List<String> scales();

    /// What is missing here to run at one size, in a sentence.
    Optional<String> missing(String scale);

    /// Measures at one size and tells each result as soon as it is known.
    ///
    /// @throws IllegalStateException when the two sides disagree or one of them fails
    void run(String scale, Consumer<Result> out) throws Exception;
}
