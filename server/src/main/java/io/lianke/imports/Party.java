package io.lianke.imports;

import java.util.Locale;

/// What is known of a whole file before its orders are written.
enum Party {
    CUSTOMER,
    PRODUCT;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
