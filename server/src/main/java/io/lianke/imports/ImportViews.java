package io.lianke.imports;

import static io.lianke.imports.db.Tables.FILES;

import io.lianke.imports.Change.Kind;
import io.lianke.imports.db.tables.records.RunsRecord;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Shows runs to the outside.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ImportViews {
    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final Changes changes;
    private final Repairs repairs;
    private final InstantSource clock;
    private final JsonMapper json;

    ImportViews(
            DSLContext sql,
            Changes changes,
            Repairs repairs,
            InstantSource clock,
            JsonMapper json) {
        this.sql = sql;
        this.changes = changes;
        this.repairs = repairs;
        this.clock = clock;
        this.json = json;
    }

    Import of(RunsRecord row) {
        var state = ImportState.stored(row.getState());
        var waiting = state == ImportState.RUNNING && !row.getSlot();
        return new Import(
                row.getId(),
                state,
                waiting ? "waiting" : row.getPhase(),
                file(row.getFileId()),
                json.readValue(row.getSpec().data(), SpecDocument.class),
                new Import.Rows(row.getRowsImported(), row.getRowsSkipped(), row.getRowsFailed()),
                new Import.Counts(
                        row.getCreatedCustomers(),
                        row.getCreatedOrders(),
                        row.getCreatedRefunds(),
                        row.getCreatedProducts()),
                new Import.Counts(
                        row.getUpdatedCustomers(),
                        row.getUpdatedOrders(),
                        row.getUpdatedRefunds(),
                        row.getUpdatedProducts()),
                progress(row, state == ImportState.RUNNING && !waiting),
                trouble(row),
                undone(row),
                state == ImportState.DONE ? repairs.waiting(row.getId()) : 0,
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getFinishedAt());
    }

    private Import.File file(UUID id) {
        return sql.select(FILES.NAME, FILES.BYTES, FILES.PURGED_AT)
                .from(FILES)
                .where(FILES.TENANT_ID.eq(Tenant.current().id()))
                .and(FILES.ID.eq(id))
                .fetchSingle(row ->
                        new Import.File(id, row.value1(), row.value2(), row.value3() == null));
    }

    private Import.Progress progress(RunsRecord row, boolean moving) {
        var done = Math.max(0, row.getStep());
        var total = row.getStepEnd();
        if (!moving || done == 0) {
            return new Import.Progress(done, total, 0, null);
        }
        var since = Duration.between(row.getPhaseStartedAt(), clock.instant()).toMillis();
        var rate = done * 1000 / Math.max(1, since);
        var left = total == null || rate == 0 ? null : Math.max(0, total - done) / rate;
        return new Import.Progress(done, total, rate, left);
    }

    private Import.@Nullable Trouble trouble(RunsRecord row) {
        var code = row.getProblemCode();
        if (code == null) {
            return null;
        }
        var arguments = row.getProblemArguments();
        return new Import.Trouble(
                code, arguments == null ? Map.of() : json.readValue(arguments.data(), ARGUMENTS));
    }

    private Map<String, Import.Counts> undone(RunsRecord row) {
        if (!row.getWork().equals(Run.Work.ROLLBACK.code())) {
            return Map.of();
        }
        var counts = new HashMap<String, Import.Counts>();
        changes.undoneCounts(row.getId()).forEach((outcome, by) -> counts.put(outcome, counts(by)));
        return counts;
    }

    private static Import.Counts counts(Map<Kind, Integer> by) {
        return new Import.Counts(
                by.getOrDefault(Kind.CUSTOMER, 0),
                by.getOrDefault(Kind.ORDER, 0),
                by.getOrDefault(Kind.REFUND, 0),
                by.getOrDefault(Kind.PRODUCT, 0));
    }
}
