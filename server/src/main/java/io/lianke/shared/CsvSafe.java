package io.lianke.shared;

import java.math.BigDecimal;

/// Writes cells of CSV exports so that no spreadsheet takes foreign text for a formula.
///
/// Text is always quoted, and gets a leading apostrophe when its first visible character could
/// start a formula: `= + - @`, their full-width and small forms, or a tab, CR or LF in front. White
/// space, byte-order marks, zero-width and control characters before it are looked through, because
/// spreadsheets do so too. A phone such as `+8613800138000` therefore reads `'+8613800138000` in
/// CSV; the XLSX export writes text cells and needs no prefix.
///
/// Numbers that we computed are written by [#number]: they are digits by construction, stay numbers
/// in the spreadsheet and are never prefixed, also when negative.
public final class CsvSafe {

    private CsvSafe() {}

    /// One quoted cell holding foreign text.
    public static String text(String value) {
        var cell = new StringBuilder(value.length() + 4).append('"');
        if (startsFormula(value)) {
            cell.append('\'');
        }
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"') {
                cell.append('"');
            }
            if (c != 0) {
                cell.append(c);
            }
        }
        return cell.append('"').toString();
    }

    /// One cell holding a number of ours; plain digits, never an exponent.
    public static String number(BigDecimal value) {
        return value.toPlainString();
    }

    public static String number(long value) {
        return Long.toString(value);
    }

    static boolean startsFormula(String value) {
        for (int i = 0; i < value.length(); ) {
            var c = value.codePointAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || trigger(c)) {
                return true;
            }
            if (!lookedThrough(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return false;
    }

    private static boolean trigger(int c) {
        return switch (c) {
            case '=', '+', '-', '@' -> true;
            case 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 -> true; // full-width
            case 0xFE66, 0xFE62, 0xFE63, 0xFE6B -> true; // small forms
            case 0x2212, 0x207A, 0x207B, 0x208A, 0x208B -> true; // minus sign, super and subscript
            default -> false;
        };
    }

    private static boolean lookedThrough(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == '\''
                || c == '"'
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0;
    }
}
