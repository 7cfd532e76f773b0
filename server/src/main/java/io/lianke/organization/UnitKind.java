package io.lianke.organization;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a part of the organization is to its people.
public enum UnitKind {
    BRAND,
    REGION,
    CITY,
    TEAM;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UnitKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
