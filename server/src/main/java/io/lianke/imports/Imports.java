package io.lianke.imports;

import static io.lianke.imports.db.Tables.RUNS;

import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.imports.ImportState.Action;
import io.lianke.imports.db.tables.records.RunsRecord;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Imports of the bound tenant: started, watched, held and taken back.
@Component
@Transactional
public class Imports {
    private final DSLContext sql;
    private final RunStore runs;
    private final ImportFiles files;
    private final ImportMappings mappings;
    private final Repairs repairs;
    private final Audit audit;
    private final JsonMapper json;
    private final ImportViews views;

    /// What stands beside the runs themselves.
    @Component
    record Parts(ImportFiles files, ImportMappings mappings, Repairs repairs, ImportViews views) {}

    Imports(DSLContext sql, RunStore runs, Parts parts, Audit audit, JsonMapper json) {
        this.sql = sql;
        this.runs = runs;
        this.files = parts.files();
        this.mappings = parts.mappings();
        this.repairs = parts.repairs();
        this.views = parts.views();
        this.audit = audit;
        this.json = json;
    }

    /// Starts an import of a kept file. The mapping is remembered for files of the same columns.
    ///
    /// @param key the caller's idempotency key: the same again answers the import that it started
    public Import start(UUID file, SpecDocument document, @Nullable String key) {
        var checked = files.check(file, document);
        var text = JSONB.valueOf(json.writeValueAsString(SpecDocument.of(checked.spec())));
        if (key != null) {
            var known = startedBefore(key, file, text);
            if (known != null) {
                return known;
            }
        }
        var token = UUID.randomUUID();
        var row =
                sql.insertInto(RUNS)
                        .set(RUNS.TENANT_ID, Tenant.current().id())
                        .set(RUNS.FILE_ID, file)
                        .set(RUNS.KIND, checked.spec().kind().wireName())
                        .set(RUNS.SPEC, text)
                        .set(RUNS.DRY_RUN, checked.spec().dryRun())
                        .set(RUNS.IDEMPOTENCY_KEY, key)
                        .set(RUNS.STATE, ImportState.PAUSED.code())
                        .set(RUNS.WORK, Run.Work.IMPORT.code())
                        .set(RUNS.PHASE, Phase.READING.code())
                        .set(RUNS.TOKEN, token)
                        .set(RUNS.CREATED_BY, Actor.current().name())
                        .returning()
                        .fetchSingle();
        runs.start(row.getId(), ImportState.PAUSED, Run.Work.IMPORT, Phase.READING);
        mappings.remember(checked.spec(), checked.columns());
        audit.record(
                AuditEntry.done("import.start", "import", row.getId())
                        .after(
                                Map.of(
                                        "kind",
                                        checked.spec().kind().wireName(),
                                        "file",
                                        file.toString(),
                                        "dryRun",
                                        checked.spec().dryRun())));
        return get(row.getId());
    }

    private @Nullable Import startedBefore(String key, UUID file, JSONB spec) {
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended('imports.key ' || ? || ?, 0))",
                Tenant.current().id().toString(),
                key);
        var row =
                sql.selectFrom(RUNS)
                        .where(RUNS.TENANT_ID.eq(Tenant.current().id()))
                        .and(RUNS.IDEMPOTENCY_KEY.eq(key))
                        .fetchOne();
        if (row == null) {
            return null;
        }
        var sameSpec = json.readTree(row.getSpec().data()).equals(json.readTree(spec.data()));
        if (!sameSpec || !files.sameContent(row.getFileId(), file)) {
            throw ImportProblem.keyReused();
        }
        return views.of(row);
    }

    @Transactional(readOnly = true)
    public Import get(UUID id) {
        return views.of(runs.find(id).orElseThrow(ImportProblem::unknown));
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Import> list(int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                sql.selectFrom(RUNS)
                        .where(RUNS.TENANT_ID.eq(Tenant.current().id()))
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : RUNS.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(RUNS.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(views::of);
        return Page.of(rows, pageSize, one -> PageToken.of(one.id()).encode());
    }

    /// Stops after the chunk in work; what is committed stays.
    public Import pause(UUID id) {
        require(id, Action.PAUSE);
        runs.leave(id, ImportState.PAUSED);
        return told(id, Action.PAUSE);
    }

    /// Goes on where it stopped.
    public Import resume(UUID id) {
        var row = require(id, Action.RESUME);
        files.requireKept(row.getFileId());
        var run = Run.of(row);
        runs.start(id, ImportState.stored(row.getState()), run.work(), run.phase());
        return told(id, Action.RESUME);
    }

    /// Stops for good. What is committed stays, and can be rolled back.
    public Import cancel(UUID id) {
        require(id, Action.CANCEL);
        runs.leave(id, ImportState.CANCELLED);
        runs.cleanLater(id);
        return told(id, Action.CANCEL);
    }

    /// Takes back everything the import did.
    public Import rollBack(UUID id) {
        var row = require(id, Action.ROLLBACK);
        if (row.getDryRun()) {
            throw ImportProblem.dryRun();
        }
        files.requireKept(row.getFileId());
        restart(row, Run.Work.ROLLBACK, Phase.UNDOING);
        return told(id, Action.ROLLBACK);
    }

    /// Imports the rows that were mended since the last time.
    public Import retry(UUID id) {
        var row = require(id, Action.RETRY);
        files.requireKept(row.getFileId());
        var round = row.getRound() + 1;
        if (repairs.take(id, round) == 0) {
            throw ImportProblem.nothingRepaired();
        }
        sql.update(RUNS)
                .set(RUNS.ROUND, round)
                .where(RUNS.TENANT_ID.eq(Tenant.current().id()))
                .and(RUNS.ID.eq(id))
                .execute();
        restart(row, Run.Work.RETRY, Phase.READING);
        return told(id, Action.RETRY);
    }

    private void restart(RunsRecord row, Run.Work work, Phase phase) {
        sql.update(RUNS)
                .set(RUNS.STEP, 0L)
                .setNull(RUNS.STEP_END)
                .where(RUNS.TENANT_ID.eq(Tenant.current().id()))
                .and(RUNS.ID.eq(row.getId()))
                .execute();
        runs.start(row.getId(), ImportState.stored(row.getState()), work, phase);
    }

    private RunsRecord require(UUID id, Action action) {
        var row = runs.lock(id);
        var state = ImportState.stored(row.getState());
        if (!state.allows(action)) {
            throw ImportProblem.wrongState(state, action);
        }
        return row;
    }

    private Import told(UUID id, Action action) {
        audit.record(AuditEntry.done("import." + action.code(), "import", id));
        return get(id);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }
}
