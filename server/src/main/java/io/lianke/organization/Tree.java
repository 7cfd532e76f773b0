package io.lianke.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The units and stores of an organization as they hang together. Pure; each question costs a walk
/// over what it is about.
final class Tree {
    private final Map<UUID, Unit> units = new LinkedHashMap<>();
    private final Map<UUID, List<Unit>> parts = new HashMap<>();
    private final Map<UUID, Store> stores = new HashMap<>();
    private final Map<UUID, List<Store>> storesOf = new HashMap<>();

    Tree(Collection<Unit> units, Collection<Store> stores) {
        for (var unit : units) {
            this.units.put(unit.id(), unit);
            if (unit.parent() != null) {
                parts.computeIfAbsent(unit.parent(), _ -> new ArrayList<>()).add(unit);
            }
        }
        for (var store : stores) {
            this.stores.put(store.id(), store);
            if (store.unit() != null) {
                storesOf.computeIfAbsent(store.unit(), _ -> new ArrayList<>()).add(store);
            }
        }
    }

    boolean knows(UUID unit) {
        return units.containsKey(unit);
    }

    boolean knowsStore(UUID store) {
        return stores.containsKey(store);
    }

    /// Whether nothing is below the unit.
    boolean empty(UUID unit) {
        return !parts.containsKey(unit) && !storesOf.containsKey(unit);
    }

    /// The unit and all below it.
    Set<UUID> subtree(UUID unit) {
        var below = new HashSet<UUID>();
        var waiting = new ArrayList<>(List.of(unit));
        while (!waiting.isEmpty()) {
            var one = waiting.removeLast();
            if (units.containsKey(one) && below.add(one)) {
                parts.getOrDefault(one, List.of()).forEach(part -> waiting.add(part.id()));
            }
        }
        return below;
    }

    /// From the head office down to the unit itself; empty for the head office.
    List<Unit> path(@Nullable UUID unit) {
        var path = new ArrayList<Unit>();
        var seen = new HashSet<UUID>();
        for (var at = unit; at != null && seen.add(at); ) {
            var one = units.get(at);
            if (one == null) {
                break;
            }
            path.addFirst(one);
            at = one.parent();
        }
        return path;
    }

    /// The nearest unit of a kind on the way up from a store.
    @Nullable Unit nearest(Store store, UnitKind kind) {
        Unit found = null;
        for (var unit : path(store.unit())) {
            if (unit.kind() == kind) {
                found = unit;
            }
        }
        return found;
    }

    /// Codes of the stores that these places are, or that belong to them directly.
    Set<String> storesAt(Postings places) {
        var codes = new TreeSet<String>();
        for (var id : places.stores()) {
            var store = stores.get(id);
            if (store != null) {
                codes.add(store.code());
            }
        }
        for (var unit : places.units()) {
            storesOf.getOrDefault(unit, List.of()).forEach(store -> codes.add(store.code()));
        }
        return codes;
    }

    /// Codes of the stores that these places are, or that are anywhere below them.
    Set<String> storesBelow(Postings places) {
        var units = new HashSet<UUID>();
        places.units().forEach(unit -> units.addAll(subtree(unit)));
        return storesAt(new Postings(units, places.stores()));
    }
}
