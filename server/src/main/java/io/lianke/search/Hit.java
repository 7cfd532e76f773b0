package io.lianke.search;

import io.lianke.customer.resolution.Identifier;
import io.lianke.shared.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that was found.
///
/// @param title name of a customer, number of an order or a refund; null for a customer without a
///   name
/// @param subtitle what else tells it from others: a customer's city, an order's customer
/// @param contact what the customer of the hit is best known by beside the name
/// @param match why it was found
/// @param document null for a customer
/// @param customer whose page shows more; null when there is none that the caller may see
/// @param archived left out of lists
public record Hit(
        UUID id,
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable Identifier contact,
        Match match,
        @Nullable Document document,
        @Nullable UUID customer,
        boolean archived) {

    /// An order or a refund.
    ///
    /// @param source where it is from
    /// @param number its own
    /// @param orderId the order to look at; null for a credit note
    public record Document(
            String source, String number, @Nullable String orderId, Instant at, Money amount) {}
}
