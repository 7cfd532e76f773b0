package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.CustomerId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The list of orders by what was sold, by whom and to whom: what a filter over all of them says.
class OrderListTests extends CommerceTests {
    private static final int ORDERS = 240;

    private final List<NewOrder> told = new ArrayList<>();

    private void tell() {
        var random = new Random(7);
        var people = new ArrayList<@Nullable CustomerId>();
        people.add(null);
        for (int i = 0; i < 25; i++) {
            people.add(customer("c" + i));
        }
        for (int i = 0; i < ORDERS; i++) {
            var lines = new ArrayList<NewLine>();
            for (int line = random.nextInt(3); line >= 0; line--) {
                lines.add(line("sku" + random.nextInt(5), "1", random.nextInt(4) == 0 ? "0" : "3"));
            }
            var at = MONDAY.plusSeconds(random.nextInt(60) * 43_200L);
            told.add(
                    new NewOrder(
                            "shop",
                            "O" + i,
                            at,
                            "CNY",
                            random.nextBoolean() ? "web" : "pos",
                            null,
                            random.nextInt(3) == 0 ? null : "Ann " + random.nextInt(2),
                            people.get(random.nextInt(people.size())),
                            lines,
                            random.nextBoolean()
                                    ? List.of()
                                    : List.of(new NewPayment(new BigDecimal("3"), at)),
                            List.of(),
                            false));
        }
        put(told.toArray(NewOrder[]::new));
    }

    private static boolean sold(NewOrder order, @Nullable String sku) {
        return order.lines().stream()
                .anyMatch(line ->
                        line.unitPrice().signum() > 0 && (sku == null || sku.equals(line.sku())));
    }

    private static boolean open(NewOrder order) {
        var owed =
                order.lines().stream()
                        .map(NewLine::unitPrice)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var paid =
                order.payments().stream()
                        .map(NewPayment::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return paid.compareTo(owed) < 0;
    }

    private Map<CustomerId, Instant> began() {
        var began = new HashMap<CustomerId, Instant>();
        told.stream()
                .filter(order -> order.customer() != null && sold(order, null))
                .forEach(order ->
                        began.merge(
                                Objects.requireNonNull(order.customer()),
                                order.orderedAt(),
                                (a, b) -> a.isBefore(b) ? a : b));
        return began;
    }

    /// All pages of the list, in small pages, so that their joints are seen too.
    private List<String> listed(String query) {
        var numbers = new ArrayList<String>();
        var token = "";
        do {
            var body = owner.get("/api/v1/orders?pageSize=7&" + query + token).body();
            assertThat(body.has("items")).as(query + " " + body).isTrue();
            body.path("items").forEach(order -> numbers.add(order.path("orderId").asString()));
            var next = body.path("nextPageToken").asString("");
            token = next.isEmpty() ? "" : "&pageToken=" + next;
        } while (!token.isEmpty());
        return numbers;
    }

    private void assertListed(String query, Predicate<NewOrder> fits) {
        var listed = listed(query);
        var wanted = told.stream().filter(fits).map(NewOrder::orderId).toList();
        assertThat(listed).as(query).containsExactlyInAnyOrderElementsOf(wanted).isNotEmpty();
        var times = new HashMap<String, Instant>();
        told.forEach(order -> times.put(order.orderId(), order.orderedAt()));
        assertThat(listed.stream().map(times::get).toList())
                .isSortedAccordingTo(Comparator.<Instant>naturalOrder().reversed());
    }

    @Test
    void each_filter_shows_the_orders_that_fit_and_no_others() {
        tell();

        assertListed("status=open", OrderListTests::open);
        assertListed("status=paid", order -> !open(order));
        assertListed("staff=Ann%201", order -> "Ann 1".equals(order.staff()));
        assertListed("revenue=true", order -> sold(order, null));
        assertListed("sku=sku2", order -> sold(order, "sku2"));
        assertListed(
                "sku=sku2&channel=pos&status=open&staff=Ann%200",
                order ->
                        sold(order, "sku2")
                                && order.channel().equals("pos")
                                && open(order)
                                && "Ann 0".equals(order.staff()));
    }

    @Test
    void orders_of_new_and_returning_customers_are_those_of_the_report() {
        tell();
        var began = began();
        var from = Instant.parse("2026-03-12T00:00:00Z");
        var to = Instant.parse("2026-03-25T00:00:00Z");
        var range = "from=" + from + "&to=" + to + "&revenue=true&buyers=";
        Predicate<NewOrder> counts =
                order ->
                        sold(order, null)
                                && !order.orderedAt().isBefore(from)
                                && order.orderedAt().isBefore(to);

        assertListed(range + "unknown", counts.and(order -> order.customer() == null));
        assertListed(
                range + "new",
                counts.and(order ->
                        order.customer() != null
                                && !Objects.requireNonNull(began.get(order.customer()))
                                        .isBefore(from)));
        assertListed(
                range + "returning",
                counts.and(order ->
                        order.customer() != null
                                && Objects.requireNonNull(began.get(order.customer()))
                                        .isBefore(from)));
    }

    @Test
    void a_filter_that_means_nothing_is_refused() {
        assertThat(owner.get("/api/v1/orders?status=lost").code()).isEqualTo("request/invalid");
        assertThat(owner.get("/api/v1/orders?buyers=old").code()).isEqualTo("request/invalid");
        assertThat(owner.get("/api/v1/orders?buyers=new").code()).isEqualTo("request/invalid");
    }
}
