package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refund that comes as a document of its own. Its amount is the sum over its lines of quantity
/// times price, each rounded half up and taken without its sign: files write what was given back
/// with a minus or without one.
///
/// @param orderId the order it belongs to, in the same source; null when the source does not say,
///   which makes it an unlinked credit note
public record NewCreditNote(
        String source,
        String refundId,
        Instant refundedAt,
        String currency,
        String channel,
        @Nullable String store,
        @Nullable CustomerId customer,
        @Nullable String orderId,
        List<NewLine> lines) {

    public NewCreditNote {
        lines = List.copyOf(lines);
    }

    public OrderKey key() {
        return new OrderKey(source, refundId);
    }
}
