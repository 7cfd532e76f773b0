package io.lianke.customer;

import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.customer.db.tables.records.BulkChangesRecord;
import io.lianke.jobs.Stumbled;
import io.lianke.shared.Storage;
import io.lianke.shared.web.ProblemDocuments;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Works on a bulk change, batch by batch, each in a transaction of its own with its progress and
/// its audit entry, until the change ends, is taken away, or breaks. After a break the same call
/// goes on behind the last batch that was committed.
@Component
class BulkWorker {
    /// A batch that fails as often in a row for a reason of its own will never succeed.
    private static final int ATTEMPTS_MAX = 8;

    /// After so many batches other jobs get their turn.
    private static final int TURN_BATCHES = 100;

    private static final int UNAVAILABLE = 503;

    /// A list of what the first batches have tagged would be planned as if nobody bore the tag, and
    /// take seconds in place of milliseconds; so the planner looks again whenever a change of many
    /// has doubled.
    private static final String ANALYZE = "analyze customer.customers, customer.tags";

    private final DSLContext sql;
    private final BulkStore store;
    private final BulkBatch batch;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Around around;

    /// The machine and whoever watches.
    @Component
    record Around(
            Storage storage,
            InstantSource clock,
            CappedCounts counts,
            ObjectProvider<BulkCheckpoint> checkpoint) {}

    BulkWorker(
            DSLContext sql,
            BulkStore store,
            Audit audit,
            TransactionTemplate transactions,
            Around around) {
        this.sql = sql;
        this.store = store;
        this.batch = new BulkBatch(sql, around.clock());
        this.audit = audit;
        this.transactions = transactions;
        this.around = around;
    }

    /// The process is about to end; the job is taken up again at the next start.
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("the process is stopping", null, false, false);
        }
    }

    void work(UUID token, BooleanSupplier stopping) {
        for (int batches = 0; batches < TURN_BATCHES; batches++) {
            if (stopping.getAsBoolean()) {
                throw new Stopping();
            }
            if (!step(token)) {
                return;
            }
        }
        transactions.executeWithoutResult(_ ->
                store.take(token)
                        .ifPresent(change ->
                                store.start(change.getId(), BulkState.stored(change.getState()))));
    }

    /// Whether there is more to do.
    private boolean step(UUID token) {
        try {
            around.storage().requireRoomForBulk();
            var worked = transactions.execute(_ -> store.take(token).map(this::one).orElse(null));
            if (worked == null) {
                return false;
            }
            if (!worked.more()) {
                around.counts().forget();
            }
            if (Integer.bitCount(worked.batch()) == 1) {
                transactions.executeWithoutResult(_ -> sql.execute(ANALYZE));
            }
            around.checkpoint().ifAvailable(checkpoint -> checkpoint.passed(worked.id()));
            return worked.more();
        } catch (RuntimeException broken) {
            throw stumbled(token, broken);
        }
    }

    private record Worked(UUID id, int batch, boolean more) {}

    private Worked one(BulkChangesRecord change) {
        sql.execute("set local statement_timeout = '60s'");
        var actor =
                new Actor(
                        Actor.Kind.valueOf(change.getActorKind()),
                        change.getActorId(),
                        change.getActorName(),
                        null);
        var undoing = change.getState().equals(BulkState.UNDOING.code());
        var more = actor.call(() -> undoing ? undo(change) : apply(change));
        var done = undoing ? change.getBatchesUndone() : change.getBatchesDone();
        return new Worked(change.getId(), change.getBatches() == 1 ? 0 : done + 1, more);
    }

    private boolean apply(BulkChangesRecord change) {
        var id = change.getId();
        var no = change.getBatchesDone() + 1;
        if (no <= change.getBatches()) {
            var applied = batch.apply(store.ordinals(id, no), BulkStore.edit(change));
            store.applied(change, no, applied);
            told(
                    "bulk-change.batch",
                    change,
                    Map.of(
                            "batch", no,
                            "changed", applied.before().size(),
                            "unchanged", applied.unchanged(),
                            "refused", applied.refusals()));
        }
        if (no < change.getBatches()) {
            return true;
        }
        store.leave(id, BulkState.DONE);
        ended("bulk-change.finish", id);
        return false;
    }

    private boolean undo(BulkChangesRecord change) {
        var id = change.getId();
        var no = change.getBatchesUndone() + 1;
        if (no <= change.getBatchesDone()) {
            var undone = batch.undo(store.before(id, no), BulkStore.edit(change));
            store.undone(change, no, undone);
            told(
                    "bulk-change.undo-batch",
                    change,
                    Map.of("batch", no, "restored", undone.restored(), "kept", undone.kept()));
        }
        if (no < change.getBatchesDone()) {
            return true;
        }
        store.leave(id, BulkState.UNDONE);
        ended("bulk-change.undone", id);
        return false;
    }

    private void told(String action, BulkChangesRecord change, Map<String, ?> fields) {
        audit.record(AuditEntry.done(action, BulkChanges.OBJECT, change.getId()).after(fields));
    }

    private void ended(String action, UUID id) {
        audit.record(
                AuditEntry.done(action, BulkChanges.OBJECT, id)
                        .after(BulkChanges.told(store.view(store.lock(id)))));
    }

    /// A database that is away or full is waited for; anything else is tried some times, for it may
    /// be a race that was lost.
    private RuntimeException stumbled(UUID token, RuntimeException broken) {
        var problem = ProblemDocuments.problemOf(broken);
        var counts = problem.status() == UNAVAILABLE ? 0 : 1;
        var attempts =
                transactions.execute(_ -> {
                    var taken = store.take(token);
                    if (taken.isEmpty()) {
                        return 0;
                    }
                    var id = taken.get().getId();
                    var failed = store.trouble(id, problem, counts);
                    if (failed >= ATTEMPTS_MAX) {
                        store.fail(id, problem);
                        audit.record(
                                AuditEntry.done("bulk-change.fail", BulkChanges.OBJECT, id)
                                        .after(Map.of("code", problem.code())));
                    }
                    return failed;
                });
        return new Stumbled(attempts == null ? 0 : attempts, broken);
    }
}
