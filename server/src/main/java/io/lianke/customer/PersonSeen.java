package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody met outside, and what was learnt of them there.
///
/// @param identifiers normalised; without any there is nobody to find
/// @param traits text, number or boolean by name; `city` is the standard field of that name
/// @param source that met them, for example `default`
/// @param seenAt later sightings win over earlier ones, value by value
/// @param verified whether the source vouches for the identifiers
/// @param matchBy types of the identifiers that decide who it is; empty: all. The others are
///   attached all the same, unless somebody else holds them
/// @param channel where it was; kept for a customer seen for the first time
public record PersonSeen(
        List<Identifier> identifiers,
        @Nullable String name,
        Map<String, Object> traits,
        String source,
        Instant seenAt,
        boolean verified,
        @Nullable String channel,
        @Nullable String store,
        Set<IdentifierType> matchBy) {
    public PersonSeen {
        identifiers = List.copyOf(identifiers);
        traits = Map.copyOf(traits);
        matchBy = Set.copyOf(matchBy);
        seenAt = Texts.clamp(seenAt);
    }

    public PersonSeen(
            List<Identifier> identifiers,
            @Nullable String name,
            Map<String, Object> traits,
            String source,
            Instant seenAt,
            boolean verified) {
        this(identifiers, name, traits, source, seenAt, verified, null, null, Set.of());
    }
}
