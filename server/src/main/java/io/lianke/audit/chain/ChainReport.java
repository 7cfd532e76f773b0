package io.lianke.audit.chain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a verification found out about one tenant.
///
/// @param entries that the database holds
/// @param sealed positions of the chain
/// @param signed the last position with a signed head; 0 when there is none
/// @param signedAt when that was
/// @param found the first break
public record ChainReport(
        UUID tenant,
        long entries,
        long sealed,
        long signed,
        @Nullable Instant signedAt,
        Optional<Break> found) {

    /// In a line.
    public String line() {
        var waiting = Math.max(0, entries - sealed);
        return "tenant "
                + tenant
                + ": "
                + entries
                + " entries, chain to position "
                + sealed
                + (waiting > 0 ? " (" + waiting + " not sealed yet)" : "")
                + (signedAt == null
                        ? ", no signed head"
                        : ", signed to " + signed + " at " + signedAt)
                + ": "
                + found.map(broken -> "BROKEN at " + broken.sentence()).orElse("intact");
    }
}
