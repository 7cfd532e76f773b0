package io.lianke.imports.parsing;

import java.math.BigDecimal;
import java.util.List;

/// How the numbers of one column are written: which of dot and comma is the decimal sign.
///
/// `1,234` and `1.234` alone say nothing, so the format is found over many values; a column that
/// never tells is taken as `1,234.5` and marked ambiguous. Currency signs, full-width digits, signs
/// in front or behind, accounting parentheses, `万` and `亿`, and a small exponent are understood.
public enum NumberFormat {
    /// `1,234.5`
    DOT,
    /// `1.234,5`
    COMMA;

    static final int CHARS_MAX = 64;
    static final int DIGITS_MAX = 40;
    private static final int EXPONENT_MAX = 30;

    /// What was found.
    ///
    /// @param ambiguous the values allow both readings, so the user should look
    public record Found(NumberFormat format, boolean ambiguous) {}

    /// Finds the format over the values of a column; those that are no numbers say nothing.
    public static Found find(List<String> values) {
        int dot = 0;
        int comma = 0;
        var open = false;
        for (var value : values) {
            switch (evidence(value)) {
                case 'd' -> dot++;
                case 'c' -> comma++;
                case '?' -> open = true;
                default -> {
                    // Whole numbers and other text decide nothing.
                }
            }
        }
        if (dot == 0 && comma == 0) {
            return new Found(DOT, open);
        }
        return new Found(comma > dot ? COMMA : DOT, dot > 0 && comma > 0);
    }

    /// The number, or `imports/number-invalid`.
    public Parsed<BigDecimal> parse(String text) {
        var cell = NumberText.of(text);
        if (cell == null) {
            return Parsed.failure("imports/number-invalid");
        }
        var plain = plain(cell.digits());
        if (plain.isEmpty()) {
            return Parsed.failure("imports/number-invalid");
        }
        var value = new BigDecimal(plain).scaleByPowerOfTen(cell.exponent());
        return Parsed.value(cell.negative() ? value.negate() : value);
    }

    /// Digits with at most one decimal point; empty when the separators do not stand as they must.
    private String plain(String digits) {
        var decimal = this == DOT ? '.' : ',';
        var group = this == DOT ? ',' : '.';
        var out = new StringBuilder(digits.length());
        int sinceGroup = -1;
        var fraction = false;
        for (int i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (c == decimal) {
                if (fraction || (sinceGroup >= 0 && sinceGroup != 3)) {
                    return "";
                }
                fraction = true;
                out.append('.');
            } else if (c == group || c == '\'' || c == ' ') {
                var first = sinceGroup < 0;
                if (fraction || out.isEmpty() || (first ? out.length() > 3 : sinceGroup != 3)) {
                    return "";
                }
                sinceGroup = 0;
            } else {
                out.append(c);
                sinceGroup += sinceGroup >= 0 && !fraction ? 1 : 0;
            }
        }
        if (!fraction && sinceGroup >= 0 && sinceGroup != 3) {
            return "";
        }
        var bare = out.isEmpty() || (out.length() == 1 && out.charAt(0) == '.');
        return bare || out.length() > DIGITS_MAX ? "" : complete(out);
    }

    private static String complete(StringBuilder digits) {
        if (digits.charAt(0) == '.') {
            digits.insert(0, '0');
        }
        if (digits.charAt(digits.length() - 1) == '.') {
            digits.append('0');
        }
        return digits.toString();
    }

    /// `d` or `c` for the decimal sign it must have, `?` when both readings fit, else `-`.
    private static char evidence(String text) {
        var cell = NumberText.of(text);
        if (cell == null) {
            return '-';
        }
        var digits = cell.digits();
        int dot = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (dot < 0 && comma < 0) {
            return '-';
        }
        if (dot >= 0 && comma >= 0) {
            return dot > comma ? 'd' : 'c';
        }
        var sign = dot >= 0 ? '.' : ',';
        int last = Math.max(dot, comma);
        var asDecimal = sign == '.' ? 'd' : 'c';
        var asGroup = sign == '.' ? 'c' : 'd';
        if (digits.indexOf(sign) != last) {
            return asGroup;
        }
        var three = digits.length() - last - 1 == 3;
        var couldGroup = three && last >= 1 && last <= 3 && digits.charAt(0) != '0';
        return couldGroup ? '?' : asDecimal;
    }

    static boolean exponentFits(int exponent) {
        return Math.abs(exponent) <= EXPONENT_MAX;
    }
}
