package io.lianke.imports;

import io.lianke.imports.db.tables.records.RunsRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run as its worker sees it.
///
/// @param token the worker's right to go on; a newer one takes it away
/// @param step how far the phase is
/// @param round number of the retry; 0 for the first pass over the file
record Run(
        UUID id,
        UUID fileId,
        String spec,
        boolean dryRun,
        Work work,
        Phase phase,
        long step,
        UUID token,
        int round,
        Instant createdAt) {

    enum Work {
        IMPORT,
        RETRY,
        ROLLBACK;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Run of(RunsRecord row) {
        return new Run(
                row.getId(),
                row.getFileId(),
                row.getSpec().data(),
                row.getDryRun(),
                Work.valueOf(row.getWork().toUpperCase(java.util.Locale.ROOT)),
                Phase.stored(row.getPhase()),
                row.getStep(),
                row.getToken(),
                row.getRound(),
                row.getCreatedAt());
    }

    Run at(Phase newPhase, long newStep) {
        return new Run(id, fileId, spec, dryRun, work, newPhase, newStep, token, round, createdAt);
    }

    /// How far a chunk brings the run.
    ///
    /// @param end where the phase will end, when that is known
    /// @param ends in which state the run ends with the chunk; null while it goes on
    record Progress(
            Phase phase, long step, @Nullable Long end, Tally tally, @Nullable ImportState ends) {
        static Progress to(Phase phase, long step, @Nullable Long end) {
            return new Progress(phase, step, end, new Tally(), null);
        }

        static Progress ending(ImportState state) {
            return new Progress(Phase.ENDED, 0, null, new Tally(), state);
        }
    }
}
