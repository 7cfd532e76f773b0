package io.lianke.customer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

public enum CustomerKind {
    PERSON,
    ORGANIZATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CustomerKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
