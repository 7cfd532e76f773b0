package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.shared.Money;
import io.lianke.tracking.EventLog;
import io.lianke.tracking.NewEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells the event log what became of orders and refunds. Message ids are made of what happened,
/// the revision, the source and its id, in this order: a source's name holds no colon, so no two
/// are the same.
@Component
class OrderEvents {
    static final String COMPLETED = "Order Completed";
    static final String REFUNDED = "Order Refunded";
    private static final String KIND = "track";

    private final EventLog log;
    private final Customers customers;
    private final InstantSource clock;
    private final JsonMapper json;

    OrderEvents(EventLog log, Customers customers, InstantSource clock, JsonMapper json) {
        this.log = log;
        this.customers = customers;
        this.clock = clock;
        this.json = json;
    }

    /// Something that counted and does so no more.
    ///
    /// @param revision the one that voids it
    record Voided(OrderKey key, int revision, String channel) {}

    void tellOrders(List<WrittenOrder> orders) {
        var ordinals = ordinals(orders, order -> order.draft().customer());
        var events = new ArrayList<NewEvent>();
        for (var order : orders) {
            if (order.draft().revenue()) {
                events.add(completed(order, ordinals));
            } else if (order.before() != null && order.before().revenueLines() > 0) {
                var draft = order.draft();
                events.add(
                        voided(
                                Subject.ORDER,
                                new Voided(
                                        draft.key(), order.revision(), draft.order().channel())));
            }
        }
        append(events);
    }

    void tellRefunds(List<WrittenRefund> refunds) {
        var ordinals = ordinals(refunds, refund -> refund.draft().whose().customer());
        append(refunds.stream().map(refund -> refunded(refund, ordinals)).toList());
    }

    void voidOrders(List<Voided> orders) {
        append(orders.stream().map(order -> voided(Subject.ORDER, order)).toList());
    }

    void voidRefunds(List<Voided> refunds) {
        append(refunds.stream().map(refund -> voided(Subject.REFUND, refund)).toList());
    }

    private void append(List<NewEvent> events) {
        for (int from = 0; from < events.size(); from += EventLog.BATCH_MAX) {
            log.append(events.subList(from, Math.min(events.size(), from + EventLog.BATCH_MAX)));
        }
    }

    private <T> Map<CustomerId, Integer> ordinals(
            List<T> of, Function<T, @Nullable CustomerId> customer) {
        var known = new HashSet<CustomerId>();
        for (var one : of) {
            var its = customer.apply(one);
            if (its != null) {
                known.add(its);
            }
        }
        return known.isEmpty() ? Map.of() : customers.ordinals(known);
    }

    private enum Subject {
        ORDER("order", "order-completed", COMPLETED),
        REFUND("refund", "order-refunded", REFUNDED);

        private final String name;
        private final String message;
        private final String event;

        Subject(String name, String message, String event) {
            this.name = name;
            this.message = message;
            this.event = event;
        }

        String of(OrderKey key) {
            return name + ":" + key.source() + ":" + key.id();
        }

        String messageId(OrderKey key, int revision) {
            return message + ":" + revision + ":" + key.source() + ":" + key.id();
        }
    }

    private record Bought(
            String sku, @Nullable String name, BigDecimal quantity, BigDecimal price) {}

    private NewEvent completed(WrittenOrder order, Map<CustomerId, Integer> ordinals) {
        var draft = order.draft();
        var properties =
                properties(
                        draft.order().orderId(),
                        new Money(draft.sums().grossMinor(), draft.currency()),
                        new RefundDraft.Whose(
                                draft.customer(), draft.order().channel(), draft.order().store()));
        properties.put(
                "products", bought(draft.lines().stream().filter(PricedLine::revenue).toList()));
        var customer = known(draft.customer(), ordinals);
        return new NewEvent(
                Subject.ORDER.messageId(draft.key(), order.revision()),
                KIND,
                COMPLETED,
                draft.orderedAt(),
                customer,
                customer == null ? null : ordinals.get(customer),
                draft.order().source(),
                draft.order().channel(),
                draft.order().store(),
                draft.sums().grossMinor(),
                draft.currency().getCurrencyCode(),
                json.writeValueAsString(properties),
                Subject.ORDER.of(draft.key()),
                order.revision(),
                false);
    }

    private NewEvent refunded(WrittenRefund refund, Map<CustomerId, Integer> ordinals) {
        var draft = refund.draft();
        var properties =
                properties(
                        draft.orderId(),
                        new Money(draft.amountMinor(), draft.currency()),
                        draft.whose());
        properties.put("refund_id", draft.key().id());
        properties.put("credit_note", draft.orderUuid() == null);
        properties.put("products", bought(draft.lines()));
        var customer = known(draft.whose().customer(), ordinals);
        return new NewEvent(
                Subject.REFUND.messageId(draft.key(), refund.revision()),
                KIND,
                REFUNDED,
                draft.refundedAt(),
                customer,
                customer == null ? null : ordinals.get(customer),
                draft.key().source(),
                draft.whose().channel(),
                draft.whose().store(),
                draft.amountMinor(),
                draft.currency().getCurrencyCode(),
                json.writeValueAsString(properties),
                Subject.REFUND.of(draft.key()),
                refund.revision(),
                false);
    }

    private NewEvent voided(Subject subject, Voided voided) {
        return new NewEvent(
                subject.messageId(voided.key(), voided.revision()),
                KIND,
                subject.event,
                now(),
                null,
                null,
                voided.key().source(),
                voided.channel(),
                null,
                null,
                null,
                "{}",
                subject.of(voided.key()),
                voided.revision(),
                true);
    }

    private Instant now() {
        return clock.instant();
    }

    private static Map<String, @Nullable Object> properties(
            @Nullable String orderId, Money revenue, RefundDraft.Whose whose) {
        var properties = new LinkedHashMap<String, @Nullable Object>();
        properties.put("order_id", orderId);
        properties.put("revenue", revenue.amount());
        properties.put("currency", revenue.currency().getCurrencyCode());
        properties.put("channel", whose.channel());
        properties.put("store", whose.store());
        return properties;
    }

    private static List<Bought> bought(List<PricedLine> lines) {
        return lines.stream()
                .map(line ->
                        new Bought(
                                line.sku(),
                                line.name(),
                                plain(line.quantity()),
                                plain(line.unitPrice())))
                .toList();
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// A customer that is not there has no ordinal and is left out of the log.
    private static @Nullable CustomerId known(
            @Nullable CustomerId customer, Map<CustomerId, Integer> ordinals) {
        return customer != null && ordinals.containsKey(customer) ? customer : null;
    }
}
