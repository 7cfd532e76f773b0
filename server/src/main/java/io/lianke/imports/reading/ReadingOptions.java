package io.lianke.imports.reading;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the user knows better than the file; `null` means: find out.
///
/// @param encoding one of [TextEncoding#NAMES], any case
/// @param delimiter one character, or the word `tab`
/// @param sheet name of the sheet of a workbook; default the first visible one
public record ReadingOptions(
        @Nullable String encoding, @Nullable String delimiter, @Nullable String sheet) {

    public static ReadingOptions automatic() {
        return new ReadingOptions(null, null, null);
    }

    /// The delimiter as a character, when it can be one.
    public static boolean delimiterUsable(String text) {
        return delimiterOf(text) != 0;
    }

    static char delimiterOf(String text) {
        if (text.toLowerCase(Locale.ROOT).equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            return 0;
        }
        var c = text.charAt(0);
        var unusable =
                c == '"' || c == '\n' || c == '\r' || c == 0xFEFF || Character.isSurrogate(c);
        return unusable || Character.isLetterOrDigit(c) ? 0 : c;
    }
}
