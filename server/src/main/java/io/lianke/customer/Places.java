package io.lianke.customer;

import io.lianke.channel.Channels;
import io.lianke.organization.Stores;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Channels and stores that people name for customers; a code that nobody has registered becomes
/// one, as it does when an order names it.
record Places(Channels channels, Stores stores) {
    /// The code as it is kept; null when nothing is left of it.
    static @Nullable String code(String given) {
        var code = Texts.clean(given, Customers.PLACE_CHARS_MAX);
        return code.isEmpty() ? null : code;
    }

    /// Those of several new customers.
    void ensure(List<NewCustomer> customers) {
        var channelCodes = codes(customers, NewCustomer::channel);
        var storeCodes = codes(customers, NewCustomer::store);
        if (!channelCodes.isEmpty()) {
            channels.ensure(channelCodes);
        }
        if (!storeCodes.isEmpty()) {
            stores.ensure(storeCodes);
        }
    }

    private static Set<String> codes(
            List<NewCustomer> customers, Function<NewCustomer, String> given) {
        var codes = new TreeSet<String>();
        for (var customer : customers) {
            var code = code(given.apply(customer));
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

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
