package io.lianke.imports.parsing;

import java.util.Locale;
import java.util.Optional;

/// What the rows of a file are.
public enum ImportKind {
    CUSTOMERS,
    PRODUCTS,
    ORDERS;

    /// The name used in the API, for example `orders`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ImportKind> of(String wireName) {
        for (var kind : values()) {
            if (kind.wireName().equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
