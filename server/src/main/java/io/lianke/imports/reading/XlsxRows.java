package io.lianke.imports.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/// Numbers the rows below the header and says what is wrong with those that cannot be taken.
final class XlsxRows implements RowCursor {

    private final XlsxCells sheet;
    private final List<String> columns;
    private int number;
    private boolean ready;
    private boolean ended;

    XlsxRows(XlsxCells sheet, List<String> columns) {
        this.sheet = sheet;
        this.columns = columns;
    }

    @Override
    public boolean hasNext() {
        if (!ready && !ended) {
            ready = sheet.advance();
            ended = !ready;
        }
        return ready;
    }

    @Override
    public SourceRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        number++;
        var found = sheet.cells();
        var problems = problems(found);
        var cells = RowShape.cells(found, columns.size());
        return problems.isEmpty()
                ? new SourceRow(number, sheet.line(), cells, problems)
                : new SourceRow(number, sheet.line(), RowShape.shortened(cells), problems);
    }

    @Override
    public void close() {
        sheet.close();
    }

    private List<RowProblem> problems(List<String> found) {
        var problems = new ArrayList<RowProblem>();
        if (sheet.surplus() || RowShape.surplus(found, columns.size())) {
            problems.add(RowShape.cellCount(columns.size(), found.size()));
        }
        if (sheet.longField() >= 0 && sheet.longField() < columns.size()) {
            problems.add(
                    RowProblem.at(
                            columns.get(sheet.longField()),
                            "imports/field-too-long",
                            "charsMax",
                            ReadingLimits.FIELD_CHARS_MAX));
        } else if (sheet.tooLong()) {
            problems.add(RowProblem.of("imports/row-too-long"));
        }
        if (sheet.errorField() >= 0 && sheet.errorField() < columns.size()) {
            problems.add(
                    RowProblem.at(columns.get(sheet.errorField()), "imports/cell-formula-error"));
        }
        return problems;
    }
}
