package io.lianke.customer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What to change of a customer; what is null or empty stays as it is.
///
/// @param name empty text forgets it, as it does with city, channel and store
/// @param traits an empty value forgets the trait
/// @param removeIdentifiers by type and value; those the customer does not hold are ignored
public record CustomerChange(
        @Nullable CustomerKind kind,
        @Nullable String name,
        @Nullable String city,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Ownership owner,
        Map<String, Optional<Object>> traits,
        List<GivenIdentifier> addIdentifiers,
        List<GivenIdentifier> removeIdentifiers,
        Set<String> addTags,
        Set<String> removeTags,
        String source) {
    public CustomerChange {
        traits = Map.copyOf(traits);
        addIdentifiers = List.copyOf(addIdentifiers);
        removeIdentifiers = List.copyOf(removeIdentifiers);
        addTags = Set.copyOf(addTags);
        removeTags = Set.copyOf(removeTags);
    }

    public static CustomerChange tags(Set<String> add, Set<String> remove, String source) {
        return new CustomerChange(
                null, null, null, null, null, null, Map.of(), List.of(), List.of(), add, remove,
                source);
    }

    boolean touchesIdentifiers() {
        return !addIdentifiers.isEmpty() || !removeIdentifiers.isEmpty();
    }
}
