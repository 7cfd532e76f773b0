package io.lianke.customer.naming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A name, or what somebody typed, is a row of these: words of letters and signs, and runs of
/// Chinese characters.
///
/// @param text folded: lower case, compatibility forms unified, accents removed
record NamePart(Script script, String text) {

    enum Script {
        CHINESE,
        OTHER
    }

    static String folded(String text) {
        if (plain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        var apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var kept = new StringBuilder(apart.length());
        apart.codePoints()
                .filter(c -> c < 0x300 || c > 0x36F)
                .map(Character::toLowerCase)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    /// White space and the dots of foreign names end a word, and mean nothing between Chinese
    /// characters: some people write `张　三`.
    static List<NamePart> of(String folded) {
        var parts = new ArrayList<NamePart>();
        var text = new StringBuilder();
        var script = Script.OTHER;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            var gap = gap(c);
            var next = gap ? script : chinese(c) ? Script.CHINESE : Script.OTHER;
            if (!text.isEmpty() && (next != script || (gap && script == Script.OTHER))) {
                parts.add(new NamePart(script, text.toString()));
                text.setLength(0);
            }
            script = next;
            if (!gap) {
                text.appendCodePoint(c);
            }
        }
        if (!text.isEmpty()) {
            parts.add(new NamePart(script, text.toString()));
        }
        return parts;
    }

    private static boolean chinese(int c) {
        return c >= 0x3400 && !Pinyin.reading(c).isEmpty();
    }

    private static boolean gap(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == 0xB7
                || c == 0x2022
                || c == 0x2027
                || c == 0x30FB;
    }

    /// Folding changes nothing of these but the case.
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c > 0x7E && (c < 0x3400 || c > 0x9FFF)) {
                return false;
            }
        }
        return true;
    }
}
