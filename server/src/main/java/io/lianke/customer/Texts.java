package io.lianke.customer;

import java.text.Normalizer;
import java.time.Instant;

/// What people type, in the form in which it is kept.
final class Texts {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Texts() {}

    /// NFC, control characters and halves of characters removed, without outer white space.
    static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || c == '\r' ? ' ' : c)
                .filter(c -> !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF))
                .filter(c -> (c & 0xFFFE) != 0xFFFE)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
    }

    /// Cut to a length without splitting a character.
    static String clean(String text, int charsMax) {
        var clean = clean(text.length() > charsMax * 4 ? text.substring(0, charsMax * 4) : text);
        if (clean.length() <= charsMax) {
            return clean;
        }
        var end = Character.isHighSurrogate(clean.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
        return clean.substring(0, end).strip();
    }

    /// The nearest instant that the database can keep.
    static Instant clamp(Instant at) {
        return at.isBefore(EARLIEST) ? EARLIEST : at.isAfter(LATEST) ? LATEST : at;
    }

    /// Whether the database can keep this instant.
    static boolean storable(Instant at) {
        return !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
    }
}
