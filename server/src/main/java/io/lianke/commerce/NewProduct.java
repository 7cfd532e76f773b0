package io.lianke.commerce;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A product as a source tells it.
///
/// @param name null when the source does not say; never wipes a known name
/// @param asOf when the name was true: a newer name is not overwritten by an older one
public record NewProduct(String sku, @Nullable String name, Instant asOf) {}
