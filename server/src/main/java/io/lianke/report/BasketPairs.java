package io.lianke.report;

import io.lianke.commerce.Baskets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Pairs of products that are bought in one order more often than each by itself would make expect.
///
/// A basket is the set of products of one order, by its lines that are revenue. With `n` baskets,
/// of which `n(A)` hold A and `n(AB)` hold both:
///
/// - support is `n(AB) / n`, confidence of A to B `n(AB) / n(A)`: how often B is in a basket with A
///   (Agrawal & Srikant, Fast Algorithms for Mining Association Rules, 1994);
/// - lift is `n(AB) n / (n(A) n(B))`: how many times as often they are together as they would be if
///   one had nothing to do with the other (Brin, Motwani, Ullman & Tsur, Dynamic Itemset Counting
///   and Implication Rules, 1997, where it is called interest).
///
/// Only the newest [#ORDERS_MAX] orders in range are looked at; the report says how many. Costs a
/// read of them and their lines, about two seconds for all of them.
@Component
@Transactional(readOnly = true)
public class BasketPairs {
    public static final int ORDERS_MAX = 100_000;

    /// One basket with both is no sign of anything.
    private static final int COUNT_MIN = 2;

    private final Baskets baskets;

    BasketPairs(Baskets baskets) {
        this.baskets = baskets;
    }

    public enum Order {
        TOGETHER,
        LIFT,
        CONFIDENCE
    }

    /// What is asked.
    ///
    /// @param supportMin share of the orders, from 0 to 1
    public record Request(Baskets.Question orders, double supportMin, Order order, int pairsMax) {}

    /// A product, and in how many of the orders it is.
    public record Side(String sku, @Nullable String name, int orders) {}

    /// Two products.
    ///
    /// @param together orders with both
    public record Pair(
            Side first,
            Side second,
            int together,
            double support,
            double firstToSecond,
            double secondToFirst,
            double lift) {

        double confidence() {
            return Math.max(firstToSecond, secondToFirst);
        }
    }

    /// The answer.
    ///
    /// @param ordersInRange all there are; more than were looked at when they are many
    /// @param togetherMin orders that a pair is in at least; more than was asked for when there
    ///   were too many pairs to count
    /// @param pairsFound how many there are, of which `pairs` are the first
    public record Report(
            long ordersInRange,
            int ordersLookedAt,
            int togetherMin,
            int pairsFound,
            List<Pair> pairs) {}

    public Report run(Request request) {
        if (!request.orders().from().isBefore(request.orders().to())) {
            throw ReportProblem.emptyRange();
        }
        var inRange = baskets.count(request.orders());
        var looked = baskets.newest(request.orders(), ORDERS_MAX);
        var wanted = (int) Math.ceil(request.supportMin() * looked.size());
        var counted = PairCount.of(looked, Math.max(COUNT_MIN, wanted));
        var first =
                counted.pairs().stream()
                        .map(pair -> pair(pair, counted))
                        .sorted(order(request.order()))
                        .limit(request.pairsMax())
                        .toList();
        return new Report(
                inRange, looked.size(), counted.countMin(), counted.pairs().size(), named(first));
    }

    private static Pair pair(PairCount.Counted pair, PairCount counted) {
        int first = Objects.requireNonNull(counted.singles().get(pair.first()));
        int second = Objects.requireNonNull(counted.singles().get(pair.second()));
        double together = pair.count();
        return new Pair(
                new Side(pair.first(), null, first),
                new Side(pair.second(), null, second),
                pair.count(),
                together / counted.baskets(),
                together / first,
                together / second,
                together * counted.baskets() / ((double) first * second));
    }

    private static Comparator<Pair> order(Order order) {
        var together = Comparator.comparingInt(Pair::together).reversed();
        var lift = Comparator.comparingDouble(Pair::lift).reversed();
        var leading =
                switch (order) {
                    case TOGETHER -> together.thenComparing(lift);
                    case LIFT -> lift.thenComparing(together);
                    case CONFIDENCE ->
                            Comparator.comparingDouble(Pair::confidence)
                                    .reversed()
                                    .thenComparing(together);
                };
        return leading.thenComparing(pair -> pair.first().sku())
                .thenComparing(pair -> pair.second().sku());
    }

    private List<Pair> named(List<Pair> pairs) {
        var skus = new HashSet<String>();
        pairs.forEach(pair -> {
            skus.add(pair.first().sku());
            skus.add(pair.second().sku());
        });
        var names = baskets.names(skus);
        return pairs.stream()
                .map(pair ->
                        new Pair(
                                named(pair.first(), names.get(pair.first().sku())),
                                named(pair.second(), names.get(pair.second().sku())),
                                pair.together(),
                                pair.support(),
                                pair.firstToSecond(),
                                pair.secondToFirst(),
                                pair.lift()))
                .toList();
    }

    private static Side named(Side side, @Nullable String name) {
        return new Side(side.sku(), name, side.orders());
    }
}
