package io.lianke.commerce;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of an order. Its amount is quantity times unit price less discount, rounded half up to
/// the minor unit; it is revenue when quantity and price are both positive.
///
/// @param lineId the source's own id of the line; null: its ordinal in the order
/// @param quantity kept with six decimals, as is the price
/// @param discount on the whole line, not on each piece
public record NewLine(
        @Nullable String lineId,
        String sku,
        @Nullable String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount) {}
