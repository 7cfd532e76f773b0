package io.lianke.risk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What was found: it becomes a risk unless there is one already.
///
/// @param since when its first cause was
/// @param lastAt when its newest cause was
/// @param facts in numbers and codes, for a sentence about it
/// @param entries of the audit that it was seen in, at most [#ENTRIES_MAX] of them
public record Finding(
        RiskKind kind,
        Subject subject,
        Instant since,
        Instant lastAt,
        Map<String, ?> facts,
        List<UUID> entries) {
    static final int ENTRIES_MAX = 50;

    public Finding {
        facts = Map.copyOf(facts);
        entries = entries.stream().limit(ENTRIES_MAX).toList();
    }

    static Finding now(RiskKind kind, Subject subject, Instant now, Map<String, ?> facts) {
        return new Finding(kind, subject, now, now, facts, List.of());
    }
}
