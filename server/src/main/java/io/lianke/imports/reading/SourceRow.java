package io.lianke.imports.reading;

import java.util.List;

/// One data row.
///
/// @param number position among the data rows, from 1; the header and blank lines do not count
/// @param line where it begins in the file (physical line, or row of the sheet), from 1
/// @param cells exactly one per column; an absent cell is empty
/// @param problems why it cannot be taken; its cells are then shortened for the error file
public record SourceRow(int number, long line, List<String> cells, List<RowProblem> problems) {

    public SourceRow {
        cells = List.copyOf(cells);
        problems = List.copyOf(problems);
    }

    public boolean readable() {
        return problems.isEmpty();
    }
}
