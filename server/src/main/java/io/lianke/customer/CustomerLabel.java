package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import org.jspecify.annotations.Nullable;

/// What to call a customer where only one line is left for it.
///
/// @param name null for those who never gave one
/// @param identifier the one that people know customers by best; null when there is none such
public record CustomerLabel(@Nullable String name, @Nullable Identifier identifier) {}
