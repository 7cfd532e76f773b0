package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person or organization, with all that this module knows of it.
///
/// @param name empty when unknown
/// @param city empty when unknown
/// @param channel where first seen
/// @param store the home store
/// @param owner who looks after the customer; null for nobody
/// @param traits text, `BigDecimal` or `Boolean` by trait name; dates and instants as ISO text
/// @param provenance by trait name, and under [#NAME_FIELD] and [#CITY_FIELD]
/// @param version for [Customers#update]
public record Customer(
        CustomerId id,
        int ordinal,
        CustomerKind kind,
        CustomerStatus status,
        String name,
        String city,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Owner owner,
        Map<String, Object> traits,
        Map<String, Provenance> provenance,
        List<HeldIdentifier> identifiers,
        List<String> tags,
        Optional<OrderTotals> totals,
        int version,
        Stamp created,
        Stamp updated) {

    public static final String NAME_FIELD = "$name";
    public static final String CITY_FIELD = "$city";

    public Customer {
        traits = Map.copyOf(traits);
        provenance = Map.copyOf(provenance);
        identifiers = List.copyOf(identifiers);
        tags = List.copyOf(tags);
    }

    /// What the customer is best known by beside the name.
    public Optional<Identifier> knownBy() {
        return Contacts.of(identifiers).best();
    }

    /// Who did it and when.
    public record Stamp(Instant at, String by) {}
}
