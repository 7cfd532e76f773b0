package io.lianke.access;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// A kind of thing that a member holds beside customers; implemented by the modules that keep them.
public interface Holdings {
    /// What becomes of such things when the member leaves.
    enum Fate {
        /// Somebody else holds them from then on.
        GOES,
        /// They were the organization's all along.
        STAYS,
        /// They are nothing without the member.
        ENDS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Its name in the API, for example `shared_views`.
    String kind();

    Fate fate();

    int count(Members.Member of);

    /// Does what the fate says.
    ///
    /// @return ids of those that somebody else holds now
    Set<UUID> handOver(UUID from, UUID to);

    /// Gives these back, as far as whoever got them holds them still.
    void giveBack(Set<UUID> ids, UUID from, UUID to);
}
