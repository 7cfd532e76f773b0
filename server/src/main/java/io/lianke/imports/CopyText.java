package io.lianke.imports;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY.
final class CopyText {
    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean first = true;

    CopyText field(@Nullable Object value) {
        if (!first) {
            text.append('\t');
        }
        first = false;
        if (value == null) {
            text.append("\\N");
            return this;
        }
        var string = value.toString();
        int from = 0;
        for (int i = 0; i < string.length(); i++) {
            var escaped = escape(string.charAt(i));
            if (escaped != null) {
                text.append(string, from, i).append(escaped);
                from = i + 1;
            }
        }
        if (from == 0) {
            text.append(string);
        } else {
            text.append(string, from, string.length());
        }
        return this;
    }

    /// What stands for a character that cannot stand for itself; null when it can.
    private static @Nullable String escape(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            // No text of PostgreSQL can hold it, and it means nothing.
            case '\0' -> "";
            default -> null;
        };
    }

    void end() {
        text.append('\n');
        first = true;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }
}
