package io.lianke.commerce;

import java.math.BigDecimal;
import java.time.Instant;

/// Money given back for an order, in the order's currency.
///
/// @param refundId the source's own id, unique among all refunds of the source
public record NewRefund(String refundId, BigDecimal amount, Instant refundedAt) {}
