package io.lianke.customer;

import static io.lianke.customer.db.Tables.BULK_CHANGES;
import static io.lianke.customer.db.Tables.BULK_CHANGE_BATCHES;

import io.lianke.access.Reach;
import io.lianke.audit.Actor;
import io.lianke.customer.db.tables.records.BulkChangesRecord;
import io.lianke.jobs.Jobs;
import io.lianke.shared.Problem;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The rows of bulk changes: who may work on one, and how far it is. All methods belong into a
/// transaction of the caller's.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BulkStore {
    static final Duration UNDO_LIFE = Duration.ofDays(7);

    /// In a selection: the text by which the customers were looked for.
    static final String TYPED = "q";

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final Jobs jobs;
    private final InstantSource clock;

    BulkStore(DSLContext sql, Jobs jobs, InstantSource clock) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
    }

    static JsonMapper json() {
        return FactsJson.JSON;
    }

    /// Larger than all before, for lists.
    UUID nextId() {
        return sql.select(DSL.field("uuidv7()", UUID.class)).fetchSingle().value1();
    }

    void insert(UUID id, Map<String, Object> selection, BulkEdit edit, List<Integer> sizes) {
        var actor = Actor.current();
        sql.insertInto(BULK_CHANGES)
                .set(BULK_CHANGES.TENANT_ID, Tenant.current().id())
                .set(BULK_CHANGES.ID, id)
                .set(BULK_CHANGES.SELECTION, JSONB.valueOf(json().writeValueAsString(selection)))
                .set(BULK_CHANGES.EDIT, JSONB.valueOf(json().writeValueAsString(edit)))
                .set(BULK_CHANGES.STATE, BulkState.RUNNING.code())
                .set(BULK_CHANGES.TOTAL, sizes.stream().mapToInt(Integer::intValue).sum())
                .set(BULK_CHANGES.BATCHES, sizes.size())
                .set(BULK_CHANGES.ACTOR_KIND, actor.kind().name())
                .set(BULK_CHANGES.ACTOR_ID, actor.id())
                .set(BULK_CHANGES.ACTOR_NAME, actor.name())
                .set(BULK_CHANGES.CREATED_AT, clock.instant())
                .execute();
    }

    /// Lets a worker begin, or begin again; older ones lose their right.
    UUID start(UUID id, BulkState state) {
        var token = UUID.randomUUID();
        sql.update(BULK_CHANGES)
                .set(BULK_CHANGES.STATE, state.code())
                .set(BULK_CHANGES.TOKEN, token)
                .set(BULK_CHANGES.ATTEMPTS, 0)
                .setNull(BULK_CHANGES.PROBLEM_CODE)
                .setNull(BULK_CHANGES.PROBLEM_ARGUMENTS)
                .setNull(BULK_CHANGES.FINISHED_AT)
                .where(one(id))
                .execute();
        jobs.run(BulkJobs.WORK, token);
        return token;
    }

    /// Takes a change up for the holder of its token, locked until the transaction ends; empty when
    /// there is nothing left to do for this holder.
    Optional<BulkChangesRecord> take(UUID token) {
        return sql.selectFrom(BULK_CHANGES)
                .where(BULK_CHANGES.TENANT_ID.eq(Tenant.current().id()))
                .and(BULK_CHANGES.TOKEN.eq(token))
                .and(BULK_CHANGES.STATE.in(BulkState.RUNNING.code(), BulkState.UNDOING.code()))
                .forUpdate()
                .fetchOptional();
    }

    Optional<BulkChangesRecord> find(UUID id) {
        return sql.selectFrom(BULK_CHANGES).where(one(id)).and(visible()).fetchOptional();
    }

    /// Which changes there are for whoever asks: a change of others is about customers of whom
    /// somebody who sees a part may see none.
    static Condition visible() {
        return Reach.current().everything()
                ? DSL.noCondition()
                : BULK_CHANGES.ACTOR_ID.eq(Actor.current().id());
    }

    /// The row, locked until the transaction ends; waits for the batch in work.
    BulkChangesRecord lock(UUID id) {
        return sql.selectFrom(BULK_CHANGES)
                .where(one(id))
                .and(visible())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(CustomerProblem::bulkUnknown);
    }

    int going() {
        return sql.fetchCount(
                BULK_CHANGES,
                BULK_CHANGES.TENANT_ID.eq(Tenant.current().id()),
                BULK_CHANGES.STATE.in(BulkState.RUNNING.code(), BulkState.UNDOING.code()));
    }

    Integer[] ordinals(UUID id, int no) {
        return sql.select(BULK_CHANGE_BATCHES.ORDINALS)
                .from(BULK_CHANGE_BATCHES)
                .where(batch(id, no))
                .fetchSingle(row -> row.value1());
    }

    List<BulkBefore> before(UUID id, int no) {
        var stored =
                sql.select(BULK_CHANGE_BATCHES.BEFORE)
                        .from(BULK_CHANGE_BATCHES)
                        .where(batch(id, no))
                        .fetchSingle(row -> row.value1());
        return List.of(json().readValue(Objects.requireNonNull(stored).data(), BulkBefore[].class));
    }

    void applied(BulkChangesRecord change, int no, BulkBatch.Applied applied) {
        sql.update(BULK_CHANGE_BATCHES)
                .set(
                        BULK_CHANGE_BATCHES.BEFORE,
                        JSONB.valueOf(json().writeValueAsString(applied.before())))
                .where(batch(change.getId(), no))
                .execute();
        var refusals = new HashMap<>(refusals(change));
        applied.refusals().forEach((code, count) -> refusals.merge(code, count, Integer::sum));
        sql.update(BULK_CHANGES)
                .set(BULK_CHANGES.BATCHES_DONE, no)
                .set(BULK_CHANGES.CHANGED, BULK_CHANGES.CHANGED.plus(applied.before().size()))
                .set(BULK_CHANGES.UNCHANGED, BULK_CHANGES.UNCHANGED.plus(applied.unchanged()))
                .set(BULK_CHANGES.REFUSALS, JSONB.valueOf(json().writeValueAsString(refusals)))
                .set(BULK_CHANGES.ATTEMPTS, 0)
                .setNull(BULK_CHANGES.PROBLEM_CODE)
                .setNull(BULK_CHANGES.PROBLEM_ARGUMENTS)
                .where(one(change.getId()))
                .execute();
    }

    void undone(BulkChangesRecord change, int no, BulkBatch.Undone undone) {
        sql.update(BULK_CHANGES)
                .set(BULK_CHANGES.BATCHES_UNDONE, no)
                .set(BULK_CHANGES.RESTORED, BULK_CHANGES.RESTORED.plus(undone.restored()))
                .set(BULK_CHANGES.KEPT, BULK_CHANGES.KEPT.plus(undone.kept()))
                .set(BULK_CHANGES.ATTEMPTS, 0)
                .setNull(BULK_CHANGES.PROBLEM_CODE)
                .setNull(BULK_CHANGES.PROBLEM_ARGUMENTS)
                .where(one(change.getId()))
                .execute();
    }

    /// Puts a change into a state in which nobody works on it.
    void leave(UUID id, BulkState state) {
        var now = clock.instant();
        var update =
                sql.update(BULK_CHANGES)
                        .set(BULK_CHANGES.STATE, state.code())
                        .set(BULK_CHANGES.TOKEN, UUID.randomUUID())
                        .set(BULK_CHANGES.FINISHED_AT, now);
        if (state == BulkState.UNDONE) {
            update = update.setNull(BULK_CHANGES.UNDO_UNTIL).set(BULK_CHANGES.PURGED_AT, now);
            forget(id);
        } else {
            update =
                    update.set(
                            BULK_CHANGES.UNDO_UNTIL,
                            DSL.coalesce(BULK_CHANGES.UNDO_UNTIL, DSL.val(now.plus(UNDO_LIFE))));
        }
        update.where(one(id)).execute();
    }

    void fail(UUID id, Problem problem) {
        trouble(id, problem, 0);
        leave(id, BulkState.FAILED);
    }

    /// Counts a batch that failed, and shows why while it waits.
    ///
    /// @return how often in a row it has failed
    int trouble(UUID id, Problem problem, int counts) {
        return sql.update(BULK_CHANGES)
                .set(BULK_CHANGES.ATTEMPTS, BULK_CHANGES.ATTEMPTS.plus(counts))
                .set(BULK_CHANGES.PROBLEM_CODE, problem.code())
                .set(
                        BULK_CHANGES.PROBLEM_ARGUMENTS,
                        JSONB.valueOf(json().writeValueAsString(problem.arguments())))
                .where(one(id))
                .returning(BULK_CHANGES.ATTEMPTS)
                .fetchOptional(BULK_CHANGES.ATTEMPTS)
                .orElse(0);
    }

    /// Deletes what an undo would need.
    void forget(UUID id) {
        sql.deleteFrom(BULK_CHANGE_BATCHES)
                .where(BULK_CHANGE_BATCHES.TENANT_ID.eq(Tenant.current().id()))
                .and(BULK_CHANGE_BATCHES.CHANGE_ID.eq(id))
                .execute();
    }

    void purged(UUID id) {
        forget(id);
        sql.update(BULK_CHANGES)
                .set(BULK_CHANGES.PURGED_AT, clock.instant())
                .where(one(id))
                .execute();
    }

    static BulkEdit edit(BulkChangesRecord row) {
        return json().readValue(row.getEdit().data(), BulkEdit.class);
    }

    static Map<String, Integer> refusals(BulkChangesRecord row) {
        return json().readValue(row.getRefusals().data(), COUNTS);
    }

    /// The change as whoever asks may see it.
    BulkChange view(BulkChangesRecord row) {
        var state = BulkState.stored(row.getState());
        var refusals = refusals(row);
        var refused = refusals.values().stream().mapToInt(Integer::intValue).sum();
        var arguments = row.getProblemArguments();
        var until = row.getUndoUntil();
        var undoable =
                state.undoable()
                        && row.getChanged() > 0
                        && row.getPurgedAt() == null
                        && until != null
                        && until.isAfter(clock.instant());
        return new BulkChange(
                row.getId(),
                state,
                selection(row),
                Veil.current().over(edit(row)),
                new BulkChange.Counts(
                        row.getTotal(), row.getChanged(), row.getUnchanged(), refused),
                refusals,
                row.getRestored(),
                row.getKept(),
                row.getProblemCode() == null
                        ? null
                        : new BulkChange.Trouble(
                                row.getProblemCode(),
                                arguments == null
                                        ? Map.of()
                                        : json().readValue(arguments.data(), FIELDS)),
                row.getActorName(),
                row.getCreatedAt(),
                row.getFinishedAt(),
                undoable ? until : null);
    }

    /// What was typed to find the customers may be a phone or a name: it is its maker's.
    private static Map<String, Object> selection(BulkChangesRecord row) {
        var selection = json().readValue(row.getSelection().data(), FIELDS);
        if (!Objects.equals(row.getActorId(), Actor.current().id())) {
            selection.remove(TYPED);
        }
        return selection;
    }

    private static Condition one(UUID id) {
        return BULK_CHANGES.TENANT_ID.eq(Tenant.current().id()).and(BULK_CHANGES.ID.eq(id));
    }

    private static Condition batch(UUID id, int no) {
        return BULK_CHANGE_BATCHES
                .TENANT_ID
                .eq(Tenant.current().id())
                .and(BULK_CHANGE_BATCHES.CHANGE_ID.eq(id))
                .and(BULK_CHANGE_BATCHES.NO.eq(no));
    }
}
