package io.lianke.imports;

import io.lianke.commerce.OrderImage;
import io.lianke.commerce.Orders;
import io.lianke.commerce.Products;
import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.imports.Change.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The only phase of a roll-back: removes what the run created and puts back what it updated. What
/// others have changed since, or now stand on, is kept and told. `step` counts what was looked at.
@Component
class Undoing {
    private static final int BATCH = 200;
    private static final List<Kind> ORDER =
            List.of(Kind.REFUND, Kind.ORDER, Kind.PRODUCT, Kind.CUSTOMER);

    private final Changes changes;
    private final Orders orders;
    private final Products products;
    private final Customers customers;

    Undoing(Changes changes, Orders orders, Products products, Customers customers) {
        this.changes = changes;
        this.orders = orders;
        this.products = products;
        this.customers = customers;
    }

    void work(Chunks chunks, Function<Run, Run.Progress> ending) {
        var going = new boolean[] {true};
        long[] total = {-1};
        while (going[0]) {
            chunks.commit(run -> {
                if (total[0] < 0) {
                    total[0] = changes.count(run.id());
                }
                for (var kind : ORDER) {
                    var batch = changes.standing(run.id(), kind, BATCH);
                    if (!batch.isEmpty()) {
                        undo(run, kind, batch);
                        return Run.Progress.to(Phase.UNDOING, run.step() + batch.size(), total[0]);
                    }
                }
                going[0] = false;
                return ending.apply(run);
            });
        }
    }

    private void undo(Run run, Kind kind, List<Change> batch) {
        var now = fingerprints(kind, batch.stream().map(Change::entity).toList());
        var created = new ArrayList<UUID>();
        var updated = new ArrayList<Change>();
        var kept = new HashSet<UUID>();
        for (var change : batch) {
            var print = now.get(change.entity());
            if (print == null || !print.equals(change.fingerprint())) {
                kept.add(change.entity());
            } else if (change.created()) {
                created.add(change.entity());
            } else {
                updated.add(change);
            }
        }
        var removed = created.isEmpty() ? Set.<UUID>of() : remove(kind, created);
        created.stream().filter(id -> !removed.contains(id)).forEach(kept::add);
        var refused = restore(kind, updated);
        kept.addAll(refused);
        var restored =
                updated.stream().map(Change::entity).filter(id -> !refused.contains(id)).toList();
        changes.undone(run.id(), kind, removed, "removed");
        changes.undone(run.id(), kind, restored, "restored");
        changes.undone(run.id(), kind, kept, "kept");
    }

    private Map<UUID, String> fingerprints(Kind kind, Collection<UUID> ids) {
        return switch (kind) {
            case REFUND -> orders.creditNoteFingerprints(ids);
            case ORDER -> orders.fingerprints(ids);
            case PRODUCT -> products.fingerprints(ids);
            case CUSTOMER -> CustomerPrints.of(customers, ids);
        };
    }

    private Set<UUID> remove(Kind kind, Collection<UUID> ids) {
        return switch (kind) {
            case REFUND -> orders.removeCreditNotes(ids);
            case ORDER -> orders.remove(ids);
            case PRODUCT -> products.remove(ids);
            case CUSTOMER ->
                    customers.remove(ids.stream().map(CustomerId::new).toList()).stream()
                            .map(CustomerId::value)
                            .collect(Collectors.toSet());
        };
    }

    /// Answers what could not be put back.
    private Set<UUID> restore(Kind kind, List<Change> updated) {
        if (updated.isEmpty()) {
            return Set.of();
        }
        var images =
                updated.stream()
                        .map(c -> new OrderImage(c.entity(), Objects.requireNonNull(c.before())))
                        .toList();
        var outcomes =
                switch (kind) {
                    case REFUND -> orders.restoreCreditNotes(images);
                    case ORDER -> orders.restore(images);
                    case PRODUCT -> {
                        products.restore(images);
                        yield List.<io.lianke.commerce.PutOutcome>of();
                    }
                    case CUSTOMER -> {
                        var byId = new HashMap<CustomerId, String>();
                        images.forEach(i -> byId.put(new CustomerId(i.id()), i.json()));
                        customers.restore(byId);
                        yield List.<io.lianke.commerce.PutOutcome>of();
                    }
                };
        var refused = new HashSet<UUID>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).problem() != null) {
                refused.add(updated.get(i).entity());
            }
        }
        return refused;
    }
}
