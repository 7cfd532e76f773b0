package io.lianke.imports;

import static io.lianke.imports.db.Tables.RUNS;

import io.lianke.imports.Change.Kind;
import io.lianke.imports.db.tables.records.RunsRecord;
import io.lianke.jobs.Jobs;
import io.lianke.shared.Problem;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The rows of `imports.runs`: who may work on a run, and how far it is. All methods belong into a
/// transaction of the caller's.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RunStore {
    private final DSLContext sql;
    private final Jobs jobs;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ImportSettings settings;

    RunStore(
            DSLContext sql,
            Jobs jobs,
            InstantSource clock,
            JsonMapper json,
            ImportSettings settings) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
        this.json = json;
        this.settings = settings;
    }

    /// The run was paused, cancelled or taken over while a chunk was in work; the chunk must not
    /// stand.
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Superseded() {
            super("the run was taken over", null, false, false);
        }
    }

    /// Takes up a run for the holder of its token; empty when the token is not the newest, the run
    /// has stopped, or its turn has not come.
    Optional<Run> claim(UUID token) {
        var found =
                sql.selectFrom(RUNS)
                        .where(RUNS.TENANT_ID.eq(tenant()))
                        .and(RUNS.TOKEN.eq(token))
                        .and(RUNS.STATE.eq(ImportState.RUNNING.code()))
                        .forUpdate()
                        .fetchOptional();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.get();
        if (!row.getSlot()) {
            lockSlots();
            var busy =
                    sql.fetchCount(
                            RUNS,
                            RUNS.TENANT_ID.eq(tenant()),
                            RUNS.STATE.eq(ImportState.RUNNING.code()),
                            RUNS.SLOT.isTrue());
            if (busy >= settings.runningMax()) {
                return Optional.empty();
            }
            sql.update(RUNS)
                    .set(RUNS.SLOT, true)
                    .set(RUNS.PHASE_STARTED_AT, clock.instant())
                    .where(one(row.getId()))
                    .execute();
        }
        return Optional.of(Run.of(row));
    }

    /// Writes the progress of a chunk in the chunk's own transaction, if the run is still where the
    /// chunk began and still the worker's.
    void advance(Run run, Run.Progress to) {
        var tally = to.tally();
        var update =
                sql.update(RUNS)
                        .set(RUNS.PHASE, to.phase().code())
                        .set(RUNS.STEP, to.step())
                        .set(RUNS.ATTEMPTS, 0)
                        .setNull(RUNS.PROBLEM_CODE)
                        .setNull(RUNS.PROBLEM_ARGUMENTS)
                        .set(RUNS.ROWS_IMPORTED, RUNS.ROWS_IMPORTED.plus(tally.imported))
                        .set(RUNS.ROWS_SKIPPED, RUNS.ROWS_SKIPPED.plus(tally.skipped))
                        .set(RUNS.ROWS_FAILED, RUNS.ROWS_FAILED.plus(tally.failed))
                        .set(
                                RUNS.CREATED_CUSTOMERS,
                                RUNS.CREATED_CUSTOMERS.plus(tally.created(Kind.CUSTOMER)))
                        .set(
                                RUNS.CREATED_ORDERS,
                                RUNS.CREATED_ORDERS.plus(tally.created(Kind.ORDER)))
                        .set(
                                RUNS.CREATED_REFUNDS,
                                RUNS.CREATED_REFUNDS.plus(tally.created(Kind.REFUND)))
                        .set(
                                RUNS.CREATED_PRODUCTS,
                                RUNS.CREATED_PRODUCTS.plus(tally.created(Kind.PRODUCT)))
                        .set(
                                RUNS.UPDATED_CUSTOMERS,
                                RUNS.UPDATED_CUSTOMERS.plus(tally.updated(Kind.CUSTOMER)))
                        .set(
                                RUNS.UPDATED_ORDERS,
                                RUNS.UPDATED_ORDERS.plus(tally.updated(Kind.ORDER)))
                        .set(
                                RUNS.UPDATED_REFUNDS,
                                RUNS.UPDATED_REFUNDS.plus(tally.updated(Kind.REFUND)))
                        .set(
                                RUNS.UPDATED_PRODUCTS,
                                RUNS.UPDATED_PRODUCTS.plus(tally.updated(Kind.PRODUCT)));
        if (to.phase() != run.phase()) {
            update = update.set(RUNS.PHASE_STARTED_AT, clock.instant()).setNull(RUNS.STEP_END);
        }
        if (to.end() != null) {
            update = update.set(RUNS.STEP_END, to.end());
        }
        var advanced =
                update.where(one(run.id()))
                        .and(RUNS.TOKEN.eq(run.token()))
                        .and(RUNS.STATE.eq(ImportState.RUNNING.code()))
                        .and(RUNS.PHASE.eq(run.phase().code()))
                        .and(RUNS.STEP.eq(run.step()))
                        .execute();
        if (advanced == 0) {
            throw new Superseded();
        }
    }

    /// Starts a worker on a run with a new token; older workers lose theirs.
    void start(UUID id, ImportState from, Run.Work work, Phase phase) {
        var token = UUID.randomUUID();
        var started =
                sql.update(RUNS)
                        .set(RUNS.STATE, ImportState.RUNNING.code())
                        .set(RUNS.WORK, work.code())
                        .set(RUNS.PHASE, phase.code())
                        .set(RUNS.TOKEN, token)
                        .set(RUNS.ATTEMPTS, 0)
                        .setNull(RUNS.PROBLEM_CODE)
                        .setNull(RUNS.PROBLEM_ARGUMENTS)
                        .setNull(RUNS.FINISHED_AT)
                        .where(one(id))
                        .and(RUNS.STATE.eq(from.code()))
                        .execute();
        if (started == 0) {
            throw new Superseded();
        }
        jobs.run(ImportJobs.RUN, token);
    }

    /// Puts a run into a state in which nobody works on it, and lets the next one have its turn.
    void leave(UUID id, ImportState state) {
        lockSlots();
        var update =
                sql.update(RUNS)
                        .set(RUNS.STATE, state.code())
                        .set(RUNS.TOKEN, UUID.randomUUID())
                        .set(RUNS.SLOT, false);
        if (state != ImportState.PAUSED) {
            update = update.set(RUNS.FINISHED_AT, clock.instant());
        }
        if (state != ImportState.FAILED) {
            update = update.setNull(RUNS.PROBLEM_CODE).setNull(RUNS.PROBLEM_ARGUMENTS);
        }
        update.where(one(id)).execute();
        sql.select(RUNS.ID)
                .from(RUNS)
                .where(RUNS.TENANT_ID.eq(tenant()))
                .and(RUNS.STATE.eq(ImportState.RUNNING.code()))
                .and(RUNS.SLOT.isFalse())
                .orderBy(RUNS.ID)
                .limit(settings.runningMax())
                .forUpdate()
                .skipLocked()
                .fetch(RUNS.ID)
                .forEach(this::wake);
    }

    /// Starts a worker on a run that waits for its turn. The token is a new one, for the job of the
    /// old one may be about to end, having found no slot, and would swallow a second asking.
    private void wake(UUID id) {
        var token = UUID.randomUUID();
        sql.update(RUNS).set(RUNS.TOKEN, token).where(one(id)).execute();
        jobs.run(ImportJobs.RUN, token);
    }

    void cleanLater(UUID id) {
        jobs.run(ImportJobs.CLEAN, id);
    }

    /// Remembers why a run stopped for good.
    void fail(Run run, String code, Map<String, Object> arguments) {
        sql.update(RUNS)
                .set(RUNS.PROBLEM_CODE, code)
                .set(RUNS.PROBLEM_ARGUMENTS, arguments(arguments))
                .where(one(run.id()))
                .execute();
        leave(run.id(), ImportState.FAILED);
    }

    /// Counts a chunk that failed, and shows why while it waits; answers how often in a row it has.
    ///
    /// @param counts how much this failure counts: none for what is waited for
    int stumble(Run run, Problem problem, int counts) {
        return sql.update(RUNS)
                .set(RUNS.ATTEMPTS, RUNS.ATTEMPTS.plus(counts))
                .set(RUNS.PROBLEM_CODE, problem.code())
                .set(RUNS.PROBLEM_ARGUMENTS, arguments(problem.arguments()))
                .where(one(run.id()))
                .and(RUNS.TOKEN.eq(run.token()))
                .returning(RUNS.ATTEMPTS)
                .fetchOptional(RUNS.ATTEMPTS)
                .orElse(0);
    }

    private JSONB arguments(Map<String, Object> arguments) {
        return JSONB.valueOf(json.writeValueAsString(arguments));
    }

    Optional<RunsRecord> find(UUID id) {
        return sql.selectFrom(RUNS).where(one(id)).fetchOptional();
    }

    /// The row, locked until the transaction ends.
    RunsRecord lock(UUID id) {
        return sql.selectFrom(RUNS)
                .where(one(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(ImportProblem::unknown);
    }

    /// Two who look for a free slot must not both find the last one. Taken after the run's own row,
    /// never before, so that nobody waits in a circle.
    private void lockSlots() {
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended('imports.slots ' || ?, 0))",
                tenant().toString());
    }

    private static Condition one(UUID id) {
        return RUNS.TENANT_ID.eq(tenant()).and(RUNS.ID.eq(id));
    }

    private static UUID tenant() {
        return Tenant.current().id();
    }
}
