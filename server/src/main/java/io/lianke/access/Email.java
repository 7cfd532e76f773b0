package io.lianke.access;

import io.lianke.shared.RequestProblem;
import java.util.Locale;
import java.util.Map;

/// The address a person signs in with, in the one spelling it is stored in.
record Email(String value) {
    private static final int LENGTH_MAX = 254;

    static Email parse(String text, String pointer) {
        var value = text.strip().toLowerCase(Locale.ROOT);
        var at = value.indexOf('@');
        var plain =
                value.chars()
                        .allMatch(c ->
                                c > ' ' && c < 127 && c != ',' && c != ';' && c != '<' && c != '>');
        if (!plain
                || at < 1
                || at != value.lastIndexOf('@')
                || at == value.length() - 1
                || value.length() > LENGTH_MAX) {
            throw RequestProblem.invalid(pointer, "request/email", Map.of());
        }
        return new Email(value);
    }
}
