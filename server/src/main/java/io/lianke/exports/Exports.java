package io.lianke.exports;

import static io.lianke.exports.db.Tables.RUNS;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.Permission;
import io.lianke.access.Sight;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.exports.db.tables.records.RunsRecord;
import io.lianke.jobs.Jobs;
import io.lianke.risk.Extraction;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Exports of the bound tenant, as the caller may see them: one's own, and with the right to read
/// the audit everybody's, to know of them. A file is for the one who asked for it.
@Component
@Transactional
public class Exports {
    /// How often a file is handed out whose line breaks each time.
    static final int DOWNLOADS_MAX = 3;

    static final String PERSON = "user";
    private static final String KEY = "api_key";
    private static final TypeReference<Map<String, String>> QUERY = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final Means means;
    private final Audit audit;
    private final InstantSource clock;
    private final List<ExportSource> sources;

    /// What exports lean on besides the database.
    @Component
    record Means(
            Jobs jobs,
            JsonMapper json,
            ExportFiles files,
            ExportSettings settings,
            Extraction extraction,
            TransactionTemplate transactions) {}

    Exports(
            DSLContext sql,
            Means means,
            Audit audit,
            InstantSource clock,
            List<ExportSource> sources) {
        this.sql = sql;
        this.means = means;
        this.audit = audit;
        this.clock = clock;
        this.sources = List.copyOf(sources);
    }

    /// Starts an export. What the caller may still take is looked up with a connection of its own,
    /// so before the transaction: many starts at once would wait for each other's.
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Export start(ExportOrder order) {
        demand(order.object());
        means.extraction().requireExport(caller(), 1);
        return Objects.requireNonNull(means.transactions().execute(_ -> begin(order)));
    }

    private Export begin(ExportOrder order) {
        check(order);
        var busy =
                sql.fetchCount(
                        RUNS,
                        RUNS.TENANT_ID.eq(Tenant.current().id()),
                        RUNS.MAKER_ID.eq(me()),
                        RUNS.STATE.in(ExportState.WAITING.code(), ExportState.RUNNING.code()));
        if (busy >= means.settings().unfinishedMax()) {
            throw ExportProblem.tooMany(means.settings().unfinishedMax());
        }
        var row =
                sql.insertInto(RUNS)
                        .set(RUNS.TENANT_ID, Tenant.current().id())
                        .set(RUNS.OBJECT, order.object().code())
                        .set(
                                RUNS.QUERY,
                                JSONB.valueOf(means.json().writeValueAsString(order.query())))
                        .set(RUNS.COLUMNS, order.columns().toArray(String[]::new))
                        .set(RUNS.FORMAT, order.format().code())
                        .set(RUNS.LANGUAGE, order.language().toLanguageTag())
                        .set(RUNS.STATE, ExportState.WAITING.code())
                        .set(RUNS.MAKER_KIND, kind())
                        .set(RUNS.MAKER_ID, me())
                        .set(RUNS.MAKER_NAME, Actor.current().name())
                        .set(RUNS.CREATED_AT, clock.instant())
                        .returning()
                        .fetchSingle();
        audit.record(
                AuditEntry.done("export.start", "export", row.getId())
                        .after(
                                Map.of(
                                        "object",
                                        order.object().code(),
                                        "query",
                                        order.query(),
                                        "columns",
                                        order.columns(),
                                        "format",
                                        order.format().code())));
        means.jobs().run(ExportJobs.RUN, row.getId());
        return export(row);
    }

    private void check(ExportOrder order) {
        var source = source(order.object());
        var wrong = new ArrayList<FieldProblem>();
        for (int i = 0; i < order.columns().size(); i++) {
            var column = order.columns().get(i);
            if (!source.columns().contains(column) || order.columns().indexOf(column) < i) {
                wrong.add(FieldProblem.of("/columns/" + i, "request/choice"));
            }
        }
        if (!wrong.isEmpty()) {
            throw RequestProblem.invalid(wrong);
        }
        source.check(order.query());
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Export> list(int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                sql.selectFrom(RUNS)
                        .where(RUNS.TENANT_ID.eq(Tenant.current().id()))
                        .and(visible())
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : RUNS.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(RUNS.ID.desc())
                        .limit(pageSize + 1)
                        .fetch();
        return Page.of(rows, pageSize, row -> PageToken.of(row.getId()).encode()).map(this::export);
    }

    @Transactional(readOnly = true)
    public Export get(UUID id) {
        return export(row(id));
    }

    /// Stops an export that has not ended.
    public Export cancel(UUID id) {
        row(id);
        var cancelled =
                sql.update(RUNS)
                        .set(RUNS.STATE, ExportState.CANCELLED.code())
                        .set(RUNS.FINISHED_AT, clock.instant())
                        .where(ExportRows.one(id))
                        .and(RUNS.STATE.in(ExportState.WAITING.code(), ExportState.RUNNING.code()))
                        .returning()
                        .fetchOptional()
                        .orElseThrow(ExportProblem::finished);
        audit.record(AuditEntry.done("export.cancel", "export", id));
        return export(cancelled);
    }

    /// A file on its way to the caller, who closes it.
    public record Download(Export export, InputStream content) {}

    /// Opens the file for the caller, who asked for it, must have the right to export such a list
    /// now and see what it shows; recorded in the audit before the first byte. A file is handed out
    /// once.
    public Download download(UUID id) {
        var row = row(id, RUNS.MAKER_ID.eq(me()));
        var export = export(row);
        demand(export.order().object());
        switch (export.state()) {
            case DONE -> {}
            case EXPIRED -> throw ExportProblem.gone();
            case WAITING, RUNNING, FAILED, CANCELLED -> throw ExportProblem.notReady();
        }
        if (!Sight.of(caller()).covers(sight(row))) {
            throw ExportProblem.rightLost();
        }
        var handedOut =
                sql.update(RUNS)
                        .set(RUNS.DOWNLOADS, RUNS.DOWNLOADS.plus(1))
                        .set(RUNS.HANDED_OUT, true)
                        .where(ExportRows.one(id))
                        .andNot(RUNS.HANDED_OUT)
                        .execute();
        if (handedOut == 0) {
            throw ExportProblem.taken();
        }
        audit.record(
                AuditEntry.done("export.download", "export", id)
                        .after(
                                Map.of(
                                        "object",
                                        row.getObject(),
                                        "query",
                                        export.order().query(),
                                        "rows",
                                        row.getRowsDone())));
        return new Download(export, means.files().open(id).orElseThrow(ExportProblem::gone));
    }

    /// The file has arrived, as far as can be told: there is no second one.
    public void arrived(UUID id) {
        means.files().delete(id);
    }

    /// The line broke before the last byte: the file may be fetched again, a few times at most.
    public void broke(UUID id) {
        sql.update(RUNS)
                .set(RUNS.HANDED_OUT, false)
                .where(ExportRows.one(id))
                .and(RUNS.DOWNLOADS.lt(DOWNLOADS_MAX))
                .execute();
    }

    ExportSource source(ExportedList object) {
        return sources.stream()
                .filter(source -> source.object() == object)
                .findFirst()
                .orElseThrow();
    }

    ExportOrder order(RunsRecord row) {
        return new ExportOrder(
                ExportedList.of(row.getObject()).orElseThrow(),
                means.json().readValue(row.getQuery().data(), QUERY),
                Arrays.asList(row.getColumns()),
                ExportFormat.of(row.getFormat()).orElseThrow(),
                Locale.forLanguageTag(row.getLanguage()));
    }

    private RunsRecord row(UUID id) {
        return row(id, visible());
    }

    private RunsRecord row(UUID id, Condition whose) {
        return sql.selectFrom(RUNS)
                .where(ExportRows.one(id))
                .and(whose)
                .fetchOptional()
                .orElseThrow(ExportProblem::unknown);
    }

    /// What was written before that was kept may show everything.
    private Sight sight(RunsRecord row) {
        var sight = row.getSight();
        return sight == null ? Sight.WHOLE : means.json().readValue(sight.data(), Sight.class);
    }

    private static Condition visible() {
        return caller().permissions().contains(Permission.AUDIT_READ)
                ? DSL.noCondition()
                : RUNS.MAKER_ID.eq(me());
    }

    private Export export(RunsRecord row) {
        var arguments = row.getProblemArguments();
        return new Export(
                row.getId(),
                order(row),
                ExportState.stored(row.getState()),
                row.getRowsDone(),
                row.getRowsExpected(),
                row.getBytes(),
                row.getDownloads(),
                row.getHandedOut(),
                row.getProblemCode(),
                arguments == null ? Map.of() : means.json().readValue(arguments.data(), ARGUMENTS),
                row.getMakerName(),
                row.getMakerId().equals(me()),
                row.getCreatedAt(),
                row.getFinishedAt(),
                row.getPurgeAt());
    }

    private static Caller caller() {
        return Caller.current().orElseThrow(AccessProblem::signInFirst);
    }

    private static String kind() {
        return switch (caller()) {
            case Caller.Staff _ -> PERSON;
            case Caller.Program _ -> KEY;
        };
    }

    private static UUID me() {
        return Objects.requireNonNull(Actor.current().id());
    }

    private static void demand(ExportedList object) {
        object.lacking(caller())
                .ifPresent(lacking -> {
                    throw AccessProblem.forbidden(lacking.code());
                });
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }
}
