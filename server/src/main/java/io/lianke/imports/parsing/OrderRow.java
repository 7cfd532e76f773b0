package io.lianke.imports.parsing;

import io.lianke.customer.resolution.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One order line as a file has it; an empty text means that the file says nothing.
///
/// @param refund the row meets `refundWhen`
/// @param refundOf the order it takes back, when the file says which
/// @param quantity up to 6 decimals, within a million millions either way
/// @param unitPrice up to 6 decimals
/// @param discount of the whole line; zero when the file says nothing
public record OrderRow(
        String orderKey,
        boolean refund,
        @Nullable String refundOf,
        @Nullable String lineId,
        Instant orderedAt,
        String sku,
        String productName,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        @Nullable String channel,
        @Nullable String store,
        @Nullable String staff,
        @Nullable String customerName,
        List<Identifier> identifiers,
        Map<String, String> traits) {

    public OrderRow {
        identifiers = List.copyOf(identifiers);
        traits = Map.copyOf(traits);
    }
}
