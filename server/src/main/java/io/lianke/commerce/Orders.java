package io.lianke.commerce;

import io.lianke.shared.Page;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders and refunds of the bound tenant.
@Component
@Transactional
public class Orders {
    private static final int BATCH_ORDERS = 500;
    private static final int BATCH_LINES = 10_000;

    /// How often one call may tell the same order: each telling costs a round of statements.
    static final int TELLINGS_MAX = 10;

    private final OrderWriter writer;
    private final CreditNoteWriter notes;
    private final Images images;
    private final OrderReader reader;
    private final RefundReader refunds;

    Orders(
            OrderWriter writer,
            CreditNoteWriter notes,
            Images images,
            OrderReader reader,
            RefundReader refunds) {
        this.writer = writer;
        this.notes = notes;
        this.images = images;
        this.reader = reader;
        this.refunds = refunds;
    }

    /// Creates or replaces orders, in a fixed number of statements for each 500 orders or 10,000
    /// lines. One that cannot be is refused by itself; the others stand. An order that is put as it
    /// already is changes nothing: no row, no event.
    ///
    /// @return what became of each, in the same order
    public List<PutOutcome> put(List<NewOrder> orders) {
        return each(
                orders,
                OrderDraft::decide,
                new Batch<>(OrderDraft::key, draft -> draft.lines().size(), writer::put));
    }

    /// Writes orders that are new for certain, for filling a tenant with made data: what [#put]
    /// does with new orders, without looking whether they exist. Their products, channels and
    /// stores have to be there already.
    ///
    /// @throws CommerceProblem when one of them cannot be
    /// @throws IllegalArgumentException when one of them exists
    public void load(List<NewOrder> orders) {
        writer.load(orders.stream().map(OrderDraft::decide).toList());
    }

    /// Creates or replaces refunds that are documents of their own. One that is linked to an order
    /// is refused when more would be refunded than was paid.
    ///
    /// @return what became of each, in the same order
    public List<PutOutcome> putCreditNotes(List<NewCreditNote> creditNotes) {
        return each(
                creditNotes,
                RefundDraft::decide,
                new Batch<>(RefundDraft::key, draft -> draft.lines().size(), notes::put));
    }

    /// How a kind of thing is put, a batch at a time.
    private record Batch<D>(
            Function<D, OrderKey> key,
            ToIntFunction<D> lines,
            Function<List<D>, Map<OrderKey, PutOutcome>> put) {}

    /// A draft that waits to be put, and its place among what was told.
    private record Waiting<D>(int place, OrderKey key, D draft) {}

    /// Decides each by itself, then puts the good ones in rounds: the second telling of an order
    /// comes in the second round, so that none occurs twice in a batch and the latest counts.
    private static <N, D> List<PutOutcome> each(
            List<N> told, Function<N, D> decide, Batch<D> batch) {
        var outcomes = new PutOutcome[told.size()];
        var tellings = new HashMap<OrderKey, Integer>();
        var rounds = new ArrayList<List<Waiting<D>>>();
        for (int i = 0; i < outcomes.length; i++) {
            try {
                var draft = decide.apply(told.get(i));
                var key = batch.key.apply(draft);
                int telling = tellings.merge(key, 1, Integer::sum);
                if (telling > TELLINGS_MAX) {
                    throw CommerceProblem.toldTooOften(TELLINGS_MAX);
                }
                if (telling > rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(telling - 1).add(new Waiting<>(i, key, draft));
            } catch (CommerceProblem problem) {
                outcomes[i] = PutOutcome.refused(problem);
            }
        }
        rounds.forEach(round -> putRound(round, outcomes, batch));
        return List.of(outcomes);
    }

    private static <D> void putRound(
            List<Waiting<D>> round, PutOutcome[] outcomes, Batch<D> batch) {
        int from = 0;
        while (from < round.size()) {
            int to = from;
            int lines = 0;
            do {
                lines += batch.lines.applyAsInt(round.get(to).draft());
                to++;
            } while (to < round.size()
                    && to - from < BATCH_ORDERS
                    && lines + batch.lines.applyAsInt(round.get(to).draft()) <= BATCH_LINES);
            var some = round.subList(from, to);
            var put = batch.put.apply(some.stream().map(Waiting::draft).toList());
            for (var one : some) {
                var outcome = put.get(one.key());
                if (outcome == null) {
                    throw new IllegalStateException("An order was lost while being put");
                }
                outcomes[one.place()] = outcome;
            }
            from = to;
        }
    }

    /// The orders among these that exist, as they are now, for [#restore].
    @Transactional(readOnly = true)
    public Map<OrderKey, OrderImage> snapshot(Set<OrderKey> keys) {
        return images.orders(keys);
    }

    /// Puts orders back as they were. To the event log this is one more revision.
    ///
    /// @return what became of each, in the same order
    public List<PutOutcome> restore(List<OrderImage> before) {
        return put(before.stream().map(images::order).toList());
    }

    /// Takes orders away; the event log gets a voiding revision. An order with a refund that came
    /// as a document of its own stays.
    ///
    /// @return the orders that are gone
    public Set<UUID> remove(Collection<UUID> ids) {
        return inBatches(ids, writer::remove);
    }

    /// The same for credit notes: those among these that exist, as they are now.
    @Transactional(readOnly = true)
    public Map<OrderKey, OrderImage> snapshotCreditNotes(Set<OrderKey> keys) {
        return images.notes(keys);
    }

    /// Puts credit notes back as they were.
    ///
    /// @return what became of each, in the same order
    public List<PutOutcome> restoreCreditNotes(List<OrderImage> before) {
        return putCreditNotes(before.stream().map(images::note).toList());
    }

    /// Takes credit notes away; what they refunded of an order is paid again.
    ///
    /// @return the credit notes that are gone
    public Set<UUID> removeCreditNotes(Collection<UUID> ids) {
        return inBatches(ids, notes::remove);
    }

    private static Set<UUID> inBatches(
            Collection<UUID> ids, Function<List<UUID>, List<UUID>> remove) {
        var all = ids.stream().distinct().sorted().toList();
        var gone = new HashSet<UUID>();
        for (int from = 0; from < all.size(); from += BATCH_ORDERS) {
            gone.addAll(remove.apply(all.subList(from, Math.min(all.size(), from + BATCH_ORDERS))));
        }
        return gone;
    }

    /// What tells whether an order was changed: the same as long as its source tells the same of
    /// it. Those that do not exist are left out.
    @Transactional(readOnly = true)
    public Map<UUID, String> fingerprints(Collection<UUID> ids) {
        return images.orderFingerprints(ids);
    }

    /// The same for credit notes.
    @Transactional(readOnly = true)
    public Map<UUID, String> creditNoteFingerprints(Collection<UUID> ids) {
        return images.noteFingerprints(ids);
    }

    /// Orders, newest first.
    @Transactional(readOnly = true)
    public Page<Order> page(OrderQuery query, int pageSize, @Nullable String pageToken) {
        return reader.page(query, pageSize, pageToken);
    }

    /// Refunds and credit notes, newest first.
    @Transactional(readOnly = true)
    public Page<Refund> refunds(RefundQuery query, int pageSize, @Nullable String pageToken) {
        return refunds.page(query, pageSize, pageToken);
    }

    /// One order with its parts.
    @Transactional(readOnly = true)
    public Order.Detail get(OrderKey key) {
        return reader.detail(key);
    }
}
