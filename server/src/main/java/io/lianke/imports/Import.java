package io.lianke.imports;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as people and programs see it.
///
/// @param phase what it is at; `waiting` until its turn comes, `ended` when it is over
/// @param undone what a roll-back removed, restored and kept; empty without one
/// @param repairsWaiting mended rows that a retry would take up
public record Import(
        UUID id,
        ImportState state,
        String phase,
        File file,
        SpecDocument spec,
        Rows rows,
        Counts created,
        Counts updated,
        Progress progress,
        @Nullable Trouble problem,
        Map<String, Counts> undone,
        int repairsWaiting,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public Import {
        undone = Map.copyOf(undone);
    }

    public record File(UUID id, String name, long bytes, boolean kept) {}

    public record Rows(long imported, long skipped, long failed) {
        public long total() {
            return imported + skipped + failed;
        }
    }

    public record Counts(long customers, long orders, long refunds, long products) {}

    /// How far the phase is.
    ///
    /// @param total null while it is not known
    /// @param perSecond since the phase began
    public record Progress(
            long done, @Nullable Long total, long perSecond, @Nullable Long secondsLeft) {}

    /// Why it stopped, or what a running one waits for.
    public record Trouble(String code, Map<String, Object> arguments) {
        public Trouble {
            arguments = Map.copyOf(arguments);
        }
    }
}
