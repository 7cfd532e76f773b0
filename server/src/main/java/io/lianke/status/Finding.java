package io.lianke.status;

import io.lianke.shared.Check;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a check came to.
///
/// @param reading null when it could not tell
/// @param since when it was first found in this state, since this process started
public record Finding(String name, State state, Check.@Nullable Reading reading, Instant since) {
    public enum State {
        FINE,
        ALARM,
        UNKNOWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static State of(Check.Reading reading) {
        return reading.well() ? State.FINE : State.ALARM;
    }
}
