package io.lianke.customer;

import java.util.Set;

/// Somebody who is loaded as a new customer.
///
/// @param seen as anybody met outside; that moment becomes the one of the customer's creation
public record LoadedPerson(CustomerKind kind, PersonSeen seen, Set<String> tags) {
    public LoadedPerson {
        tags = Set.copyOf(tags);
    }
}
