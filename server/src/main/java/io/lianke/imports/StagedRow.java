package io.lianke.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row as it is laid out.
///
/// @param key what rows that belong together share; see [Keys]
/// @param person key of the customer, if the row names one
/// @param fresh counts when it is written; a retry reads some rows again that have counted before
/// @param line the order line; null unless the file holds orders
record StagedRow(
        String key,
        int row,
        @Nullable Instant at,
        @Nullable UUID person,
        boolean fresh,
        @Nullable Line line) {

    record Line(
            @Nullable String lineId,
            String sku,
            String product,
            String quantity,
            String unitPrice,
            String discount,
            @Nullable String channel,
            @Nullable String store,
            @Nullable String refundOf,
            @Nullable String staff) {}
}
