package io.lianke.commerce;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What follows from written orders and refunds, in the same transaction: the event log is told,
/// and the totals of the customers concerned are summed up anew.
@Component
class Aftermath {
    private final OrderEvents events;
    private final Removed removed;
    private final Totals totals;

    Aftermath(OrderEvents events, Removed removed, Totals totals) {
        this.events = events;
        this.removed = removed;
        this.totals = totals;
    }

    void ordersWritten(
            List<WrittenOrder> orders, List<WrittenRefund> refunds, List<StoredRefund> gone) {
        events.tellOrders(orders);
        refundsWritten(refunds, gone);
        var touched = new HashSet<UUID>();
        for (var order : orders) {
            touch(touched, order.draft().customerUuid());
            touch(touched, order.before() == null ? null : order.before().customer());
        }
        refunds.forEach(refund -> touch(touched, refund.draft().whose().customerUuid()));
        gone.forEach(refund -> touch(touched, refund.customer()));
        totals.recount(touched, orders.getFirst().draft().order().currency());
    }

    void tellLoaded(List<WrittenOrder> orders, List<WrittenRefund> refunds) {
        events.tellOrders(orders);
        events.tellRefunds(refunds);
    }

    /// Sums up once what was told in several parts.
    void ordersLoaded(List<OrderDraft> orders) {
        var touched = new HashSet<UUID>();
        orders.forEach(order -> touch(touched, order.customerUuid()));
        if (!orders.isEmpty()) {
            totals.recount(touched, orders.getFirst().order().currency());
        }
    }

    private void refundsWritten(List<WrittenRefund> refunds, List<StoredRefund> gone) {
        events.tellRefunds(refunds);
        events.voidRefunds(
                gone.stream()
                        .map(refund ->
                                new OrderEvents.Voided(
                                        refund.key(), refund.revision() + 1, refund.channel()))
                        .toList());
        removed.remember(
                "refund",
                gone.stream()
                        .map(refund -> new Removed.Gone(refund.key(), refund.revision() + 1))
                        .toList());
    }

    void ordersRemoved(List<StoredOrder> orders, List<StoredRefund> refunds) {
        events.voidOrders(
                orders.stream()
                        .filter(order -> order.revenueLines() > 0)
                        .map(order ->
                                new OrderEvents.Voided(
                                        order.key(), order.revision() + 1, order.channel()))
                        .toList());
        removed.remember(
                "order",
                orders.stream()
                        .map(order -> new Removed.Gone(order.key(), order.revision() + 1))
                        .toList());
        refundsWritten(List.of(), refunds);
        var touched = new HashSet<UUID>();
        orders.forEach(order -> touch(touched, order.customer()));
        refunds.forEach(refund -> touch(touched, refund.customer()));
        totals.recount(touched, orders.getFirst().currency());
    }

    /// @param before customers of the refunds that were replaced or removed
    void notesWritten(
            List<WrittenRefund> notes, List<StoredRefund> gone, List<StoredRefund> before) {
        refundsWritten(notes, gone);
        var touched = new HashSet<UUID>();
        notes.forEach(note -> touch(touched, note.draft().whose().customerUuid()));
        Stream.concat(gone.stream(), before.stream())
                .forEach(refund -> touch(touched, refund.customer()));
        var currencies = new ArrayList<String>();
        notes.forEach(note -> currencies.add(note.draft().currency().getCurrencyCode()));
        gone.forEach(refund -> currencies.add(refund.currency()));
        if (!currencies.isEmpty()) {
            totals.recount(touched, currencies.getFirst());
        }
    }

    private static void touch(Set<UUID> touched, @Nullable UUID customer) {
        if (customer != null) {
            touched.add(customer);
        }
    }
}
