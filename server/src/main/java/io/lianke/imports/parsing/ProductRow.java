package io.lianke.imports.parsing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One product as a file has it.
public record ProductRow(
        String sku,
        @Nullable String name,
        @Nullable String category,
        @Nullable BigDecimal unitPrice) {}
