package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.CustomerId;
import io.lianke.tenancy.Tenants;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What a customer's habits are, compared with sums that anybody would write.
class HabitsTests extends CommerceTests {
    private static final Instant NOW = Instant.parse("2026-05-01T03:00:00Z");
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    @Autowired private Products products;
    @Autowired private Habits habits;
    @Autowired private Tenants tenants;
    @Autowired private InstantSource clock;

    private static List<NewOrder> random(long seed, CustomerId customer, int count) {
        var random = new Random(seed);
        var orders = new ArrayList<NewOrder>();
        for (int i = 0; i < count; i++) {
            var lines = new ArrayList<NewLine>();
            lines.add(line("sku0", "1", "2"));
            for (int line = random.nextInt(3); line > 0; line--) {
                lines.add(
                        line(
                                "sku" + random.nextInt(6),
                                String.valueOf(random.nextInt(4)),
                                String.valueOf(random.nextInt(90))));
            }
            orders.add(
                    new NewOrder(
                            "shop",
                            seed + "-" + i,
                            NOW.minusSeconds(1 + random.nextInt(86_400 * 200)),
                            random.nextInt(6) == 0 ? "USD" : "CNY",
                            random.nextBoolean() ? "web" : "pos",
                            random.nextInt(3) == 0 ? null : "s" + random.nextInt(2),
                            null,
                            customer,
                            lines,
                            List.of(),
                            List.of(),
                            true));
        }
        return orders;
    }

    private static String category(String sku) {
        return sku.compareTo("sku3") < 0 ? "Tea" : "Cups";
    }

    private static List<NewLine> bought(NewOrder order) {
        return order.lines().stream()
                .filter(line -> line.quantity().signum() > 0 && line.unitPrice().signum() > 0)
                .toList();
    }

    private static BigDecimal amount(List<NewLine> lines) {
        return lines.stream()
                .map(line -> line.quantity().multiply(line.unitPrice()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private CustomerHabits of(CustomerId customer, ZoneId zone) {
        return within(() -> habits.of(customer, zone)).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 1, 40",
        "America/New_York, 2, 41",
        "Asia/Kathmandu, 3, 2",
        "Pacific/Auckland, 4, 25",
        "UTC, 5, 1",
    })
    void habits_are_those_of_a_naive_sum(String zoneId, long seed, int count) {
        var customer = customer("somebody");
        var zone = ZoneId.of(zoneId);
        var told = random(seed, customer, count);
        put(told.toArray(NewOrder[]::new));
        // Somebody else's orders are nobody's habits.
        put(random(99, customer("else"), 5).toArray(NewOrder[]::new));

        var is = of(customer, zone);

        var times = told.stream().map(NewOrder::orderedAt).sorted().toList();
        assertThat(is.orders()).isEqualTo(count);
        assertThat(is.capped()).isFalse();
        assertThat(is.firstAt()).isEqualTo(times.getFirst());
        assertThat(is.lastAt()).isEqualTo(times.getLast());
        assertThat(is.byWeekday())
                .isEqualTo(
                        IntStream.rangeClosed(1, 7)
                                .mapToObj(day ->
                                        (int)
                                                times.stream()
                                                        .filter(at ->
                                                                at.atZone(zone)
                                                                                .getDayOfWeek()
                                                                                .getValue()
                                                                        == day)
                                                        .count())
                                .toList());
        assertThat(is.byHour())
                .isEqualTo(
                        IntStream.range(0, 24)
                                .mapToObj(hour ->
                                        (int)
                                                times.stream()
                                                        .filter(at ->
                                                                at.atZone(zone).getHour() == hour)
                                                        .count())
                                .toList());
        assertGap(is, times);
        assertPlaces(is.channels(), told, NewOrder::channel);
        assertPlaces(is.stores(), told, NewOrder::store);
        assertBasket(is, told);
    }

    private static void assertGap(CustomerHabits is, List<Instant> times) {
        var days =
                IntStream.range(1, times.size())
                        .mapToObj(i ->
                                Duration.between(times.get(i - 1), times.get(i)).toSeconds()
                                        / 86_400.0)
                        .sorted()
                        .toList();
        var gap = is.gap();
        if (days.isEmpty()) {
            assertThat(gap).isNull();
            return;
        }
        var known = Objects.requireNonNull(gap);
        var middle = (days.get((days.size() - 1) / 2) + days.get(days.size() / 2)) / 2;
        assertThat(known.medianDays()).isEqualTo(middle, CLOSE);
        assertThat(known.meanDays())
                .isEqualTo(
                        Duration.between(times.getFirst(), times.getLast()).toSeconds()
                                / 86_400.0
                                / days.size(),
                        CLOSE);
    }

    private interface PlaceOf {
        @Nullable String of(NewOrder order);
    }

    private static void assertPlaces(
            List<CustomerHabits.Place> is, List<NewOrder> told, PlaceOf placeOf) {
        var codes = new HashSet<String>();
        for (var place : is) {
            codes.add(String.valueOf(place.code()));
            var here =
                    told.stream()
                            .filter(order ->
                                    String.valueOf(placeOf.of(order))
                                            .equals(String.valueOf(place.code())))
                            .toList();
            assertThat(place.orders()).isEqualTo(here.size());
            assertThat(place.revenue().amount())
                    .isEqualByComparingTo(
                            here.stream()
                                    .filter(order -> order.currency().equals("CNY"))
                                    .map(order -> amount(bought(order)))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
        assertThat(codes).hasSameSizeAs(is);
        assertThat(is.stream().mapToInt(CustomerHabits.Place::orders).sum()).isEqualTo(told.size());
        assertThat(is)
                .isSortedAccordingTo(
                        Comparator.comparingInt(CustomerHabits.Place::orders).reversed());
    }

    private static void assertBasket(CustomerHabits is, List<NewOrder> told) {
        var chinese = told.stream().filter(order -> order.currency().equals("CNY")).toList();
        var revenue =
                chinese.stream()
                        .map(order -> amount(bought(order)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(is.currency().getCurrencyCode()).isEqualTo("CNY");
        assertThat(is.basket().average().amount())
                .isEqualByComparingTo(
                        revenue.divide(
                                BigDecimal.valueOf(chinese.size()), 2, RoundingMode.HALF_UP));
        var pieces =
                told.stream()
                        .flatMap(order -> bought(order).stream())
                        .map(NewLine::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(is.basket().items())
                .isEqualByComparingTo(
                        pieces.divide(BigDecimal.valueOf(told.size()), 1, RoundingMode.HALF_UP));
        for (var product : is.products()) {
            var lines =
                    chinese.stream()
                            .flatMap(order -> bought(order).stream())
                            .filter(line -> line.sku().equals(product.key()))
                            .toList();
            assertThat(product.revenue().amount()).isEqualByComparingTo(amount(lines));
            assertThat(product.name()).isEqualTo("Name of " + product.key());
            assertThat(product.share())
                    .isEqualTo(amount(lines).doubleValue() / revenue.doubleValue(), CLOSE);
        }
    }

    @Test
    void categories_add_up_their_products_and_are_named_once() {
        var customer = customer("somebody");
        var told = random(8, customer, 30);
        put(told.toArray(NewOrder[]::new));
        var categories = new HashMap<String, BigDecimal>();
        for (var order : told) {
            for (var line : bought(order)) {
                within(() ->
                        products.ensure(
                                List.of(
                                        new NewProduct(
                                                line.sku(), null, category(line.sku()), NOW))));
                if (order.currency().equals("CNY")) {
                    categories.merge(category(line.sku()), amount(List.of(line)), BigDecimal::add);
                }
            }
        }

        var is = of(customer, ZoneId.of("UTC")).categories();

        assertThat(is).hasSize(2);
        for (var category : is) {
            assertThat(category.revenue().amount())
                    .isEqualByComparingTo(
                            Map.copyOf(categories).getOrDefault(category.key(), BigDecimal.ZERO));
        }
        assertThat(is.getFirst().share() + is.getLast().share()).isEqualTo(1, CLOSE);
    }

    @Test
    void only_the_newest_orders_of_somebody_with_very_many_are_looked_at() {
        var customer = customer("reseller");
        var told =
                IntStream.rangeClosed(0, Habits.ORDERS_MAX)
                        .mapToObj(i -> order("R" + i, customer, line("sku", "1", "1")))
                        .toList();
        put(told.toArray(NewOrder[]::new));

        var is = of(customer, ZoneId.of("UTC"));

        assertThat(is.orders()).isEqualTo(Habits.ORDERS_MAX);
        assertThat(is.capped()).isTrue();
        assertThat(is.products().getFirst().quantity())
                .isEqualByComparingTo(BigDecimal.valueOf(Habits.ORDERS_MAX));
    }

    @Test
    void the_answer_has_all_of_it_in_the_zone_of_the_tenant() {
        var customer = customer("somebody");
        put(order("A1", customer, line("tea", "2", "4"), line("cup", "1", "2")));

        var body = body(customer);

        var zone = within(() -> tenants.settings().zone());
        assertThat(body.path("orders").asInt()).isEqualTo(1);
        assertThat(body.path("byWeekday").size()).isEqualTo(7);
        assertThat(body.path("byHour").get(MONDAY.atZone(zone).getHour()).asInt()).isEqualTo(1);
        assertThat(body.at("/rhythm/medianDays").isNull()).isTrue();
        assertThat(body.at("/rhythm/averageAmount/amount").asString()).isEqualTo("10.00");
        assertThat(body.at("/rhythm/averageItems").asString()).isEqualTo("3.0");
        assertThat(body.at("/rhythm/daysSinceLast").asLong())
                .isEqualTo(
                        ChronoUnit.DAYS.between(
                                LocalDate.ofInstant(MONDAY, zone),
                                LocalDate.ofInstant(clock.instant(), zone)));
        assertThat(body.at("/products/0/key").asString()).isEqualTo("tea");
        assertThat(body.at("/products/0/share").asDouble()).isEqualTo(0.8, CLOSE);
        assertThat(body.at("/categories/0/key").isNull()).isTrue();
    }

    private JsonNode body(CustomerId customer) {
        var answer = owner.get("/api/v1/customers/" + customer.value() + "/habits");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void who_bought_nothing_has_no_habits_and_who_does_not_exist_is_not_found() {
        assertThat(body(customer("new")).path("rhythm").isNull()).isTrue();
        assertThat(owner.get("/api/v1/customers/" + UUID.randomUUID() + "/habits").status())
                .isEqualTo(404);
    }
}
