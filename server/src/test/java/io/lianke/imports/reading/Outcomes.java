package io.lianke.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;

/// What became of a file, as one text: the refusal code, or columns and rows joined by `|` and `/`,
/// the problems of a row in brackets.
final class Outcomes {

    private Outcomes() {}

    static String of(Path path, ReadingOptions options) {
        try (var file = TabularFile.open(path, options);
                var rows = file.rows()) {
            var lines = new ArrayList<String>();
            lines.add(String.join("|", file.columns()));
            while (rows.hasNext()) {
                var row = rows.next();
                assertThat(row.number()).isEqualTo(lines.size());
                assertThat(row.cells()).hasSameSizeAs(file.columns());
                var problems = row.problems().stream().map(RowProblem::code).toList();
                lines.add(row.readable() ? String.join("|", row.cells()) : problems.toString());
            }
            return String.join("/", lines);
        } catch (UnreadableFileException e) {
            return e.code();
        }
    }
}
