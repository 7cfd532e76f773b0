package io.lianke.imports.reading;

import io.lianke.imports.reading.XlsxStyles.Shown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Walks over the rows of a sheet that hold anything, one at a time, within the limits.
final class XlsxCells implements AutoCloseable {

    private static final int SHEET_COLUMNS_MAX = 16_384;

    private final XmlCursor xml;
    private final SharedStrings strings;
    private final XlsxStyles styles;
    private final boolean since1904;
    private final ArrayList<String> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private long line;
    private int column;
    private int chars;
    private boolean surplus;
    private int longField;
    private int errorField;
    private boolean rowTooLong;

    XlsxCells(XmlCursor xml, SharedStrings strings, XlsxStyles styles, boolean since1904) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
        this.since1904 = since1904;
    }

    /// Reads up to and including the next row that is not blank; false when there is none.
    boolean advance() {
        while (xml.advance()) {
            if (xml.starts("row")) {
                row();
                if (surplus || !cells.stream().allMatch(String::isBlank)) {
                    return true;
                }
            } else if (xml.ends("sheetData")) {
                return false;
            }
        }
        return false;
    }

    List<String> cells() {
        return List.copyOf(cells);
    }

    /// The row of the sheet, from 1.
    long line() {
        return line;
    }

    /// Something stands right of the last column that is read.
    boolean surplus() {
        return surplus;
    }

    boolean tooLong() {
        return longField >= 0 || rowTooLong;
    }

    /// Place of the first cell beyond its limit, or -1.
    int longField() {
        return longField;
    }

    /// Place of the first cell whose formula failed, or -1.
    int errorField() {
        return errorField;
    }

    @Override
    public void close() {
        xml.close();
    }

    private void row() {
        cells.clear();
        column = 0;
        chars = 0;
        surplus = false;
        longField = -1;
        errorField = -1;
        rowTooLong = false;
        int number = xml.number("r");
        line = number < 0 ? line + 1 : number;
        while (xml.advance() && !xml.ends("row")) {
            if (xml.starts("c")) {
                cell();
            }
        }
    }

    private void cell() {
        var reference = xml.attribute("r");
        if (reference != null) {
            column = columnOf(reference);
        }
        int place = column++;
        if (place >= SHEET_COLUMNS_MAX) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        var type = xml.attribute("t", "n");
        var shown = styles.shown(xml.number("s"));
        readValue();
        var text = text(type, shown);
        if (text.isEmpty()) {
            return;
        }
        if (place >= ReadingLimits.COLUMNS_MAX) {
            surplus |= !text.isBlank();
            return;
        }
        if (type.equals("e") && errorField < 0) {
            errorField = place;
        }
        put(place, text);
    }

    private void put(int place, String text) {
        var kept = text;
        if (text.length() > ReadingLimits.FIELD_CHARS_MAX) {
            longField = longField < 0 ? place : longField;
            kept = text.substring(0, ReadingLimits.PROBLEM_CELL_CHARS_MAX);
        }
        if (kept.length() > ReadingLimits.ROW_CHARS_MAX - chars) {
            rowTooLong = true;
            kept = kept.substring(0, Math.min(kept.length(), ReadingLimits.PROBLEM_CELL_CHARS_MAX));
        }
        chars += kept.length();
        if (cells.size() <= place) {
            cells.addAll(Collections.nCopies(place + 1 - cells.size(), ""));
        }
        cells.set(place, kept.indexOf('\0') < 0 ? kept : kept.replace("\0", ""));
    }

    /// Leaves in [#value] the stored value or the inline text, and skips the formula.
    private void readValue() {
        value.setLength(0);
        var inValue = false;
        var phonetic = false;
        while (xml.advance() && !xml.ends("c")) {
            if (xml.text()) {
                if (inValue && !phonetic) {
                    xml.appendText(value, ReadingLimits.FIELD_CHARS_MAX + 1);
                }
            } else if (xml.starts("v") || xml.starts("t")) {
                inValue = true;
            } else if (xml.ends("v") || xml.ends("t")) {
                inValue = false;
            } else if (xml.starts("rPh")) {
                phonetic = true;
            } else if (xml.ends("rPh")) {
                phonetic = false;
            }
        }
    }

    private String text(String type, Shown shown) {
        if (value.isEmpty()) {
            return "";
        }
        var stored = value.toString();
        return switch (type) {
            case "s" -> strings.get(XmlCursor.digits(stored.strip()));
            case "inlineStr", "str" -> XlsxValues.unescaped(stored);
            case "b" -> stored.strip().equals("1") ? "TRUE" : "FALSE";
            case "n" -> XlsxValues.number(stored, shown, since1904);
            default -> stored;
        };
    }

    private static int columnOf(String reference) {
        int column = 0;
        int i = 0;
        for (; i < reference.length(); i++) {
            int letter = reference.charAt(i) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = column * 26 + letter + 1;
            if (column > SHEET_COLUMNS_MAX) {
                throw UnreadableFileException.of("imports/file-damaged");
            }
        }
        if (i == 0) {
            throw UnreadableFileException.of("imports/file-damaged");
        }
        return column - 1;
    }
}
