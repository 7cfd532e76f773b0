package io.lianke.audit.chain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a chain is not what it was.
///
/// @param from the position, or the first of those among which it is
/// @param to the last of them
/// @param entry that stands there, if one does
public record Break(Kind kind, long from, long to, @Nullable UUID entry) {

    /// What somebody did, as far as it can be told.
    public enum Kind {
        CHANGED("an entry was changed"),
        SWAPPED("an entry stands in the place of another"),
        MISSING("an entry is missing"),
        INSERTED("an entry was slipped in"),
        TRUNCATED("the end of the chain is missing"),
        REWRITTEN("the chain was reckoned anew over other entries");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static Break at(Kind kind, long position, @Nullable UUID entry) {
        return new Break(kind, position, position, entry);
    }

    /// In a sentence.
    public String sentence() {
        return (from == to ? "position " + from : "positions " + from + " to " + to)
                + ": "
                + kind.words
                + (entry == null ? "" : " (" + entry + ")");
    }
}
