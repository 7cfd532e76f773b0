package io.lianke.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's orders summed up. Amounts are in minor units of the currency.
public record OrderTotals(
        CustomerId customer,
        String currency,
        int orders,
        long revenueMinor,
        long refundedMinor,
        @Nullable Instant firstOrderAt,
        @Nullable Instant lastOrderAt) {}
