package io.lianke.commerce;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A refund as it is, locked until the transaction ends.
record StoredRefund(
        UUID id,
        OrderKey key,
        int revision,
        String contentHash,
        @Nullable UUID orderUuid,
        boolean apart,
        @Nullable UUID customer,
        String channel,
        String currency,
        long amountMinor,
        Instant refundedAt) {}
