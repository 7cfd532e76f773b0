package io.lianke.customer.spi;

import io.lianke.shared.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One contact of a customer.
///
/// @param id unique within its kind
/// @param event name of the tracked event; null for orders and refunds
/// @param title in one line, what it was about
/// @param source where the order is from; with an order number, otherwise null
/// @param orderId as the source names it
public record TimelineItem(
        String id,
        Instant at,
        Kind kind,
        @Nullable String event,
        @Nullable String channel,
        @Nullable String store,
        String title,
        @Nullable Money amount,
        @Nullable String source,
        @Nullable String orderId) {

    public enum Kind {
        ORDER,
        REFUND,
        EVENT
    }
}
