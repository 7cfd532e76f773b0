package io.lianke.view;

import org.jspecify.annotations.Nullable;

/// A change of a view; what is null stays.
///
/// @param version of the view as it was read
public record ViewChange(
        int version,
        @Nullable String name,
        @Nullable Boolean shared,
        @Nullable ViewContent content) {}
