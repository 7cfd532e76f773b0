package io.lianke.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// A workbook of one sheet. Text stands in text cells, which no spreadsheet reckons with, so that a
/// phone such as `+8613800138000` stays what it is. Texts are written in place: a table of shared
/// ones would be kept in memory.
final class WorkbookTable implements TableFile {
    private static final int ROWS_BETWEEN_FLUSHES = 500;

    /// What a cell of a spreadsheet holds.
    private static final int CELL_CHARS_MAX = 32_767;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    WorkbookTable(TableFile.Title title, OutputStream out) {
        this.workbook = new Workbook(out, "Lianke", "1.0");
        workbook.properties().setDescription(title.mark());
        this.sheet = workbook.newWorksheet(title.name());
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<Cell> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case Cell.Text(var text) -> sheet.inlineString(row, column, fitting(text));
                case Cell.Figure(var number) -> sheet.value(row, column, number);
                case Cell.Nothing() -> {}
            }
        }
        row++;
        if (row % ROWS_BETWEEN_FLUSHES == 0) {
            sheet.flush();
        }
    }

    private static String fitting(String text) {
        if (text.length() <= CELL_CHARS_MAX) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(CELL_CHARS_MAX - 1)) ? 1 : 0;
        return text.substring(0, CELL_CHARS_MAX - end);
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    @Override
    public void close() throws IOException {
        // What finished has closed itself; what broke is thrown away, file and all.
    }
}
