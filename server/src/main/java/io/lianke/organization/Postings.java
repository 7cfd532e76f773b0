package io.lianke.organization;

import java.util.Set;
import java.util.UUID;

/// Where a member of staff belongs.
public record Postings(Set<UUID> units, Set<UUID> stores) {
    public static final Postings NOWHERE = new Postings(Set.of(), Set.of());

    public Postings {
        units = Set.copyOf(units);
        stores = Set.copyOf(stores);
    }
}
