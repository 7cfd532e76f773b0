package io.lianke.commerce;

import java.math.BigDecimal;
import java.time.Instant;

/// Money received for an order, in the order's currency.
public record NewPayment(BigDecimal amount, Instant paidAt) {}
