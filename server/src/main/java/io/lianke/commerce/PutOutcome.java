package io.lianke.commerce;

import io.lianke.shared.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one thing that was put.
///
/// @param id null only when it was refused
/// @param problem why it was refused; null when it was not
public record PutOutcome(@Nullable UUID id, Change change, @Nullable Problem problem) {

    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    public PutOutcome {
        if ((change == Change.REFUSED) == (problem == null)) {
            throw new IllegalArgumentException("A problem goes with a refusal: " + change);
        }
    }

    static PutOutcome of(UUID id, Change change) {
        return new PutOutcome(id, change, null);
    }

    static PutOutcome refused(Problem problem) {
        return new PutOutcome(null, Change.REFUSED, problem);
    }
}
