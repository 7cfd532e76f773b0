package io.lianke.customer;

import java.util.List;
import java.util.Map;

/// A customer to create.
///
/// @param name may be empty
/// @param city may be empty
/// @param channel may be empty
/// @param store may be empty
/// @param source that tells of it, for example `console`
public record NewCustomer(
        CustomerKind kind,
        String name,
        String city,
        String channel,
        String store,
        Ownership owner,
        List<GivenIdentifier> identifiers,
        Map<String, Object> traits,
        List<String> tags,
        String source) {
    public NewCustomer {
        identifiers = List.copyOf(identifiers);
        traits = Map.copyOf(traits);
        tags = List.copyOf(tags);
    }

    NewCustomer inStore(String code) {
        return new NewCustomer(
                kind, name, city, channel, code, owner, identifiers, traits, tags, source);
    }

    NewCustomer ownedBy(Ownership ownership) {
        return new NewCustomer(
                kind, name, city, channel, store, ownership, identifiers, traits, tags, source);
    }
}
