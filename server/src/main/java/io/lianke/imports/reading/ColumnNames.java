package io.lianke.imports.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Makes column names out of header cells: visible characters only, NFC, single spaces; an empty
/// one is named `Column 3` by its place, a repeated one `Name (2)`. Look-alike letters of other
/// scripts stay what they are, so such columns remain different and match no known name.
final class ColumnNames {

    private ColumnNames() {}

    static List<String> of(List<String> header) {
        int width = header.size();
        while (width > 0 && clean(header.get(width - 1)).isEmpty()) {
            width--;
        }
        if (width == 0) {
            throw UnreadableFileException.of("imports/no-header");
        }
        if (width > ReadingLimits.COLUMNS_MAX) {
            throw UnreadableFileException.of(
                    "imports/too-many-columns", "columnsMax", ReadingLimits.COLUMNS_MAX);
        }
        var names = new ArrayList<String>(width);
        for (int i = 0; i < width; i++) {
            var name = clean(header.get(i));
            if (name.length() > ReadingLimits.COLUMN_NAME_CHARS_MAX) {
                throw UnreadableFileException.of("imports/column-name-too-long", "column", i + 1);
            }
            names.add(name.isEmpty() ? "Column " + (i + 1) : name);
        }
        return unique(names);
    }

    static String clean(String cell) {
        var kept = new StringBuilder(Math.min(cell.length(), 64));
        var gap = false;
        for (int i = 0; i < cell.length(); ) {
            var c = cell.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85) {
                gap = true;
                continue;
            }
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (gap && !kept.isEmpty()) {
                kept.append(' ');
            }
            gap = false;
            kept.appendCodePoint(c);
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static List<String> unique(List<String> names) {
        var taken = new HashSet<>(names);
        var seen = new HashSet<String>();
        var unique = new ArrayList<String>(names.size());
        for (var name : names) {
            var free = name;
            for (int i = 2; !seen.add(free); i++) {
                free = name + " (" + i + ")";
                if (taken.contains(free)) {
                    free = name;
                }
            }
            unique.add(free);
        }
        return List.copyOf(unique);
    }
}
