package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.shared.Money;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money given back, as it stands.
///
/// @param key its own, not the order's
/// @param orderId of the order that it is for; null for a credit note
/// @param revision how often it was told differently, from 1
public record Refund(
        UUID id,
        OrderKey key,
        Kind kind,
        @Nullable String orderId,
        Instant refundedAt,
        @Nullable CustomerId customer,
        String channel,
        @Nullable String store,
        Money amount,
        int revision) {

    public enum Kind {
        /// For an order.
        REFUND,
        /// A document that names no order.
        CREDIT_NOTE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }
}
