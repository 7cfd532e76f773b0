package io.lianke.customer;

import java.util.Locale;
import java.util.Set;

/// Where a bulk change stands.
public enum BulkState {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED,
    UNDOING,
    UNDONE;

    private static final Set<BulkState> UNDOABLE = Set.of(DONE, CANCELLED, FAILED);

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a worker is at it.
    public boolean going() {
        return this == RUNNING || this == UNDOING;
    }

    boolean undoable() {
        return UNDOABLE.contains(this);
    }

    static BulkState stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
