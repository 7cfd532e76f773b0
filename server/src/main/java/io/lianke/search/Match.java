package io.lianke.search;

import java.util.Locale;

/// Why something was found.
///
/// @param text of the field, for showing where it agrees with what was typed
public record Match(Field field, String text) {
    /// Best first.
    public enum Field {
        ID,
        NUMBER,
        NAME,
        PHONE,
        EMAIL,
        /// By something that lists do not show.
        OTHER;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
