package io.lianke.customer;

import io.lianke.channel.Channels;
import io.lianke.organization.Stores;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Channels and stores that people name for customers; a code that nobody has registered becomes
/// one, as it does when an order names it.
record Places(Channels channels, Stores stores) {
    /// The code as it is kept; null when nothing is left of it.
    @Nullable String channel(String given) {
        var code = Texts.clean(given, Customers.PLACE_CHARS_MAX);
        if (code.isEmpty()) {
            return null;
        }
        channels.ensure(Set.of(code));
        return code;
    }

    /// The code as it is kept; null when nothing is left of it.
    @Nullable String store(String given) {
        var code = Texts.clean(given, Customers.PLACE_CHARS_MAX);
        if (code.isEmpty()) {
            return null;
        }
        stores.ensure(Set.of(code));
        return code;
    }
}
