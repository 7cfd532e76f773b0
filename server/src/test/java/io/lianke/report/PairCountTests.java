package io.lianke.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairCountTests {

    private static List<String[]> baskets(Random random, int count) {
        var baskets = new ArrayList<String[]>();
        for (int i = 0; i < count; i++) {
            var basket = new HashSet<String>();
            for (int item = random.nextInt(7); item >= 0; item--) {
                basket.add("p" + random.nextInt(1 + random.nextInt(40)));
            }
            baskets.add(basket.toArray(String[]::new));
        }
        return baskets;
    }

    private static List<PairCount.Counted> naive(List<String[]> baskets, int countMin) {
        var counts = new HashMap<List<String>, Integer>();
        for (var basket : baskets) {
            for (var a : basket) {
                for (var b : basket) {
                    if (a.compareTo(b) < 0) {
                        counts.merge(List.of(a, b), 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream()
                .filter(pair -> pair.getValue() >= countMin)
                .map(pair ->
                        new PairCount.Counted(
                                pair.getKey().getFirst(), pair.getKey().getLast(), pair.getValue()))
                .sorted(
                        Comparator.comparing(PairCount.Counted::first)
                                .thenComparing(PairCount.Counted::second))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 1_000})
    void pairs_are_those_of_a_naive_count(int countMin) {
        for (int seed = 0; seed < 20; seed++) {
            var baskets = baskets(new Random(seed), 300);

            var counted = PairCount.of(baskets, countMin);

            assertThat(counted.pairs()).isEqualTo(naive(baskets, countMin));
            assertThat(counted.countMin()).isEqualTo(countMin);
            assertThat(counted.baskets()).isEqualTo(300);
        }
    }

    @Test
    void the_order_of_baskets_and_of_products_in_them_changes_nothing() {
        var baskets = baskets(new Random(3), 300);
        var turned =
                baskets.reversed().stream()
                        .map(basket ->
                                Arrays.stream(basket)
                                        .sorted(Comparator.reverseOrder())
                                        .toArray(String[]::new))
                        .toList();

        assertThat(PairCount.of(turned, 2)).isEqualTo(PairCount.of(baskets, 2));
    }

    @Test
    void no_baskets_have_no_pairs() {
        assertThat(PairCount.of(List.of(), 1).pairs()).isEmpty();
        assertThat(PairCount.of(List.<String[]>of(new String[] {"a"}), 1).pairs()).isEmpty();
    }

    /// Each product is in as many baskets as its number says, so the bound is met by asking for
    /// more.
    @Test
    void more_products_than_can_be_counted_raise_the_number_of_baskets_asked_for() {
        var products = PairCount.PRODUCTS_MAX + 500;
        var baskets =
                IntStream.range(0, 40)
                        .mapToObj(basket ->
                                IntStream.range(0, products)
                                        .filter(product -> basket <= product % 40)
                                        .mapToObj(product -> "p" + product)
                                        .toArray(String[]::new))
                        .toList();

        var counted = PairCount.of(baskets, 1);

        assertThat(counted.countMin()).isGreaterThan(1);
        assertThat(counted.singles()).hasSizeLessThanOrEqualTo(PairCount.PRODUCTS_MAX);
        assertThat(counted.singles().values()).allMatch(count -> count >= counted.countMin());
    }
}
