package io.lianke.customer;

import static io.lianke.customer.db.Tables.BULK_CHANGES;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.jobs.Stumbled;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes of many customers at once: looked at beforehand, started, watched, stopped and undone.
/// One that fits into a single batch is done when the call returns; the others go on as jobs.
/// Whoever sees a part of the customers meets their own changes only.
@Component
@Transactional
public class BulkChanges {
    /// Larger ones that a tenant may have going at once.
    public static final int GOING_MAX = 3;

    /// What its audit entries are about, and two of their fields.
    static final String OBJECT = "bulk-change";

    static final String SELECTION = "selection";
    static final String EDIT = "edit";

    private final DSLContext sql;
    private final Audit audit;
    private final BulkStore store;
    private final BulkEdits edits;
    private final BulkSet set;
    private final CappedCounts counts;
    private final Workers workers;

    /// Who does the work.
    @Component
    record Workers(BulkWorker worker, TransactionTemplate transactions, HandOverRows handOvers) {}

    BulkChanges(
            DSLContext sql,
            Audit audit,
            BulkStore store,
            Customers.Surroundings surroundings,
            Workers workers) {
        this.sql = sql;
        this.audit = audit;
        this.store = store;
        this.edits = new BulkEdits(sql, surroundings);
        this.set = new BulkSet(sql, surroundings);
        this.counts = surroundings.counts();
        this.workers = workers;
    }

    /// What a change would do, without doing it.
    @Transactional(readOnly = true)
    public BulkPreview preview(BulkSelection selection, BulkEdit edit) {
        return set.preview(selection, edits.read(edit));
    }

    /// Chooses the customers and begins to change them.
    ///
    /// @param told the selection as it is shown later
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BulkChange start(BulkSelection selection, Map<String, Object> told, BulkEdit edit) {
        return start(selection, told, edit, _ -> {});
    }

    /// @param besides what belongs to the change and begins with it, in the same transaction
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    BulkChange start(
            BulkSelection selection,
            Map<String, Object> told,
            BulkEdit edit,
            Consumer<UUID> besides) {
        return begun(() -> {
            var kept = edits.register(edit);
            requireTurn();
            var id = store.nextId();
            var sizes = set.keep(id, selection, kept);
            store.insert(id, told, kept, sizes);
            audit.record(
                    AuditEntry.done("bulk-change.start", OBJECT, id)
                            .after(
                                    Map.of(
                                            SELECTION,
                                            told,
                                            EDIT,
                                            asked(kept),
                                            "total",
                                            sizes.stream().mapToInt(Integer::intValue).sum())));
            besides.accept(id);
            return new Begun(id, store.start(id, BulkState.RUNNING), sizes.size());
        });
    }

    /// Puts back what a change made of its customers, as far as nobody has changed it since. It
    /// takes the rights to fields and owners that the change itself takes.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public BulkChange undo(UUID id) {
        return begun(() -> {
            var row = store.lock(id);
            Locks.require(BulkStore.edit(row));
            var state = BulkState.stored(row.getState());
            if (!state.undoable()) {
                throw CustomerProblem.bulkState(state);
            }
            if (store.view(row).undoUntil() == null) {
                throw CustomerProblem.bulkUndoOver();
            }
            requireTurn();
            workers.handOvers().giveBack(id);
            audit.record(AuditEntry.done("bulk-change.undo", OBJECT, id));
            return new Begun(id, store.start(id, BulkState.UNDOING), row.getBatchesDone());
        });
    }

    private record Begun(UUID id, UUID token, int batches) {}

    /// A single batch is worked off at once. Should that fail, the job is there to try again.
    private BulkChange begun(Supplier<Begun> beginning) {
        var begun = Objects.requireNonNull(workers.transactions().execute(_ -> beginning.get()));
        if (begun.batches() <= 1) {
            try {
                workers.worker().work(begun.token(), () -> false);
            } catch (Stumbled _) {
                return read(begun.id());
            }
        }
        return read(begun.id());
    }

    private BulkChange read(UUID id) {
        return Objects.requireNonNull(workers.transactions().execute(_ -> get(id)));
    }

    private void requireTurn() {
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended('customer.bulk ' || ?, 0))",
                Tenant.current().id().toString());
        if (store.going() >= GOING_MAX) {
            throw CustomerProblem.bulkBusy(GOING_MAX);
        }
    }

    /// Stops after the batch in work; what is committed stays, and can be undone.
    public BulkChange cancel(UUID id) {
        var row = store.lock(id);
        Locks.require(BulkStore.edit(row));
        var state = BulkState.stored(row.getState());
        if (state != BulkState.RUNNING) {
            throw CustomerProblem.bulkState(state);
        }
        store.leave(id, BulkState.CANCELLED);
        counts.forget();
        var cancelled = get(id);
        audit.record(AuditEntry.done("bulk-change.cancel", OBJECT, id).after(told(cancelled)));
        return cancelled;
    }

    @Transactional(readOnly = true)
    public BulkChange get(UUID id) {
        return store.view(store.find(id).orElseThrow(CustomerProblem::bulkUnknown));
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<BulkChange> list(int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                sql.selectFrom(BULK_CHANGES)
                        .where(BULK_CHANGES.TENANT_ID.eq(Tenant.current().id()))
                        .and(BulkStore.visible())
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : BULK_CHANGES.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(BULK_CHANGES.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(store::view);
        return Page.of(rows, pageSize, one -> PageToken.of(one.id()).encode());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }

    /// What an audit entry tells of how a change ended.
    static Map<String, Object> told(BulkChange change) {
        var told = new LinkedHashMap<String, Object>();
        told.put("total", change.counts().total());
        told.put("changed", change.counts().changed());
        told.put("unchanged", change.counts().unchanged());
        told.put("refused", change.refusals());
        if (change.state() == BulkState.UNDONE) {
            told.put("restored", change.restored());
            told.put("kept", change.kept());
        }
        return told;
    }

    private static Map<String, Object> asked(BulkEdit edit) {
        var asked = new HashMap<String, @Nullable Object>();
        asked.put("kind", edit.kind());
        asked.put("status", edit.status());
        asked.put("city", edit.city());
        asked.put("channel", edit.channel());
        asked.put("store", edit.store());
        asked.put("ownerId", edit.ownerId());
        asked.put("succession", edit.succession());
        asked.put("traits", edit.traits().isEmpty() ? null : edit.traits());
        asked.put("addTags", edit.addTags().isEmpty() ? null : edit.addTags());
        asked.put("removeTags", edit.removeTags().isEmpty() ? null : edit.removeTags());
        var kept = new HashMap<String, Object>();
        asked.forEach((name, value) -> {
            if (value != null) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
