package io.lianke.exports;

import static io.lianke.exports.db.Tables.RUNS;

import io.lianke.access.Sight;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.exports.db.tables.records.RunsRecord;
import io.lianke.shared.Problem;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// How far an export is, as its worker writes it down: each time in a transaction of its own,
/// beside the one that holds the snapshot.
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW)
class ExportRows {
    private final DSLContext sql;
    private final Audit audit;
    private final InstantSource clock;
    private final JsonMapper json;
    private final ExportSettings settings;

    ExportRows(
            DSLContext sql,
            Audit audit,
            InstantSource clock,
            JsonMapper json,
            ExportSettings settings) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.settings = settings;
    }

    /// What a worker finds when it comes to an export.
    sealed interface Found {
        /// It is this worker's.
        record Mine(RunsRecord row) implements Found {}

        /// Others of the tenant are at work; its turn has not come.
        record Later() implements Found {}

        /// There is nothing to do.
        record Over() implements Found {}
    }

    Found claim(UUID id) {
        var row = sql.selectFrom(RUNS).where(one(id)).forUpdate().fetchOptional().orElse(null);
        if (row == null || !ExportState.stored(row.getState()).unfinished()) {
            return new Found.Over();
        }
        if (row.getState().equals(ExportState.WAITING.code()) && busy() >= settings.runningMax()) {
            return new Found.Later();
        }
        sql.update(RUNS)
                .set(RUNS.STATE, ExportState.RUNNING.code())
                .set(RUNS.ROWS_DONE, 0L)
                .where(one(id))
                .execute();
        return new Found.Mine(row);
    }

    private int busy() {
        var tenant = Tenant.current().id();
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended('exports.slots ' || ?, 0))",
                tenant.toString());
        return sql.fetchCount(
                RUNS, RUNS.TENANT_ID.eq(tenant), RUNS.STATE.eq(ExportState.RUNNING.code()));
    }

    /// @return whether the export is still wanted
    boolean advance(UUID id, long rowsDone, @Nullable Long rowsExpected) {
        return sql.update(RUNS)
                        .set(RUNS.ROWS_DONE, rowsDone)
                        .set(RUNS.ROWS_EXPECTED, rowsExpected)
                        .where(one(id))
                        .and(RUNS.STATE.eq(ExportState.RUNNING.code()))
                        .execute()
                == 1;
    }

    /// @param sight of the one for whom the file was written
    /// @return whether the export is still wanted
    boolean finish(UUID id, long rows, long bytes, Sight sight) {
        var now = clock.instant();
        var finished =
                sql.update(RUNS)
                        .set(RUNS.STATE, ExportState.DONE.code())
                        .set(RUNS.ROWS_DONE, rows)
                        .set(RUNS.ROWS_EXPECTED, rows)
                        .set(RUNS.BYTES, bytes)
                        .set(RUNS.SIGHT, JSONB.valueOf(json.writeValueAsString(sight)))
                        .set(RUNS.FINISHED_AT, now)
                        .set(RUNS.PURGE_AT, now.plus(settings.keep()))
                        .where(one(id))
                        .and(RUNS.STATE.eq(ExportState.RUNNING.code()))
                        .execute();
        if (finished == 1) {
            audit.record(
                    AuditEntry.done("export.finish", "export", id)
                            .after(Map.of("rows", rows, "bytes", bytes)));
        }
        return finished == 1;
    }

    /// How often it has broken now.
    int stumble(UUID id) {
        return Optional.ofNullable(
                        sql.update(RUNS)
                                .set(RUNS.ATTEMPTS, RUNS.ATTEMPTS.plus(1))
                                .where(one(id))
                                .returningResult(RUNS.ATTEMPTS)
                                .fetchOne(RUNS.ATTEMPTS))
                .orElse(0);
    }

    void fail(UUID id, Problem problem) {
        var failed =
                sql.update(RUNS)
                        .set(RUNS.STATE, ExportState.FAILED.code())
                        .set(RUNS.PROBLEM_CODE, problem.code())
                        .set(
                                RUNS.PROBLEM_ARGUMENTS,
                                JSONB.valueOf(json.writeValueAsString(problem.arguments())))
                        .set(RUNS.FINISHED_AT, clock.instant())
                        .where(one(id))
                        .and(RUNS.STATE.eq(ExportState.RUNNING.code()))
                        .execute();
        if (failed == 1) {
            audit.record(
                    AuditEntry.done("export.fail", "export", id)
                            .after(Map.of("code", problem.code())));
        }
    }

    /// Marks a file as gone.
    void expire(UUID id) {
        sql.update(RUNS)
                .set(RUNS.STATE, ExportState.EXPIRED.code())
                .set(RUNS.PURGED_AT, clock.instant())
                .where(one(id))
                .execute();
    }

    static Condition one(UUID id) {
        return RUNS.TENANT_ID.eq(Tenant.current().id()).and(RUNS.ID.eq(id));
    }
}
