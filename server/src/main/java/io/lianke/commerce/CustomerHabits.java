package io.lianke.commerce;

import io.lianke.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How somebody buys, by the orders with revenue. Pure.
///
/// @param capped there are older orders that were not looked at
/// @param currency of most orders; amounts are those in it
/// @param gap between an order and the next; null with fewer than two
/// @param byWeekday orders by day of the week from Monday, `byHour` by hour of the day
/// @param daysSinceLast days of the calendar
public record CustomerHabits(
        int orders,
        boolean capped,
        Currency currency,
        @Nullable Gap gap,
        Basket basket,
        List<Integer> byWeekday,
        List<Integer> byHour,
        List<Place> channels,
        List<Place> stores,
        List<Bought> categories,
        List<Bought> products,
        Instant firstAt,
        Instant lastAt,
        long daysSinceLast) {

    private static final int HOURS = 24;
    private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();

    /// An order as habits look at it.
    record Seen(
            Instant at, String channel, @Nullable String store, String currency, long grossMinor) {}

    /// What was bought of a product.
    ///
    /// @param amountMinor in the currency of most orders
    record Product(
            String sku,
            @Nullable String name,
            @Nullable String category,
            BigDecimal quantity,
            long orders,
            long amountMinor) {}

    public record Gap(double medianDays, double meanDays) {}

    /// @param items pieces, one decimal
    public record Basket(Money average, BigDecimal items) {}

    /// @param code null: in no store
    public record Place(@Nullable String code, int orders, Money revenue) {}

    /// A product or a category.
    ///
    /// @param key SKU or category; null: products without one
    /// @param share of the revenue, from 0 to 1
    public record Bought(
            @Nullable String key,
            @Nullable String name,
            BigDecimal quantity,
            Money revenue,
            double share) {}

    /// @param newestFirst orders with revenue
    /// @param amounts what was bought in them, given the currency of the amounts
    record Facts(List<Seen> newestFirst, boolean capped, Function<String, List<Product>> amounts) {}

    /// Empty when nothing was bought.
    static Optional<CustomerHabits> of(Facts facts, ZoneId zone, Instant now, int topMax) {
        var orders = facts.newestFirst();
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        var code = mainCurrency(orders);
        var currency = Currency.getInstance(code);
        var products = facts.amounts().apply(code);
        var last = orders.getFirst().at();
        return Optional.of(
                new CustomerHabits(
                        orders.size(),
                        facts.capped(),
                        currency,
                        gap(orders),
                        basket(orders, products, currency),
                        counts(
                                orders,
                                DayOfWeek.values().length,
                                at -> at.atZone(zone).getDayOfWeek().getValue() - 1),
                        counts(orders, HOURS, at -> at.atZone(zone).getHour()),
                        places(orders, Seen::channel, currency),
                        places(orders, Seen::store, currency),
                        top(categories(products), currency, topMax),
                        top(products, currency, topMax),
                        orders.getLast().at(),
                        last,
                        ChronoUnit.DAYS.between(
                                LocalDate.ofInstant(last, zone), LocalDate.ofInstant(now, zone))));
    }

    private static String mainCurrency(List<Seen> orders) {
        var counts = new TreeMap<String, Integer>();
        orders.forEach(order -> counts.merge(order.currency(), 1, Integer::sum));
        return counts.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private static @Nullable Gap gap(List<Seen> newestFirst) {
        var days = new ArrayList<Double>();
        for (int i = 1; i < newestFirst.size(); i++) {
            days.add(
                    Duration.between(newestFirst.get(i).at(), newestFirst.get(i - 1).at())
                                    .toSeconds()
                            / SECONDS_A_DAY);
        }
        if (days.isEmpty()) {
            return null;
        }
        days.sort(null);
        int middle = days.size() / 2;
        var median =
                days.size() % 2 == 1
                        ? days.get(middle)
                        : (days.get(middle - 1) + days.get(middle)) / 2;
        var mean = days.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return new Gap(median, mean);
    }

    private static Basket basket(List<Seen> orders, List<Product> products, Currency currency) {
        var same =
                orders.stream()
                        .filter(order -> order.currency().equals(currency.getCurrencyCode()))
                        .toList();
        var gross = same.stream().mapToLong(Seen::grossMinor).sum();
        var average =
                BigDecimal.valueOf(gross)
                        .divide(BigDecimal.valueOf(same.size()), 0, RoundingMode.HALF_UP);
        var pieces =
                products.stream().map(Product::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Basket(
                new Money(average.longValueExact(), currency),
                pieces.divide(BigDecimal.valueOf(orders.size()), 1, RoundingMode.HALF_UP));
    }

    private static List<Integer> counts(
            List<Seen> orders, int places, Function<Instant, Integer> placeOf) {
        var counts = new Integer[places];
        Arrays.fill(counts, 0);
        orders.forEach(order -> counts[placeOf.apply(order.at())]++);
        return List.of(counts);
    }

    private static List<Place> places(
            List<Seen> orders, Function<Seen, @Nullable String> placeOf, Currency currency) {
        var known = new HashMap<@Nullable String, Place>();
        for (var order : orders) {
            var code = placeOf.apply(order);
            var gross =
                    order.currency().equals(currency.getCurrencyCode()) ? order.grossMinor() : 0;
            var place = known.getOrDefault(code, new Place(code, 0, new Money(0, currency)));
            known.put(
                    code,
                    new Place(
                            code,
                            place.orders() + 1,
                            new Money(place.revenue().minor() + gross, currency)));
        }
        return known.values().stream()
                .sorted(
                        Comparator.comparingInt(Place::orders)
                                .reversed()
                                .thenComparing(
                                        Place::code,
                                        Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /// The products of each category added up, as if it were one product.
    private static List<Product> categories(List<Product> products) {
        var sums = new HashMap<@Nullable String, Product>();
        for (var product : products) {
            var category = product.category();
            var sum = sums.get(category);
            sums.put(
                    category,
                    new Product(
                            category == null ? "" : category,
                            null,
                            category,
                            sum == null
                                    ? product.quantity()
                                    : sum.quantity().add(product.quantity()),
                            0,
                            (sum == null ? 0 : sum.amountMinor()) + product.amountMinor()));
        }
        return List.copyOf(sums.values());
    }

    private static List<Bought> top(List<Product> products, Currency currency, int topMax) {
        var total = products.stream().mapToLong(Product::amountMinor).sum();
        return products.stream()
                .sorted(
                        Comparator.comparingLong(Product::amountMinor)
                                .thenComparing(Product::quantity)
                                .reversed()
                                .thenComparing(Product::sku))
                .limit(topMax)
                .map(product ->
                        new Bought(
                                product.sku().isEmpty() ? null : product.sku(),
                                product.name(),
                                product.quantity(),
                                new Money(product.amountMinor(), currency),
                                total == 0 ? 0 : (double) product.amountMinor() / total))
                .toList();
    }
}
