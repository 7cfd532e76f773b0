package io.lianke.imports;

import io.lianke.commerce.OrderImage;
import io.lianke.commerce.OrderKey;
import io.lianke.commerce.Orders;
import io.lianke.commerce.PutOutcome;
import io.lianke.imports.Change.Kind;
import io.lianke.imports.OrderBatch.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Hands orders and credit notes to commerce, keeping what they were.
@Component
class OrderWriting {
    private final Orders orders;

    OrderWriting(Orders orders) {
        this.orders = orders;
    }

    /// What became of each group, and what that changed.
    record Written(List<PutOutcome> outcomes, Map<Kind, List<Change>> changes) {}

    /// Puts all groups; what becomes of each, in the same order.
    List<PutOutcome> put(Plan plan, List<Group> groups, Map<UUID, UUID> customers) {
        var sales = groups.stream().filter(group -> !group.refund()).toList();
        var refunds = groups.stream().filter(Group::refund).toList();
        var outcomes = new HashMap<String, PutOutcome>();
        if (!sales.isEmpty()) {
            var put = orders.put(sales.stream().map(g -> g.order(plan, customers)).toList());
            for (int i = 0; i < sales.size(); i++) {
                outcomes.put(sales.get(i).key(), put.get(i));
            }
        }
        if (!refunds.isEmpty()) {
            var put =
                    orders.putCreditNotes(
                            refunds.stream().map(g -> g.creditNote(plan, customers)).toList());
            for (int i = 0; i < refunds.size(); i++) {
                outcomes.put(refunds.get(i).key(), put.get(i));
            }
        }
        return groups.stream()
                .map(group -> Objects.requireNonNull(outcomes.get(group.key())))
                .toList();
    }

    /// Puts all groups for good. When that changes orders that were there before, it is taken back
    /// and done again, once what they were has been kept; with `skip` they are left out instead.
    Written write(Chunks chunks, Plan plan, List<Group> groups, Map<UUID, UUID> customers) {
        Set<String> updated = new HashSet<>();
        var tried =
                Objects.requireNonNull(
                        chunks.trial()
                                .execute(status -> {
                                    var outcomes = put(plan, groups, customers);
                                    for (int i = 0; i < groups.size(); i++) {
                                        if (updated(outcomes.get(i))) {
                                            updated.add(groups.get(i).key());
                                        }
                                    }
                                    if (!updated.isEmpty()) {
                                        status.setRollbackOnly();
                                    }
                                    return outcomes;
                                }));
        if (updated.isEmpty()) {
            return new Written(tried, changes(groups, tried, Map.of()));
        }
        if (plan.skipping()) {
            return skipping(plan, groups, updated, tried, customers);
        }
        var before = before(plan, updated);
        var outcomes = put(plan, groups, customers);
        return new Written(outcomes, changes(groups, outcomes, before));
    }

    private Written skipping(
            Plan plan,
            List<Group> groups,
            Set<String> updated,
            List<PutOutcome> tried,
            Map<UUID, UUID> customers) {
        var rest = groups.stream().filter(group -> !updated.contains(group.key())).toList();
        var put = put(plan, rest, customers).iterator();
        var outcomes = new ArrayList<PutOutcome>();
        for (int i = 0; i < groups.size(); i++) {
            outcomes.add(updated.contains(groups.get(i).key()) ? tried.get(i) : put.next());
        }
        var made = changes(groups, outcomes, Map.of());
        made.values().forEach(changes -> changes.removeIf(change -> !change.created()));
        return new Written(outcomes, made);
    }

    private Map<String, OrderImage> before(Plan plan, Set<String> keys) {
        var images = new HashMap<String, OrderImage>();
        orders.snapshot(named(plan, keys, false))
                .forEach((key, image) -> images.put(Keys.order(key.id(), false), image));
        orders.snapshotCreditNotes(named(plan, keys, true))
                .forEach((key, image) -> images.put(Keys.order(key.id(), true), image));
        return images;
    }

    private static Set<OrderKey> named(Plan plan, Set<String> keys, boolean refunds) {
        return keys.stream()
                .filter(key -> Keys.refund(key) == refunds)
                .map(key -> new OrderKey(plan.spec().source(), Keys.id(key)))
                .collect(Collectors.toSet());
    }

    private Map<Kind, List<Change>> changes(
            List<Group> groups, List<PutOutcome> outcomes, Map<String, OrderImage> before) {
        var made = new HashMap<Kind, List<Change>>();
        made.put(Kind.ORDER, new ArrayList<>());
        made.put(Kind.REFUND, new ArrayList<>());
        for (int i = 0; i < groups.size(); i++) {
            var outcome = outcomes.get(i);
            var created = outcome.change() == PutOutcome.Change.CREATED;
            if (created || updated(outcome)) {
                var kind = groups.get(i).refund() ? Kind.REFUND : Kind.ORDER;
                var image = before.get(groups.get(i).key());
                Objects.requireNonNull(made.get(kind))
                        .add(
                                new Change(
                                        kind,
                                        Objects.requireNonNull(outcome.id()),
                                        created,
                                        image == null ? null : image.json(),
                                        null));
            }
        }
        fingerprint(made, Kind.ORDER);
        fingerprint(made, Kind.REFUND);
        return made;
    }

    private void fingerprint(Map<Kind, List<Change>> made, Kind kind) {
        var changes = Objects.requireNonNull(made.get(kind));
        var ids = changes.stream().map(Change::entity).toList();
        var prints =
                ids.isEmpty()
                        ? Map.<UUID, String>of()
                        : kind == Kind.ORDER
                                ? orders.fingerprints(ids)
                                : orders.creditNoteFingerprints(ids);
        changes.replaceAll(change -> change.withFingerprint(prints.get(change.entity())));
    }

    private static boolean updated(PutOutcome outcome) {
        return outcome.change() == PutOutcome.Change.UPDATED;
    }
}
