package io.lianke.exports;

import java.util.Locale;

/// How far an export is.
public enum ExportState {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /// Its file is gone.
    EXPIRED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean unfinished() {
        return this == WAITING || this == RUNNING;
    }

    static ExportState stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
