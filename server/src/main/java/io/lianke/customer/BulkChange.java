package io.lianke.customer;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One change of many customers, as it stands.
///
/// @param selection the query, with the names of the list's filters; or how many were listed
/// @param refusals how many customers were left as they are, by the code of why
/// @param restored how many customers an undo put back
/// @param kept of these, how many keep something that others changed since
/// @param trouble why it stopped, or waits
/// @param undoUntil null when it cannot be undone
public record BulkChange(
        UUID id,
        BulkState state,
        Map<String, Object> selection,
        BulkEdit edit,
        Counts counts,
        Map<String, Integer> refusals,
        int restored,
        int kept,
        @Nullable Trouble trouble,
        String createdBy,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoUntil) {

    public BulkChange {
        selection = Map.copyOf(selection);
        refusals = Map.copyOf(refusals);
    }

    /// @param total customers that were chosen
    /// @param changed of those looked at so far
    /// @param unchanged that were already so
    /// @param refused that were left as they are for a reason
    public record Counts(int total, int changed, int unchanged, int refused) {}

    public record Trouble(String code, Map<String, Object> arguments) {
        public Trouble {
            arguments = Map.copyOf(arguments);
        }
    }
}
