package io.lianke.commerce;

import io.lianke.commerce.PutOutcome.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts one batch of orders: looks all of them up and locks them, decides each, writes the changed
/// ones. In a batch no order occurs twice.
@Component
class OrderWriter {
    private static final int RACES_MAX = 5;
    private static final int LOAD_ORDERS = 2_000;

    private final OrderRows orders;
    private final RefundRows refunds;
    private final ProductRows products;
    private final Places places;
    private final Aftermath aftermath;

    OrderWriter(
            OrderRows orders,
            RefundRows refunds,
            ProductRows products,
            Places places,
            Aftermath aftermath) {
        this.orders = orders;
        this.refunds = refunds;
        this.products = products;
        this.places = places;
        this.aftermath = aftermath;
    }

    Map<OrderKey, PutOutcome> put(List<OrderDraft> drafts) {
        var outcomes = new HashMap<OrderKey, PutOutcome>();
        var left = drafts;
        for (int race = 0; !left.isEmpty(); race++) {
            if (race > RACES_MAX) {
                throw new IllegalStateException("Orders vanish and come again while being put");
            }
            left = putOnce(left, outcomes);
        }
        return outcomes;
    }

    /// @return the orders that somebody else created between our look and our write
    private List<OrderDraft> putOnce(List<OrderDraft> drafts, Map<OrderKey, PutOutcome> outcomes) {
        var stored = orders.lock(drafts.stream().map(OrderDraft::key).toList());
        var refundsStored =
                refunds.lock(
                        drafts.stream()
                                .flatMap(draft -> draft.refunds().stream())
                                .map(RefundDraft::key)
                                .toList());
        var refundsTaken = new HashSet<OrderKey>();
        var fresh = new ArrayList<OrderDraft>();
        var changed = new ArrayList<OrderRows.Replacement>();
        for (var draft : drafts) {
            var before = stored.get(draft.key());
            var problem = refusal(draft, before, refundsStored, refundsTaken);
            if (before != null && before.contentHash().equals(draft.contentHash())) {
                outcomes.put(draft.key(), PutOutcome.of(before.id(), Change.UNCHANGED));
            } else if (problem != null) {
                outcomes.put(draft.key(), PutOutcome.refused(problem));
            } else if (before == null) {
                fresh.add(draft);
            } else {
                changed.add(new OrderRows.Replacement(before, draft));
            }
            draft.refunds().forEach(refund -> refundsTaken.add(refund.key()));
        }
        var written = new ArrayList<>(orders.insert(fresh));
        var lost = new HashSet<>(fresh.stream().map(OrderDraft::key).toList());
        written.forEach(order -> lost.remove(order.draft().key()));
        written.addAll(orders.update(changed));
        write(written);
        written.forEach(order -> outcomes.put(order.draft().key(), order.outcome()));
        return fresh.stream().filter(draft -> lost.contains(draft.key())).toList();
    }

    private static @Nullable CommerceProblem refusal(
            OrderDraft draft,
            @Nullable StoredOrder before,
            Map<OrderKey, StoredRefund> refundsStored,
            Set<OrderKey> refundsTaken) {
        for (var refund : draft.refunds()) {
            var known = refundsStored.get(refund.key());
            var elsewhere =
                    known != null
                            && (known.apart()
                                    || before == null
                                    || !before.id().equals(known.orderUuid()));
            if (elsewhere || refundsTaken.contains(refund.key())) {
                return CommerceProblem.refundTaken(refund.key().id());
            }
        }
        return draft.refusal(before == null ? 0 : before.refundedApartMinor());
    }

    private void write(List<WrittenOrder> written) {
        if (written.isEmpty()) {
            return;
        }
        products.write(named(written));
        places.ensure(
                written.stream()
                        .map(order ->
                                new RefundDraft.Whose(
                                        null,
                                        order.draft().order().channel(),
                                        order.draft().order().store()))
                        .toList());
        orders.insertParts(written);
        var changes = refundChanges(written);
        var writtenRefunds = new ArrayList<>(refunds.insert(changes.fresh()));
        writtenRefunds.addAll(refunds.update(changes.changed()));
        refunds.delete(changes.gone().stream().map(StoredRefund::id).toList());
        aftermath.ordersWritten(written, writtenRefunds, changes.gone());
    }

    /// Writes orders that are new for certain.
    void load(List<OrderDraft> drafts) {
        for (var draft : drafts) {
            var problem = draft.refusal(0);
            if (problem != null) {
                throw problem;
            }
        }
        for (int from = 0; from < drafts.size(); from += LOAD_ORDERS) {
            loadSome(drafts.subList(from, Math.min(drafts.size(), from + LOAD_ORDERS)));
        }
        aftermath.ordersLoaded(drafts);
    }

    private void loadSome(List<OrderDraft> drafts) {
        var written = orders.insert(drafts);
        if (written.size() < drafts.size()) {
            throw new IllegalArgumentException("An order that was to be new exists");
        }
        orders.insertParts(written);
        var told = new ArrayList<RefundDraft>();
        for (var order : written) {
            order.draft()
                    .refunds()
                    .forEach(refund -> told.add(refund.of(order.id(), order.draft().customer())));
        }
        aftermath.tellLoaded(written, refunds.insert(told));
    }

    private static List<NewProduct> named(List<WrittenOrder> written) {
        return written.stream()
                .flatMap(order ->
                        order.draft().lines().stream()
                                .map(line ->
                                        new NewProduct(
                                                line.sku(),
                                                line.name(),
                                                null,
                                                order.draft().orderedAt())))
                .toList();
    }

    private record RefundChanges(
            List<RefundDraft> fresh,
            List<RefundRows.Replacement> changed,
            List<StoredRefund> gone) {}

    /// Compares the refunds that the orders tell with those they told before.
    private RefundChanges refundChanges(List<WrittenOrder> written) {
        var before = new HashMap<OrderKey, StoredRefund>();
        refunds
                .lockOfOrders(
                        written.stream()
                                .filter(order -> order.before() != null)
                                .map(WrittenOrder::id)
                                .toList())
                .stream()
                .filter(refund -> !refund.apart())
                .forEach(refund -> before.put(refund.key(), refund));
        var fresh = new ArrayList<RefundDraft>();
        var changed = new ArrayList<RefundRows.Replacement>();
        for (var order : written) {
            for (var told : order.draft().refunds()) {
                var refund = told.of(order.id(), order.draft().customer());
                var known = before.remove(refund.key());
                if (known == null) {
                    fresh.add(refund);
                } else if (!known.contentHash().equals(refund.contentHash())) {
                    changed.add(new RefundRows.Replacement(known, refund));
                }
            }
        }
        return new RefundChanges(fresh, changed, List.copyOf(before.values()));
    }

    /// Takes orders away, except those that a refund of its own document belongs to.
    List<UUID> remove(List<UUID> ids) {
        var kept = new HashSet<UUID>();
        var stored = orders.lockById(ids);
        var ofOrders = refunds.lockOfOrders(stored.stream().map(StoredOrder::id).toList());
        ofOrders.stream()
                .filter(StoredRefund::apart)
                .forEach(refund -> kept.add(refund.orderUuid()));
        var gone = stored.stream().filter(order -> !kept.contains(order.id())).toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        var goneRefunds =
                ofOrders.stream().filter(refund -> !kept.contains(refund.orderUuid())).toList();
        refunds.delete(goneRefunds.stream().map(StoredRefund::id).toList());
        orders.delete(gone.stream().map(StoredOrder::id).toList());
        aftermath.ordersRemoved(gone, goneRefunds);
        return gone.stream().map(StoredOrder::id).toList();
    }
}
