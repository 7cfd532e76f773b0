package io.lianke.risk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody should look at.
///
/// @param since when its first cause was, `lastAt` its newest
/// @param raisedAt when it came onto the board
/// @param frozen whether its subject was frozen from here
/// @param note of whoever handled it last
public record Risk(
        UUID id,
        RiskKind kind,
        Subject subject,
        RiskState state,
        Instant since,
        Instant lastAt,
        Instant raisedAt,
        Map<String, Object> facts,
        List<UUID> entries,
        boolean frozen,
        @Nullable String note,
        @Nullable String handledBy,
        @Nullable Instant handledAt,
        int version) {

    /// Whether there is somebody or something to freeze.
    public boolean freezable() {
        return !frozen
                && state != RiskState.RESOLVED
                && (subject.kind() == Subject.Kind.MEMBER
                        || subject.kind() == Subject.Kind.API_KEY);
    }
}
