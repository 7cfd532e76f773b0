package io.lianke.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/// Counts in how many baskets each pair of products is. Pure.
///
/// A pair can be in no more baskets than each of its two (Agrawal & Srikant, Fast Algorithms for
/// Mining Association Rules, 1994), so products in fewer than the wanted number are left out first.
/// The rest are numbered, and each pair has its place in a triangle of counts.
///
/// @param baskets how many there were
/// @param countMin pairs in fewer are not told; higher than what was wanted when there would be
///   more to count than [#PRODUCTS_MAX] or [#STEPS_MAX]
/// @param singles in how many baskets each product is that is in as many as `countMin`
/// @param pairs in the order of their SKUs
record PairCount(int baskets, int countMin, TreeMap<String, Integer> singles, List<Counted> pairs) {
    /// Two thousand products make two million pairs, counted in 8 MB.
    static final int PRODUCTS_MAX = 2_000;

    /// A large basket has many pairs; so many are counted within a second.
    static final long STEPS_MAX = 200_000_000;

    /// Two products, the first before the second, and in how many baskets both are.
    record Counted(String first, String second, int count) {}

    /// @param baskets each product once in each
    /// @param countWanted at least 1
    static PairCount of(List<String[]> baskets, int countWanted) {
        var all = new HashMap<String, Integer>();
        baskets.forEach(
                basket -> Arrays.stream(basket).forEach(sku -> all.merge(sku, 1, Integer::sum)));
        int countMin = Math.max(1, countWanted);
        while (true) {
            var singles = frequent(all, countMin);
            if (singles.size() <= PRODUCTS_MAX && steps(baskets, singles) <= STEPS_MAX) {
                return count(baskets, countMin, singles);
            }
            countMin = Math.addExact(countMin, Math.max(1, countMin / 4));
        }
    }

    private static TreeMap<String, Integer> frequent(HashMap<String, Integer> all, int countMin) {
        var singles = new TreeMap<String, Integer>();
        all.forEach((sku, count) -> {
            if (count >= countMin) {
                singles.put(sku, count);
            }
        });
        return singles;
    }

    private static long steps(List<String[]> baskets, TreeMap<String, Integer> singles) {
        return baskets.stream()
                .mapToLong(basket -> Arrays.stream(basket).filter(singles::containsKey).count())
                .map(size -> size * (size - 1) / 2)
                .sum();
    }

    private static PairCount count(
            List<String[]> baskets, int countMin, TreeMap<String, Integer> singles) {
        var skus = List.copyOf(singles.keySet());
        var numbers = new HashMap<String, Integer>();
        skus.forEach(sku -> numbers.put(sku, numbers.size()));
        var counts = new int[skus.size() * (skus.size() - 1) / 2];
        for (var basket : baskets) {
            var inside =
                    Arrays.stream(basket)
                            .filter(numbers::containsKey)
                            .mapToInt(numbers::get)
                            .sorted()
                            .toArray();
            for (int b = 1; b < inside.length; b++) {
                for (int a = 0; a < b; a++) {
                    counts[place(inside[a], inside[b])]++;
                }
            }
        }
        var pairs = new ArrayList<Counted>();
        for (int a = 0; a < skus.size(); a++) {
            for (int b = a + 1; b < skus.size(); b++) {
                int count = counts[place(a, b)];
                if (count >= countMin) {
                    pairs.add(new Counted(skus.get(a), skus.get(b), count));
                }
            }
        }
        return new PairCount(
                baskets.size(), countMin, singles, Collections.unmodifiableList(pairs));
    }

    /// Of the smaller and the larger number of a pair.
    private static int place(int a, int b) {
        return b * (b - 1) / 2 + a;
    }
}
