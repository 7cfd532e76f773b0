package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random layouts against walking up from each store, one by one.
class TreeTests {
    private static final int UNITS = 40;
    private static final int STORES = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void stores_below_are_those_whose_way_up_passes_a_place(long seed) {
        var random = new Random(seed);
        var units = units(random);
        var stores = stores(random, units);
        var tree = new Tree(units, stores);
        for (int round = 0; round < 50; round++) {
            var places =
                    new Postings(
                            some(random, units.stream().map(Unit::id).toList()),
                            some(random, stores.stream().map(Store::id).toList()));

            assertThat(tree.storesBelow(places))
                    .as("seed " + seed)
                    .isEqualTo(below(places, stores, units));
            assertThat(tree.storesAt(places)).as("seed " + seed).isEqualTo(at(places, stores));
        }
    }

    @Test
    void a_path_leads_from_the_top() {
        var top = new Unit(UUID.randomUUID(), null, UnitKind.REGION, "East");
        var city = new Unit(UUID.randomUUID(), top.id(), UnitKind.CITY, "Shanghai");
        var store = store("s", city.id());
        var tree = new Tree(List.of(city, top), List.of(store));

        assertThat(tree.path(city.id())).containsExactly(top, city);
        assertThat(tree.path(null)).isEmpty();
        assertThat(tree.nearest(store, UnitKind.REGION)).isEqualTo(top);
        assertThat(tree.nearest(store, UnitKind.BRAND)).isNull();
        assertThat(tree.subtree(top.id())).containsExactlyInAnyOrder(top.id(), city.id());
        assertThat(tree.empty(top.id())).isFalse();
    }

    private static List<Unit> units(Random random) {
        var units = new ArrayList<Unit>();
        for (int i = 0; i < UNITS; i++) {
            var parent =
                    units.isEmpty() || random.nextInt(5) == 0
                            ? null
                            : units.get(random.nextInt(units.size())).id();
            units.add(new Unit(new UUID(7, i), parent, UnitKind.TEAM, "U" + i));
        }
        return units;
    }

    private static List<Store> stores(Random random, List<Unit> units) {
        var stores = new ArrayList<Store>();
        for (int i = 0; i < STORES; i++) {
            stores.add(
                    store(
                            "s" + i,
                            random.nextInt(6) == 0
                                    ? null
                                    : units.get(random.nextInt(units.size())).id()));
        }
        return stores;
    }

    private static Store store(String code, @Nullable UUID unit) {
        return new Store(
                UUID.nameUUIDFromBytes(code.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                code,
                code,
                unit,
                Store.Profile.UNTOLD,
                1);
    }

    private static Set<UUID> some(Random random, List<UUID> of) {
        return of.stream().filter(_ -> random.nextInt(20) == 0).collect(Collectors.toSet());
    }

    private static Set<String> at(Postings places, List<Store> stores) {
        return stores.stream()
                .filter(store ->
                        places.stores().contains(store.id())
                                || (store.unit() != null && places.units().contains(store.unit())))
                .map(Store::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> below(Postings places, List<Store> stores, List<Unit> units) {
        var codes = new TreeSet<String>();
        for (var store : stores) {
            var passes = places.stores().contains(store.id());
            for (var unit = store.unit(); unit != null; ) {
                passes |= places.units().contains(unit);
                var here = unit;
                unit =
                        units.stream()
                                .filter(one -> one.id().equals(here))
                                .findFirst()
                                .map(Unit::parent)
                                .orElse(null);
            }
            if (passes) {
                codes.add(Objects.requireNonNull(store.code()));
            }
        }
        return codes;
    }
}
