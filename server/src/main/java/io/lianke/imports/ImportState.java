package io.lianke.imports;

import java.util.Locale;
import java.util.Set;

/// Where an import stands.
public enum ImportState {
    RUNNING,
    PAUSED,
    DONE,
    FAILED,
    CANCELLED,
    ROLLED_BACK;

    /// What may be asked of an import.
    public enum Action {
        PAUSE(Set.of(RUNNING)),
        RESUME(Set.of(PAUSED, FAILED)),
        CANCEL(Set.of(RUNNING, PAUSED)),
        ROLLBACK(Set.of(PAUSED, DONE, FAILED, CANCELLED)),
        RETRY(Set.of(DONE)),
        REPAIR(Set.of(DONE));

        @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
        private final Set<ImportState> from;

        Action(Set<ImportState> from) {
            this.from = from;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean allows(Action action) {
        return action.from.contains(this);
    }

    static ImportState stored(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
