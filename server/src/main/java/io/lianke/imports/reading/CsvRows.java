package io.lianke.imports.reading;

import java.util.ArrayList;
import java.util.List;

/// Numbers the records after the header and says what is wrong with those that cannot be taken.
final class CsvRows implements RowCursor {

    private final CsvRecords records;
    private final List<String> columns;
    private final boolean damaged;
    private int number;

    CsvRows(CsvRecords records, List<String> columns, boolean damaged) {
        this.records = records;
        this.columns = columns;
        this.damaged = damaged;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public SourceRow next() {
        var record = records.next();
        number++;
        var problems = problems(record);
        var cells = RowShape.cells(record.cells(), columns.size());
        return problems.isEmpty()
                ? new SourceRow(number, record.line(), cells, problems)
                : new SourceRow(number, record.line(), RowShape.shortened(cells), problems);
    }

    @Override
    public void close() {
        records.close();
    }

    private List<RowProblem> problems(CsvRecord record) {
        var plain = record.fields() <= columns.size() && !record.tooLong() && !damaged;
        if (plain) {
            return List.of();
        }
        var problems = new ArrayList<RowProblem>();
        if (!record.blankBeyond() || RowShape.surplus(record.cells(), columns.size())) {
            problems.add(RowShape.cellCount(columns.size(), record.fields()));
        }
        if (record.longField() >= 0 && record.longField() < columns.size()) {
            problems.add(
                    RowProblem.at(
                            columns.get(record.longField()),
                            "imports/field-too-long",
                            "charsMax",
                            ReadingLimits.FIELD_CHARS_MAX));
        } else if (record.tooLong()) {
            problems.add(RowProblem.of("imports/row-too-long"));
        }
        if (damaged) {
            for (int i = 0; i < Math.min(columns.size(), record.cells().size()); i++) {
                if (record.cells().get(i).indexOf('\uFFFD') >= 0) {
                    problems.add(RowProblem.at(columns.get(i), "imports/bad-characters"));
                }
            }
        }
        return problems;
    }
}
