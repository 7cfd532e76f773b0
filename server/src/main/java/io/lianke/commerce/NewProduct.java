package io.lianke.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A product as a source tells it.
///
/// @param name null when the source does not say; never wipes a known name
/// @param category what kind of product it is; null when the source does not say, as with name
/// @param asOf when name and category were true: newer ones are not overwritten by older ones
public record NewProduct(
        String sku, @Nullable String name, @Nullable String category, Instant asOf) {}
