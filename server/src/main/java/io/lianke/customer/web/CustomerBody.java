package io.lianke.customer.web;

import io.lianke.customer.Customer;
import io.lianke.customer.HeldIdentifier;
import io.lianke.customer.OrderTotals;
import io.lianke.customer.resolution.Identifier;
import io.lianke.shared.Money;
import io.lianke.shared.web.MoneyBody;
import io.lianke.shared.web.PersonRecords;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A customer as the API tells it.
///
/// @param name null when unknown
/// @param identifier what the customer is best known by beside the name
/// @param channel where first seen
/// @param store the home store
/// @param owner who looks after the customer; null for nobody
/// @param freshness of the standard fields and traits: where each is from, when last confirmed
/// @param version to send with a change
record CustomerBody(
        UUID id,
        int ordinal,
        String kind,
        String status,
        @Nullable String name,
        @Nullable KnownIdentifier identifier,
        @Nullable String city,
        @Nullable String channel,
        @Nullable String store,
        @Nullable OwnerBody owner,
        Map<String, Object> traits,
        Map<String, Freshness> freshness,
        List<IdentifierBody> identifiers,
        List<String> tags,
        int orderCount,
        @Nullable MoneyBody revenue,
        @Nullable MoneyBody refunded,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt,
        int version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy)
        implements PersonRecords {

    @Override
    public List<UUID> persons() {
        return List.of(id);
    }

    record KnownIdentifier(String type, String value) {
        static @Nullable KnownIdentifier of(@Nullable Identifier identifier) {
            return identifier == null
                    ? null
                    : new KnownIdentifier(identifier.type().name(), identifier.value());
        }
    }

    record Freshness(String source, Instant confirmedAt) {}

    /// One of a customer's identifiers with its evidence.
    ///
    /// @param value in normal form
    /// @param raw as it was first given
    record IdentifierBody(
            String type,
            String value,
            String raw,
            boolean verified,
            String source,
            Instant firstSeenAt,
            Instant lastSeenAt) {
        static IdentifierBody of(HeldIdentifier held) {
            return new IdentifierBody(
                    held.identifier().type().name(),
                    held.identifier().value(),
                    held.raw(),
                    held.verified(),
                    held.source(),
                    held.firstSeenAt(),
                    held.lastSeenAt());
        }
    }

    static CustomerBody of(Customer customer) {
        var totals = customer.totals();
        return new CustomerBody(
                customer.id().value(),
                customer.ordinal(),
                customer.kind().code(),
                customer.status().code(),
                known(customer.name()),
                KnownIdentifier.of(customer.knownBy().orElse(null)),
                known(customer.city()),
                customer.channel(),
                customer.store(),
                OwnerBody.of(customer.owner()),
                new TreeMap<>(customer.traits()),
                freshness(customer),
                customer.identifiers().stream().map(IdentifierBody::of).toList(),
                customer.tags(),
                totals.map(OrderTotals::orders).orElse(0),
                totals.map(sum -> money(sum.revenueMinor(), sum.currency())).orElse(null),
                totals.map(sum -> money(sum.refundedMinor(), sum.currency())).orElse(null),
                totals.map(OrderTotals::firstOrderAt).orElse(null),
                totals.map(OrderTotals::lastOrderAt).orElse(null),
                customer.version(),
                customer.created().at(),
                customer.created().by(),
                customer.updated().at(),
                customer.updated().by());
    }

    static MoneyBody money(long minor, String currency) {
        return MoneyBody.of(new Money(minor, Currency.getInstance(currency)));
    }

    static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Map<String, Freshness> freshness(Customer customer) {
        var names = new HashMap<String, String>();
        names.put(Customer.NAME_FIELD, "name");
        names.put(Customer.CITY_FIELD, "city");
        var freshness = new TreeMap<String, Freshness>();
        customer.provenance()
                .forEach((field, from) ->
                        freshness.put(
                                names.getOrDefault(field, "trait:" + field),
                                new Freshness(from.source(), from.at())));
        return freshness;
    }
}
