package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which orders a list shows; null is no condition.
///
/// @param from the first instant, `to` the first one after
/// @param orderId the whole of it
public record OrderQuery(
        @Nullable CustomerId customer,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String orderId,
        Sale sale) {

    /// What was sold, by whom and to whom; null is no condition.
    ///
    /// @param sku of a line that is revenue
    /// @param buyers by whether they had bought before the `from` of the list, which is then needed
    /// @param revenue orders with a line that is revenue, as reports count them
    public record Sale(
            @Nullable OrderStatus status,
            @Nullable String staff,
            @Nullable String sku,
            BuyerGroups.@Nullable Group buyers,
            boolean revenue) {
        public static final Sale ANY = new Sale(null, null, null, null, false);
    }
}
