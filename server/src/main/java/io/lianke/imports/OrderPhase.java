package io.lianke.imports;

import io.lianke.commerce.NewOrder;
import io.lianke.commerce.PutOutcome;
import io.lianke.imports.Change.Kind;
import io.lianke.imports.OrderBatch.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Fifth phase: writes the orders and credit notes, oldest first. `step` is the number of the last
/// one done.
@Component
class OrderPhase {
    private static final int REPEATED_LINE = 81;

    private final StagedOrders staged;
    private final OrderWriting writing;
    private final CustomerPhase customers;
    private final Ledger ledger;
    private final Staging staging;

    OrderPhase(
            StagedOrders staged,
            OrderWriting writing,
            CustomerPhase customers,
            Ledger ledger,
            Staging staging) {
        this.staged = staged;
        this.writing = writing;
        this.customers = customers;
        this.ledger = ledger;
        this.staging = staging;
    }

    void work(Chunks chunks, Plan plan) {
        var going = new boolean[] {true};
        long[] total = {-1};
        while (going[0]) {
            chunks.commit(run -> {
                if (total[0] < 0) {
                    total[0] = staged.count(run);
                }
                var next = staged.after(run, NewOrder.LINES_MAX);
                if (next.isEmpty()) {
                    going[0] = false;
                    return Run.Progress.to(Phase.FINISHING, 0, null);
                }
                var progress = Run.Progress.to(Phase.ORDERS, next.getLast().no(), total[0]);
                if (next.getFirst().lines() > NewOrder.LINES_MAX) {
                    refuseLong(run, next.getFirst(), progress.tally());
                } else {
                    write(chunks, plan, staged.read(run, next), progress.tally());
                }
                return progress;
            });
        }
    }

    private void refuseLong(Run run, StagedOrders.Numbered group, Tally tally) {
        tally.failed +=
                ledger.rows()
                        .refuse(
                                run,
                                group.key(),
                                "imports/order-too-long",
                                Map.of("linesMax", NewOrder.LINES_MAX));
    }

    private void write(Chunks chunks, Plan plan, OrderBatch batch, Tally tally) {
        var run = chunks.run();
        var groups = batch.groups();
        refuseRepeated(run, groups, tally);
        if (run.dryRun()) {
            var outcomes =
                    chunks.trial()
                            .execute(status -> {
                                status.setRollbackOnly();
                                return writing.put(plan, groups, people(run, plan, groups));
                            });
            count(groups, Objects.requireNonNull(outcomes), plan, tally);
            tell(run, plan, groups, outcomes, tally);
            return;
        }
        var written = writing.write(chunks, plan, groups, people(run, plan, groups));
        written.changes()
                .forEach((kind, changes) -> ledger.changes().record(run, kind, changes, tally));
        tell(run, plan, groups, written.outcomes(), tally);
    }

    /// The customers of the groups. A dry run has made none, so it makes them here, to be taken
    /// back with the rest.
    private Map<UUID, UUID> people(Run run, Plan plan, List<Group> groups) {
        var keys =
                groups.stream()
                        .flatMap(group -> group.rows().stream())
                        .map(StagedRow::person)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var settled = new HashMap<UUID, UUID>();
        var missing = new ArrayList<UUID>();
        ledger.parties()
                .settled(run, Party.CUSTOMER, keys)
                .forEach((key, customer) -> {
                    if (customer == null) {
                        missing.add(key);
                    } else {
                        settled.put(key, customer);
                    }
                });
        settled.putAll(customers.identify(run, plan, missing));
        return settled;
    }

    private void refuseRepeated(Run run, List<Group> groups, Tally tally) {
        var errors = new ArrayList<RowError>();
        for (var group : groups) {
            for (var row : group.refused()) {
                if (row.fresh()) {
                    errors.add(
                            new RowError(
                                    row.row(),
                                    REPEATED_LINE,
                                    null,
                                    "imports/line-repeated",
                                    Map.of(),
                                    false));
                }
            }
        }
        staging.complain(run.id(), errors);
        tally.failed += errors.size();
    }

    private static void count(
            List<Group> groups, List<PutOutcome> outcomes, Plan plan, Tally tally) {
        for (int i = 0; i < groups.size(); i++) {
            var kind = groups.get(i).refund() ? Kind.REFUND : Kind.ORDER;
            switch (outcomes.get(i).change()) {
                case CREATED -> tally.created(kind, 1);
                case UPDATED -> tally.updated(kind, plan.skipping() ? 0 : 1);
                case UNCHANGED, REFUSED -> tally.updated(kind, 0);
            }
        }
    }

    /// Counts the rows by what became of their orders.
    private void tell(
            Run run, Plan plan, List<Group> groups, List<PutOutcome> outcomes, Tally tally) {
        for (int i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            var problem = outcomes.get(i).problem();
            if (problem != null) {
                ledger.rows().refuse(run, group.key(), problem);
                tally.failed += group.fresh();
            } else if (plan.skipping() && outcomes.get(i).change() != PutOutcome.Change.CREATED) {
                tally.skipped += group.fresh();
            } else {
                tally.imported += group.fresh();
            }
        }
    }
}
