package io.lianke.commerce;

import java.util.Locale;
import java.util.Optional;

/// How far an order is settled; follows from its amounts.
public enum OrderStatus {
    OPEN,
    PAID,
    PART_REFUNDED,
    REFUNDED;

    static OrderStatus decide(long grossMinor, long paidMinor, long refundedMinor) {
        if (refundedMinor > 0) {
            return refundedMinor >= paidMinor ? REFUNDED : PART_REFUNDED;
        }
        return paidMinor >= grossMinor ? PAID : OPEN;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OrderStatus> of(String code) {
        for (var status : values()) {
            if (status.code().equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    static OrderStatus stored(String code) {
        return of(code).orElseThrow(() -> new IllegalStateException("Unknown status: " + code));
    }
}
