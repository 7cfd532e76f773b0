package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.CustomerId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders put, removed and restored at random, beside a model that only remembers the last telling.
class OrderModelTests extends CommerceTests {
    private static final int STEPS = 60;

    private final Map<String, NewOrder> model = new HashMap<>();
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, OrderImage> images = new HashMap<>();

    private static NewOrder random(Random random, String id, List<CustomerId> customers) {
        var lines = new ArrayList<NewLine>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            lines.add(
                    new NewLine(
                            null,
                            "sku" + random.nextInt(5),
                            random.nextBoolean() ? "name" + random.nextInt(3) : null,
                            BigDecimal.valueOf(random.nextInt(8) - 2),
                            BigDecimal.valueOf(random.nextInt(3_000) - 300, 3),
                            BigDecimal.ZERO));
        }
        var refunds = new ArrayList<NewRefund>();
        if (random.nextInt(3) == 0) {
            refunds.add(
                    refund("R" + id, BigDecimal.valueOf(random.nextInt(500), 2).toPlainString()));
        }
        var customer =
                random.nextInt(4) == 0 ? null : customers.get(random.nextInt(customers.size()));
        return order(id, customer, refunds, lines.toArray(NewLine[]::new));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_done_the_sums_are_those_of_what_is_there(long seed) {
        var random = new Random(seed);
        var customers = List.of(customer("ann"), customer("bob"), customer("cy"));
        for (int step = 0; step < STEPS; step++) {
            var id = "M" + random.nextInt(12);
            switch (random.nextInt(6)) {
                case 0 -> remove(id);
                case 1 -> remember(id);
                case 2 -> restore(id);
                default -> tell(random(random, id, customers));
            }
        }

        assertThat(wrongTotals()).isEqualTo("0");
        assertThat(value("select count(*) from commerce.orders where tenant_id = $t"))
                .isEqualTo(String.valueOf(model.size()));
        assertThat(
                        value(
                                "select count(*) || ' ' || coalesce(sum(amount_minor), 0) from tracking.events"
                                        + " where tenant_id = $t and event = 'Order Completed'"
                                        + " and not superseded and not voided"))
                .isEqualTo(expected());
        assertThat(
                        value(
                                "select count(*) from (select subject from tracking.events where tenant_id = $t"
                                        + " and not superseded group by subject having count(*) > 1) twice"))
                .isEqualTo("0");
    }

    private String expected() {
        var drafts =
                model.values().stream()
                        .map(OrderDraft::decide)
                        .filter(OrderDraft::revenue)
                        .toList();
        return drafts.size()
                + " "
                + drafts.stream().mapToLong(draft -> draft.sums().grossMinor()).sum();
    }

    private void tell(NewOrder order) {
        var outcome = put(order).getFirst();
        if (outcome.id() != null) {
            model.put(order.orderId(), order);
            ids.put(order.orderId(), outcome.id());
        }
    }

    private void remove(String id) {
        var known = ids.remove(id);
        if (known != null) {
            within(() -> orders.remove(List.of(known)));
            model.remove(id);
        }
    }

    private void remember(String id) {
        var key = new OrderKey("shop", id);
        var image = within(() -> orders.snapshot(Set.of(key))).get(key);
        if (image != null) {
            images.put(id, image);
        }
    }

    private void restore(String id) {
        var image = images.get(id);
        if (image == null) {
            return;
        }
        var outcome = within(() -> orders.restore(List.of(image))).getFirst();
        var back = new OrderKey("shop", id);
        if (outcome.id() != null) {
            ids.put(id, outcome.id());
            var stored = within(() -> orders.get(back));
            model.put(id, told(stored));
        }
    }

    private static NewOrder told(Order.Detail detail) {
        return order(
                detail.order().key().id(),
                detail.order().customer(),
                detail.lines().stream()
                        .map(line ->
                                new NewLine(
                                        line.lineId(),
                                        line.sku(),
                                        line.name(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        BigDecimal.ZERO))
                        .toArray(NewLine[]::new));
    }
}
