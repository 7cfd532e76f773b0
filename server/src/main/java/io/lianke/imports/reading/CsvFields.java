package io.lianke.imports.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/// Takes the fields of one record within the limits; what lies beyond them is counted, not kept.
/// NUL characters are dropped: no text has them and no database column takes them.
final class CsvFields extends AbstractBaseCsvCallbackHandler<CsvRecord> {

    private final ArrayList<String> cells = new ArrayList<>();
    private int chars;
    private int longField;
    private boolean rowTooLong;
    private boolean blankBeyond;

    /// The line where the present record begins, from 1.
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells.clear();
        chars = 0;
        longField = -1;
        rowTooLong = false;
        blankBeyond = true;
    }

    @Override
    protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
        if (place >= ReadingLimits.COLUMNS_MAX) {
            blankBeyond = blankBeyond && text(buffer, offset, length).isBlank();
            return;
        }
        int kept = length;
        if (length > ReadingLimits.FIELD_CHARS_MAX) {
            longField = longField < 0 ? place : longField;
            kept = ReadingLimits.PROBLEM_CELL_CHARS_MAX;
        }
        rowTooLong |= kept > ReadingLimits.ROW_CHARS_MAX - chars;
        if (rowTooLong) {
            kept = Math.min(kept, ReadingLimits.PROBLEM_CELL_CHARS_MAX);
        }
        chars += kept;
        cells.add(text(buffer, offset, kept));
    }

    @Override
    protected CsvRecord buildRecord() {
        return new CsvRecord(
                line(), List.copyOf(cells), getFieldCount(), blankBeyond, longField, rowTooLong);
    }

    private static String text(char[] buffer, int offset, int length) {
        if (length == 0) {
            return "";
        }
        var text = new String(buffer, offset, length);
        return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
    }
}
