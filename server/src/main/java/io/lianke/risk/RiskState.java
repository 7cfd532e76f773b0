package io.lianke.risk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How far somebody is with a risk.
public enum RiskState {
    OPEN,
    /// Somebody is at it.
    ACKNOWLEDGED,
    /// It is settled; the same again would be a new one.
    RESOLVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RiskState> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }
}
