package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.database.ReachBinding;
import io.lianke.postgres.Limit;
import io.lianke.testing.Shows;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Which reach covers which, against plain sets of what is in reach.
class ReachCoverTests {
    private static final long SEED = 20261123;
    private static final int ROUNDS = 5_000;
    private static final List<UUID> MEMBERS = List.of(new UUID(0, 1), new UUID(0, 2));
    private static final List<Limit> LIMITS = List.of(Limit.STORES, Limit.OWNERS);
    private static final List<String> CODES = List.of("a", "b", "c");

    @Test
    @Shows("Z-2")
    void a_reach_covers_another_when_nothing_there_is_out_of_reach_here() {
        var draw = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var one = any(draw);
            var other = any(draw);

            assertThat(one.covers(other))
                    .as("seed %d: %s over %s", SEED, one, other)
                    .isEqualTo(
                            one.everything()
                                    || (!other.everything()
                                            && rows(one).containsAll(rows(other))
                                            && one.limit() == other.limit()));
            assertThat(one.equals(other))
                    .as("seed %d: %s and %s", SEED, one, other)
                    .isEqualTo(
                            one.everything() == other.everything()
                                    && one.limit() == other.limit()
                                    && rows(one).equals(rows(other)));
        }
    }

    @Test
    @Shows("Z-2")
    void what_is_of_a_store_or_an_owner_is_in_reach_when_it_is_named() {
        var owner = MEMBERS.getFirst();
        var ofStores = new Reach(Limit.STORES, Set.of("a"), owner);
        var ofOwners = new Reach(Limit.OWNERS, Set.of(owner.toString()));

        assertThat(Stream.of("a", "b", null).map(ofStores::ofStore))
                .containsExactly(true, false, false);
        assertThat(Stream.of(owner, MEMBERS.getLast(), null).map(ofOwners::ofOwner))
                .containsExactly(true, false, false);
        assertThat(ofStores.ofOwner(owner)).isTrue();
        assertThat(ofOwners.ofStore("a")).isTrue();
        assertThat(Reach.EVERYTHING.ofStore(null)).isTrue();
        assertThat(Reach.EVERYTHING.ofOwner(null)).isTrue();
        assertThat(ofStores.oneStore()).hasValue("a");
        assertThat(ofStores.onlyStore()).isEmpty();
        assertThat(new Reach(Limit.STORES, Set.of("a")).onlyStore()).hasValue("a");
        assertThat(new Reach(Limit.STORES, Set.of("a", "b")).oneStore()).isEmpty();
        assertThat(ofOwners.oneStore()).isEmpty();
    }

    @Test
    @Shows("Z-2")
    void what_is_shared_is_in_reach_besides() {
        var member = MEMBERS.getFirst();
        var ofStores = new Reach(Limit.STORES, Set.of("a"));
        var store = DSL.field("store", String.class);
        var record = DSL.field("record", UUID.class);

        assertThat(Reach.EVERYTHING.shared(member)).isEqualTo(Reach.EVERYTHING);
        assertThat(ofStores.shared(member)).isEqualTo(new Reach(Limit.STORES, Set.of("a"), member));
        assertThat(Reach.EVERYTHING.limited()).isNull();
        assertThat(ofStores.limited())
                .isEqualTo(new ReachBinding.Limited(Limit.STORES, Set.of("a"), null));
        assertThat(ofStores.shared(member).limited())
                .isEqualTo(new ReachBinding.Limited(Limit.STORES_AND_SHARED, Set.of("a"), member));
        assertThat(ofStores.near(store, record)).hasToString("store = 'a'");
        assertThat(ofStores.shared(member).near(store, record).toString())
                .contains("store = 'a'", "or", "shared_records");
        assertThat(Reach.EVERYTHING.near(store, record)).isEqualTo(DSL.noCondition());
    }

    private static Reach any(Random draw) {
        if (draw.nextInt(6) == 0) {
            return Reach.EVERYTHING;
        }
        var codes = CODES.stream().filter(_ -> draw.nextBoolean()).collect(Collectors.toSet());
        return new Reach(LIMITS.get(draw.nextInt(2)), codes, member(draw));
    }

    private static @Nullable UUID member(Random draw) {
        var index = draw.nextInt(3);
        return index == 2 ? null : MEMBERS.get(index);
    }

    /// What is seen, told in words.
    private static Set<String> rows(Reach reach) {
        var rows = new HashSet<String>();
        reach.reached().forEach(code -> rows.add(reach.limit() + " " + code));
        if (reach.hasShared()) {
            rows.add("shared with " + Objects.requireNonNull(reach.sharedWith()));
        }
        return rows;
    }
}
