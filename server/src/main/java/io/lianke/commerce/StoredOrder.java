package io.lianke.commerce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order as it is, locked until the transaction ends.
record StoredOrder(
        UUID id,
        OrderKey key,
        int revision,
        String contentHash,
        @Nullable UUID customer,
        String channel,
        String currency,
        int revenueLines,
        long grossMinor,
        long paidMinor,
        long refundedMinor,
        long refundedApartMinor) {}
