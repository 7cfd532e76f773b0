package io.lianke.commerce;

import io.lianke.commerce.PutOutcome.Change;
import io.lianke.customer.CustomerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts one batch of refunds that are documents of their own. In a batch none occurs twice.
@Component
class CreditNoteWriter {
    private final OrderRows orders;
    private final RefundRows refunds;
    private final Places places;
    private final Aftermath aftermath;

    CreditNoteWriter(OrderRows orders, RefundRows refunds, Places places, Aftermath aftermath) {
        this.orders = orders;
        this.refunds = refunds;
        this.places = places;
        this.aftermath = aftermath;
    }

    Map<OrderKey, PutOutcome> put(List<RefundDraft> drafts) {
        var linked = new ArrayList<OrderKey>();
        for (var draft : drafts) {
            if (draft.orderId() != null) {
                linked.add(new OrderKey(draft.key().source(), draft.orderId()));
            }
        }
        var ledger = new Ledger(orders.lock(linked));
        var stored = refunds.lock(drafts.stream().map(RefundDraft::key).toList());
        var outcomes = new HashMap<OrderKey, PutOutcome>();
        var fresh = new ArrayList<RefundDraft>();
        var changed = new ArrayList<RefundRows.Replacement>();
        for (var draft : drafts) {
            var before = stored.get(draft.key());
            try {
                var note = ledger.link(draft);
                if (before == null) {
                    ledger.add(note, 0);
                    fresh.add(note);
                } else if (before.contentHash().equals(note.contentHash())) {
                    outcomes.put(draft.key(), PutOutcome.of(before.id(), Change.UNCHANGED));
                } else {
                    mayReplace(before, note);
                    ledger.add(note, before.orderUuid() == null ? 0 : before.amountMinor());
                    changed.add(new RefundRows.Replacement(before, note));
                }
            } catch (CommerceProblem problem) {
                outcomes.put(draft.key(), PutOutcome.refused(problem));
            }
        }
        write(fresh, changed, ledger, outcomes);
        return outcomes;
    }

    /// A note keeps the order it belongs to, and never takes over a refund that an order tells.
    private static void mayReplace(StoredRefund before, RefundDraft note) {
        if (!before.apart()
                || (before.orderUuid() != null && !before.orderUuid().equals(note.orderUuid()))) {
            throw CommerceProblem.refundTaken(note.key().id());
        }
    }

    private void write(
            List<RefundDraft> fresh,
            List<RefundRows.Replacement> changed,
            Ledger ledger,
            Map<OrderKey, PutOutcome> outcomes) {
        places.ensure(fresh.stream().map(RefundDraft::whose).toList());
        places.ensure(changed.stream().map(change -> change.draft().whose()).toList());
        var inserted = refunds.insert(fresh);
        var updated = refunds.update(changed);
        inserted.forEach(
                note -> outcomes.put(note.draft().key(), PutOutcome.of(note.id(), Change.CREATED)));
        updated.forEach(
                note -> outcomes.put(note.draft().key(), PutOutcome.of(note.id(), Change.UPDATED)));
        orders.setRefunded(ledger.changed());
        var written = new ArrayList<>(inserted);
        written.addAll(updated);
        aftermath.notesWritten(
                written, List.of(), changed.stream().map(RefundRows.Replacement::stored).toList());
    }

    /// Takes notes away and gives their orders the money back.
    List<UUID> remove(List<UUID> ids) {
        // Orders are locked before refunds, hence this look ahead.
        var ofOrders =
                refunds.find(ids).stream()
                        .flatMap(note -> Stream.ofNullable(note.orderUuid()))
                        .distinct()
                        .toList();
        var ledger = new Ledger(byKey(orders.lockById(ofOrders)));
        var gone = refunds.lockById(ids).stream().filter(StoredRefund::apart).toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        gone.forEach(ledger::giveBack);
        refunds.delete(gone.stream().map(StoredRefund::id).toList());
        orders.setRefunded(ledger.changed());
        aftermath.notesWritten(List.of(), gone, List.of());
        return gone.stream().map(StoredRefund::id).toList();
    }

    private static Map<OrderKey, StoredOrder> byKey(List<StoredOrder> orders) {
        var byKey = new HashMap<OrderKey, StoredOrder>();
        orders.forEach(order -> byKey.put(order.key(), order));
        return byKey;
    }

    /// What is refunded of each locked order while a batch goes over it.
    private static final class Ledger {
        private final Map<OrderKey, StoredOrder> orders;
        private final Map<UUID, StoredOrder> byId = new HashMap<>();
        private final Map<UUID, Long> apart = new HashMap<>();

        Ledger(Map<OrderKey, StoredOrder> orders) {
            this.orders = orders;
            orders.values().forEach(order -> byId.put(order.id(), order));
        }

        RefundDraft link(RefundDraft draft) {
            if (draft.orderId() == null) {
                return draft;
            }
            var order = orders.get(new OrderKey(draft.key().source(), draft.orderId()));
            if (order == null) {
                throw CommerceProblem.orderOfRefundUnknown(draft.orderId());
            }
            if (!order.currency().equals(draft.currency().getCurrencyCode())) {
                throw CommerceProblem.currencyDiffers(order.currency());
            }
            return draft.of(order.id(), customer(order));
        }

        private static @Nullable CustomerId customer(StoredOrder order) {
            return order.customer() == null ? null : new CustomerId(order.customer());
        }

        /// @param insteadOf what the same note was before
        void add(RefundDraft note, long insteadOf) {
            var order = note.orderUuid() == null ? null : byId.get(note.orderUuid());
            if (order == null) {
                return;
            }
            var known = apart.getOrDefault(order.id(), order.refundedApartMinor());
            var now = known - insteadOf + note.amountMinor();
            var refunded = order.refundedMinor() - order.refundedApartMinor() + now;
            if (refunded > order.paidMinor()) {
                throw CommerceProblem.refundExceedsPaid(
                        Meaning.plain(refunded, note.currency()),
                        Meaning.plain(order.paidMinor(), note.currency()),
                        order.currency());
            }
            apart.put(order.id(), now);
        }

        void giveBack(StoredRefund note) {
            var order = note.orderUuid() == null ? null : byId.get(note.orderUuid());
            if (order != null) {
                apart.put(
                        order.id(),
                        apart.getOrDefault(order.id(), order.refundedApartMinor())
                                - note.amountMinor());
            }
        }

        List<OrderRows.Refunded> changed() {
            var changed = new ArrayList<OrderRows.Refunded>();
            apart.forEach((id, minor) -> {
                var order = byId.get(id);
                if (order != null) {
                    changed.add(new OrderRows.Refunded(order, minor));
                }
            });
            return changed;
        }
    }
}
