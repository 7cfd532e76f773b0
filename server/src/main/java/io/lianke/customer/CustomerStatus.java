package io.lianke.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Archived customers keep everything and are left out of lists unless asked for.
public enum CustomerStatus {
    ACTIVE,
    ARCHIVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CustomerStatus> of(String code) {
        return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
    }
}
