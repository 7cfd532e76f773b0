package io.lianke.commerce;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is sold.
public record Product(
        UUID id, String sku, @Nullable String name, @Nullable String category, Instant createdAt) {}
