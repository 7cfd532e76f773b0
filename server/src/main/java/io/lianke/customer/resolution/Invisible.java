package io.lianke.customer.resolution;

import java.text.Normalizer;

/// Removes what a reader cannot see from a key, so that a pasted and a typed key are the same.
final class Invisible {

    private Invisible() {}

    /// NFC, without invisible characters, without outer white space.
    static String strip(String text) {
        var visible = plainAscii(text) ? text : withoutInvisible(text);
        int start = 0;
        int end = visible.length();
        while (start < end && space(visible.charAt(start))) {
            start++;
        }
        while (end > start && space(visible.charAt(end - 1))) {
            end--;
        }
        return visible.substring(start, end);
    }

    /// No control characters inside and no lone surrogates: neither can be part of a key.
    static boolean wellFormed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && space(text.charAt(start))) {
            start++;
        }
        while (end > start && space(text.charAt(end - 1))) {
            end--;
        }
        for (int i = start; i < end; ) {
            var c = text.codePointAt(i);
            if (Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) || c == 0xFFFD) {
                return false;
            }
            if (c == 0x2028 || c == 0x2029 || (c & 0xFFFE) == 0xFFFE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean plainAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }

    private static String withoutInvisible(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(c -> !invisible(c)).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean invisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x180E
                || c == 0x3164
                || c == 0xFFA0
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean space(char c) {
        return (c <= ' ' && c != 0)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0x85;
    }
}
