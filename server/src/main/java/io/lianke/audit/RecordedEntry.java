package io.lianke.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An [AuditEntry] as it was recorded; `before` and `after` are JSON objects.
///
/// @param position in the chain of its tenant; null as long as it is not sealed
public record RecordedEntry(
        UUID id,
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        String actorName,
        String action,
        String objectType,
        @Nullable String objectId,
        String outcome,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String ip,
        @Nullable String correlationId,
        @Nullable Long position) {}
