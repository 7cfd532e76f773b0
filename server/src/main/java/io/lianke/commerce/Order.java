package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as it stands.
///
/// @param staff who took it, as the source calls them
/// @param gross sum over the lines with positive quantity and price
/// @param refunded by refunds of the order itself and by documents of their own
/// @param revision how often it was told differently, from 1
public record Order(
        UUID id,
        OrderKey key,
        Instant orderedAt,
        OrderStatus status,
        @Nullable CustomerId customer,
        String channel,
        @Nullable String store,
        @Nullable String staff,
        Money gross,
        Money discount,
        Money paid,
        Money refunded,
        int lineCount,
        int revision) {

    /// An order with all its parts.
    public record Detail(
            Order order, List<Line> lines, List<Payment> payments, List<Refund> refunds) {}

    /// A line with its amount after the discount.
    public record Line(
            String lineId,
            String sku,
            @Nullable String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money discount,
            Money amount,
            boolean revenue) {}

    /// Money received.
    public record Payment(Money amount, Instant paidAt) {}

    /// Money given back.
    ///
    /// @param apart it came as a document of its own
    public record Refund(String refundId, Money amount, Instant refundedAt, boolean apart) {}
}
