package io.lianke.view;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a person finds the views of a list.
///
/// @param opensFirst the view shown when the list is opened; null for all of the list
/// @param order ids of views in the order they stand; views that are not named come last
public record Arrangement(@Nullable UUID opensFirst, List<UUID> order) {
    public static final int VIEWS_MAX = 200;

    public Arrangement {
        order = List.copyOf(order);
    }
}
