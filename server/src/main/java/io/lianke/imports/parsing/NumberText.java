package io.lianke.imports.parsing;

import org.jspecify.annotations.Nullable;

/// The parts of a written number, before dot and comma are told apart.
///
/// @param digits ASCII digits and separators only
/// @param exponent power of ten from `E`, `万` (4) or `亿` (8)
record NumberText(boolean negative, String digits, int exponent) {

    private static final String CURRENCIES = "¥￥$€£₩₹元円圆";

    /// Null when the text is no number.
    static @Nullable NumberText of(String text) {
        if (text.length() > NumberFormat.CHARS_MAX) {
            return null;
        }
        var ascii = ascii(text);
        var negative = false;
        int start = 0;
        int end = ascii.length();
        if (end >= 3 && ascii.charAt(0) == '(' && ascii.charAt(end - 1) == ')') {
            negative = true;
            start = 1;
            end--;
        }
        if (start < end && (ascii.charAt(start) == '-' || ascii.charAt(start) == '+')) {
            if (negative) {
                return null;
            }
            negative = ascii.charAt(start++) == '-';
        } else if (start < end && ascii.charAt(end - 1) == '-') {
            if (negative) {
                return null;
            }
            negative = true;
            end--;
        }
        return body(ascii.substring(start, end).strip(), negative);
    }

    private static @Nullable NumberText body(String body, boolean negative) {
        int end = body.length();
        int exponent = 0;
        if (end > 0 && (body.charAt(end - 1) == '万' || body.charAt(end - 1) == '亿')) {
            exponent = body.charAt(--end) == '万' ? 4 : 8;
        }
        int e = Math.max(body.indexOf('e'), body.indexOf('E'));
        if (e > 0) {
            var written = exponent == 0 ? exponent(body.substring(e + 1, end)) : Integer.MIN_VALUE;
            if (written == Integer.MIN_VALUE) {
                return null;
            }
            exponent = written;
            end = e;
        }
        var digits = body.substring(0, end).strip();
        return wellFormed(digits) ? new NumberText(negative, digits, exponent) : null;
    }

    private static int exponent(String text) {
        var digits = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        if (digits.isEmpty()
                || digits.length() > 2
                || !digits.chars().allMatch(NumberText::digit)) {
            return Integer.MIN_VALUE;
        }
        int value = Integer.parseInt(digits);
        if (!NumberFormat.exponentFits(value)) {
            return Integer.MIN_VALUE;
        }
        return text.startsWith("-") ? -value : value;
    }

    private static boolean wellFormed(String digits) {
        var any = false;
        for (int i = 0; i < digits.length(); i++) {
            var c = digits.charAt(i);
            if (digit(c)) {
                any = true;
            } else if (".,' ".indexOf(c) < 0) {
                return false;
            }
        }
        return any;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    /// Full-width forms to ASCII, dashes to one, currency signs and invisible characters away.
    private static String ascii(String text) {
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (CURRENCIES.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT) {
                continue;
            }
            if (c >= 0xFF01 && c <= 0xFF5E) {
                out.append((char) (c - 0xFEE0));
            } else if (c == 0x2212 || c == 0x2013) {
                out.append('-');
            } else if (c == 0x2019) {
                out.append('\'');
            } else {
                out.append(Character.isSpaceChar(c) || Character.isWhitespace(c) ? ' ' : c);
            }
        }
        return withoutCode(out.toString().strip());
    }

    /// `CNY 12`, `12 GBP`, `RMB12`: three capital letters at either end are a currency.
    private static String withoutCode(String text) {
        if (text.length() > 3 && capitals(text, 0)) {
            return text.substring(3).strip();
        }
        if (text.length() > 3 && capitals(text, text.length() - 3)) {
            return text.substring(0, text.length() - 3).strip();
        }
        return text;
    }

    private static boolean capitals(String text, int from) {
        for (int i = from; i < from + 3; i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }
}
