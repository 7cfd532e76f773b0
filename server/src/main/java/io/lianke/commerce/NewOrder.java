package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order as a source tells it: the whole of it, for it replaces what is known of the order.
///
/// @param source which system the order id belongs to
/// @param orderId the source's own id of the order
/// @param currency ISO 4217 code of every amount in it
/// @param channel code of the channel it was made in
/// @param store code of the store, if it was made in one
/// @param staff who took it, in the words of the source
/// @param payments in their order
/// @param refunds those the source tells as part of the order
/// @param paidInFull the source knows nothing of payments, so the order counts as paid; then
///   `payments` is empty
public record NewOrder(
        String source,
        String orderId,
        Instant orderedAt,
        String currency,
        String channel,
        @Nullable String store,
        @Nullable String staff,
        @Nullable CustomerId customer,
        List<NewLine> lines,
        List<NewPayment> payments,
        List<NewRefund> refunds,
        boolean paidInFull) {
    public static final int LINES_MAX = 2_000;

    public NewOrder {
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        refunds = List.copyOf(refunds);
    }

    public OrderKey key() {
        return new OrderKey(source, orderId);
    }
}
