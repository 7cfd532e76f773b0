package io.lianke.imports.parsing;

import java.text.Normalizer;

/// Text as it is stored: NFC, without outer white space, and without what only deceives the eye or
/// breaks a line of a list: control characters and bidirectional overrides.
final class CleanText {

    private CleanText() {}

    static String of(String cell) {
        var text = cell.strip();
        if (plain(text)) {
            return text;
        }
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\t' || c == '\n' || c == '\r') {
                kept.append(' ');
            } else if (!Character.isISOControl(c) && !override(c) && c != 0xFEFF) {
                kept.append(c);
            }
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean override(char c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
