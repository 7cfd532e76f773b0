package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which refunds a list shows; null is no condition.
///
/// @param from the first instant, `to` the first one after
/// @param refundId the whole of it
public record RefundQuery(
        Refund.@Nullable Kind kind,
        @Nullable CustomerId customer,
        @Nullable String channel,
        @Nullable String store,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String refundId) {}
