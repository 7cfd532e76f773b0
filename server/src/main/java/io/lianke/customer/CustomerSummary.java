package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A customer as lists show it.
///
/// @param identifier what the customer is best known by beside the name
/// @param revenueMinor in minor units of `currency`; both null without orders
public record CustomerSummary(
        CustomerId id,
        int ordinal,
        CustomerKind kind,
        CustomerStatus status,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable Identifier identifier,
        String city,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Owner owner,
        List<String> tags,
        int orderCount,
        @Nullable Long revenueMinor,
        @Nullable String currency,
        @Nullable Instant lastOrderAt,
        Instant createdAt) {
    public CustomerSummary {
        tags = List.copyOf(tags);
    }
}
