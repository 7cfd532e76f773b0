package io.lianke.exports;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export as it stands.
///
/// @param rowsExpected how many there were at the start; null when nobody counted so far
/// @param bytes of the file; null until there is one
/// @param handedOut somebody has the file; it is handed out once
/// @param problemCode why it failed
/// @param own the caller started it
/// @param purgeAt until when the file can be downloaded; null until there is one
public record Export(
        UUID id,
        ExportOrder order,
        ExportState state,
        long rowsDone,
        @Nullable Long rowsExpected,
        @Nullable Long bytes,
        int downloads,
        boolean handedOut,
        @Nullable String problemCode,
        Map<String, Object> problemArguments,
        String maker,
        boolean own,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant purgeAt) {}
