package io.lianke.customer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who looks after the customers of somebody who leaves.
///
/// @param stores by the code of the customer's store
/// @param others of all other customers: they take turns, by the number of the customer
public record Succession(Map<String, UUID> stores, List<UUID> others) {
    public Succession {
        stores = Map.copyOf(stores);
        others = List.copyOf(others);
        if (others.isEmpty()) {
            throw new IllegalArgumentException("Somebody has to take what is left");
        }
    }

    UUID of(@Nullable String store, int ordinal) {
        var chosen = store == null ? null : stores.get(store);
        return chosen == null ? others.get(Math.floorMod(ordinal, others.size())) : chosen;
    }
}
