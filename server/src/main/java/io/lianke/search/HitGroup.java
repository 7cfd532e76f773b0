package io.lianke.search;

import java.util.List;
import java.util.Locale;

/// What was found of one kind, best first.
///
/// @param more there are others that are not shown
public record HitGroup(Kind kind, List<Hit> hits, boolean more) {
    public enum Kind {
        CUSTOMER,
        ORDER,
        REFUND;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public HitGroup {
        hits = List.copyOf(hits);
    }
}
