package io.lianke.imports;

import io.lianke.imports.reading.RowProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that is wrong with a row.
///
/// @param no tells apart several of one row
/// @param warning the row was taken all the same
record RowError(
        int row,
        int no,
        @Nullable String column,
        String code,
        Map<String, Object> arguments,
        boolean warning) {

    static RowError of(int row, int no, RowProblem problem, boolean warning) {
        return new RowError(
                row, no, problem.column(), problem.code(), problem.arguments(), warning);
    }
}
