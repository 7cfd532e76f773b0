package io.lianke.imports.parsing;

import io.lianke.imports.reading.RowProblem;
import java.util.List;

/// What became of a row.
public sealed interface Draft<T> {

    /// It can be imported.
    ///
    /// @param warnings what was left out of it: an unusable phone does not cost an order
    record Ready<T>(T row, List<RowProblem> warnings) implements Draft<T> {
        public Ready {
            warnings = List.copyOf(warnings);
        }
    }

    /// It cannot, for all of these reasons.
    record Failed<T>(List<RowProblem> problems) implements Draft<T> {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
