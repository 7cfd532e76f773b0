package io.lianke.imports.parsing;

import java.util.Locale;
import java.util.Optional;

/// What to do with a row whose object is already known.
public enum OnDuplicate {
    UPDATE,
    SKIP;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OnDuplicate> of(String wireName) {
        for (var choice : values()) {
            if (choice.wireName().equals(wireName)) {
                return Optional.of(choice);
            }
        }
        return Optional.empty();
    }
}
