package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.commerce.PutOutcome.Change;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class OrdersTests extends CommerceTests {

    private static List<Change> changes(List<PutOutcome> outcomes) {
        return outcomes.stream().map(PutOutcome::change).toList();
    }

    private static String code(PutOutcome outcome) {
        return Objects.requireNonNull(outcome.problem()).code();
    }

    @Test
    void the_same_order_again_changes_nothing() {
        var buyer = customer("ann");
        var told = order("A1", buyer, line("tea", "2", "10.00"), line("cup", "1", "5.50"));

        assertThat(changes(put(told))).containsExactly(Change.CREATED);
        var before =
                value(
                        "select md5(string_agg(o::text, '')) from commerce.orders o where tenant_id = $t");
        assertThat(changes(put(told))).containsExactly(Change.UNCHANGED);

        assertThat(
                        value(
                                "select md5(string_agg(o::text, '')) from commerce.orders o where tenant_id = $t"))
                .isEqualTo(before);
        assertThat(value("select count(*) from tracking.events where tenant_id = $t"))
                .isEqualTo("1");
        assertThat(events()).isEqualTo("Order Completed 2550 r1");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void a_changed_order_supersedes_its_event_and_moves_the_totals() {
        var ann = customer("ann");
        var bob = customer("bob");
        put(order("A1", ann, line("tea", "2", "10.00")));

        assertThat(changes(put(order("A1", bob, line("tea", "3", "10.00")))))
                .containsExactly(Change.UPDATED);

        assertThat(events()).isEqualTo("Order Completed 3000 r2");
        assertThat(value("select count(*) from commerce.lines where tenant_id = $t"))
                .isEqualTo("1");
        assertThat(
                        value(
                                "select string_agg(revision || ':' || superseded, ' ' order by revision)"
                                        + " from tracking.events where tenant_id = $t"))
                .isEqualTo("1:true 2:false");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void an_order_that_loses_its_revenue_is_voided_and_may_come_back() {
        put(order("A1", customer("ann"), line("tea", "2", "10.00")));
        put(order("A1", customer("ann"), line("tea", "0", "10.00")));
        assertThat(events()).isEmpty();

        put(order("A1", customer("ann"), line("tea", "1", "10.00")));
        assertThat(events()).isEqualTo("Order Completed 1000 r3");
    }

    @Test
    void the_later_of_two_tellings_in_one_batch_counts() {
        var outcomes =
                put(
                        order("A1", null, line("tea", "1", "1")),
                        order("A2", null, line("tea", "1", "2")),
                        order("A1", null, line("tea", "1", "3")));

        assertThat(changes(outcomes))
                .containsExactly(Change.CREATED, Change.CREATED, Change.UPDATED);
        assertThat(events()).isEqualTo("Order Completed 200 r1, Order Completed 300 r2");
    }

    @Test
    void a_bad_order_does_not_keep_the_others_out() {
        var outcomes =
                put(
                        order("A1", null, line("tea", "1", "1")),
                        order("A2", null, List.of(refund("R1", "1.01")), line("tea", "1", "1")),
                        order("A3", null, line("", "1", "1")));

        assertThat(changes(outcomes))
                .containsExactly(Change.CREATED, Change.REFUSED, Change.REFUSED);
        assertThat(code(outcomes.get(1))).isEqualTo("commerce/refund-exceeds-paid");
        assertThat(value("select count(*) from commerce.orders where tenant_id = $t"))
                .isEqualTo("1");
        assertThat(value("select count(*) from commerce.refunds where tenant_id = $t"))
                .isEqualTo("0");
    }

    @Test
    void eight_threads_that_tell_the_same_orders_make_each_once() throws Exception {
        var buyer = customer("ann");
        var told = new ArrayList<NewOrder>();
        for (int i = 0; i < 20; i++) {
            told.add(order("C" + i, buyer, line("tea", "1", "10.00"), line("cup" + i, "2", "1")));
        }
        var work = new ArrayList<Callable<List<PutOutcome>>>();
        for (int thread = 0; thread < 8; thread++) {
            var mine = new ArrayList<>(told);
            java.util.Collections.rotate(mine, thread * 3);
            work.add(() -> within(() -> orders.put(mine)));
        }
        var created = new HashSet<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            int thread = 0;
            for (var done : threads.invokeAll(work)) {
                if (changes(done.get()).contains(Change.CREATED)) {
                    created.add(thread);
                }
                thread++;
            }
        }

        assertThat(created).isNotEmpty();
        assertThat(value("select count(*) from commerce.orders where tenant_id = $t"))
                .isEqualTo("20");
        assertThat(value("select count(*) from commerce.lines where tenant_id = $t"))
                .isEqualTo("40");
        assertThat(value("select count(*) from tracking.events where tenant_id = $t"))
                .isEqualTo("20");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void threads_that_tell_different_orders_of_one_customer_lose_none_of_them() throws Exception {
        var buyer = customer("ann");
        var work = new ArrayList<Callable<List<PutOutcome>>>();
        for (int thread = 0; thread < 8; thread++) {
            var name = "T" + thread;
            work.add(() -> {
                List<PutOutcome> last = List.of();
                for (int i = 0; i < 5; i++) {
                    last = put(order(name + "-" + i, buyer, line("tea", "1", "1.00")));
                }
                return last;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(changes(done.get())).containsExactly(Change.CREATED);
            }
        }

        assertThat(
                        value(
                                "select order_count || ' ' || revenue_minor from customer.totals where tenant_id = $t"))
                .isEqualTo("40 4000");
    }

    @Test
    void a_newer_name_of_a_product_is_not_overwritten_by_an_older_order() {
        put(order("new", null, line("tea", "1", "1")));
        var older =
                new NewOrder(
                        "shop",
                        "old",
                        MONDAY.minusSeconds(86_400),
                        "CNY",
                        "web",
                        null,
                        null,
                        null,
                        List.of(
                                new NewLine(
                                        null,
                                        "tea",
                                        "Old name",
                                        BigDecimal.ONE,
                                        BigDecimal.ONE,
                                        BigDecimal.ZERO)),
                        List.of(),
                        List.of(),
                        true);
        put(older);

        assertThat(value("select name from commerce.products where tenant_id = $t"))
                .isEqualTo("Name of tea");
    }

    @Test
    void a_removed_order_is_voided_and_goes_on_when_it_comes_again() {
        var told = order("A1", customer("ann"), List.of(refund("R1", "1")), line("tea", "1", "5"));
        var id = Objects.requireNonNull(put(told).getFirst().id());

        assertThat(within(() -> orders.remove(List.of(id)))).containsExactly(id);
        assertThat(events()).isEmpty();
        assertThat(wrongTotals()).isEqualTo("0");
        assertThat(value("select count(*) from commerce.lines where tenant_id = $t"))
                .isEqualTo("0");

        assertThat(changes(put(told))).containsExactly(Change.CREATED);
        assertThat(events()).isEqualTo("Order Completed 500 r3, Order Refunded 100 r3");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void a_restored_order_is_as_it_was() {
        var first =
                order(
                        "A1",
                        customer("ann"),
                        List.of(refund("R1", "1")),
                        line("tea", "1.5", "5.123456"));
        put(first);
        var key = Set.of(first.key());
        var image = within(() -> orders.snapshot(key));
        put(order("A1", customer("bob"), line("cup", "1", "7")));

        within(() -> orders.restore(List.copyOf(image.values())));

        assertThat(changes(put(first))).containsExactly(Change.UNCHANGED);
        assertThat(wrongTotals()).isEqualTo("0");
    }
}
