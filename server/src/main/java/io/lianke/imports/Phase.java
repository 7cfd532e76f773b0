package io.lianke.imports;

import java.util.Locale;

/// What a running import is at, in this order; `UNDOING` is a roll-back's only one.
enum Phase {
    READING,
    NUMBERING,
    CUSTOMERS,
    PRODUCTS,
    ORDERS,
    FINISHING,
    UNDOING,
    ENDED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Phase stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
