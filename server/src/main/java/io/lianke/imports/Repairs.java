package io.lianke.imports;

import static io.lianke.imports.db.Tables.REPAIRS;

import io.lianke.tenancy.Tenant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Corrected rows of a run: all cells of each, kept beside the file, which itself never changes.
@Component
@Transactional
class Repairs {
    /// So that those of a run fit into memory.
    static final int REPAIRS_MAX = 10_000;

    private static final TypeReference<List<String>> CELLS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;

    Repairs(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// Repairs that retries up to a round have taken up.
    record Taken(int round, Map<Integer, Repair> byRow) {
        @Nullable List<String> cells(int row) {
            var repair = byRow.get(row);
            return repair == null ? null : repair.cells();
        }

        /// Whether the row was mended for the round itself.
        boolean now(int row) {
            var repair = byRow.get(row);
            return repair != null && round > 0 && repair.round() == round;
        }

        /// What the rows mended for this round belong to.
        Set<String> keys(Drafts drafts) {
            var keys = new HashSet<String>();
            byRow.forEach((row, repair) -> {
                if (now(row)
                        && drafts.of(row, repair.cells()) instanceof Drafts.Drafted.Good good) {
                    keys.add(good.row().key());
                }
            });
            return keys;
        }
    }

    record Repair(List<String> cells, int round) {}

    Taken taken(UUID run, int round) {
        var found = new HashMap<Integer, Repair>();
        sql.select(REPAIRS.ROW_NO, REPAIRS.CELLS, REPAIRS.ROUND)
                .from(REPAIRS)
                .where(REPAIRS.TENANT_ID.eq(Tenant.current().id()))
                .and(REPAIRS.RUN_ID.eq(run))
                .and(REPAIRS.ROUND.le(round))
                .limit(REPAIRS_MAX)
                .forEach(row ->
                        found.put(
                                row.value1(),
                                new Repair(
                                        json.readValue(row.value2().data(), CELLS), row.value3())));
        return new Taken(round, found);
    }

    /// The cells of a row as it was last mended, if it was.
    Optional<List<String>> find(UUID run, int row) {
        return sql.select(REPAIRS.CELLS)
                .from(REPAIRS)
                .where(REPAIRS.TENANT_ID.eq(Tenant.current().id()))
                .and(REPAIRS.RUN_ID.eq(run))
                .and(REPAIRS.ROW_NO.eq(row))
                .fetchOptional(REPAIRS.CELLS)
                .map(cells -> json.readValue(cells.data(), CELLS));
    }

    /// Cells of mended rows from `first` to `last`.
    Map<Integer, List<String>> between(UUID run, int first, int last) {
        var found = new HashMap<Integer, List<String>>();
        sql.select(REPAIRS.ROW_NO, REPAIRS.CELLS)
                .from(REPAIRS)
                .where(REPAIRS.TENANT_ID.eq(Tenant.current().id()))
                .and(REPAIRS.RUN_ID.eq(run))
                .and(REPAIRS.ROW_NO.between(first, last))
                .forEach(
                        row -> found.put(row.value1(), json.readValue(row.value2().data(), CELLS)));
        return found;
    }

    void save(UUID run, int row, List<String> cells) {
        var count =
                sql.fetchCount(
                        REPAIRS,
                        REPAIRS.TENANT_ID.eq(Tenant.current().id()),
                        REPAIRS.RUN_ID.eq(run));
        if (count >= REPAIRS_MAX) {
            throw ImportProblem.tooManyRepairs(REPAIRS_MAX);
        }
        var text = JSONB.valueOf(json.writeValueAsString(cells));
        sql.insertInto(REPAIRS)
                .set(REPAIRS.TENANT_ID, Tenant.current().id())
                .set(REPAIRS.RUN_ID, run)
                .set(REPAIRS.ROW_NO, row)
                .set(REPAIRS.CELLS, text)
                .onConflict(REPAIRS.TENANT_ID, REPAIRS.RUN_ID, REPAIRS.ROW_NO)
                .doUpdate()
                .set(REPAIRS.CELLS, DSL.excluded(REPAIRS.CELLS))
                .setNull(REPAIRS.ROUND)
                .execute();
    }

    int waiting(UUID run) {
        return sql.fetchCount(
                REPAIRS,
                REPAIRS.TENANT_ID.eq(Tenant.current().id()),
                REPAIRS.RUN_ID.eq(run),
                REPAIRS.ROUND.isNull());
    }

    /// Gives the repairs that wait to a retry; answers how many.
    int take(UUID run, int round) {
        return sql.update(REPAIRS)
                .set(REPAIRS.ROUND, round)
                .where(REPAIRS.TENANT_ID.eq(Tenant.current().id()))
                .and(REPAIRS.RUN_ID.eq(run))
                .and(REPAIRS.ROUND.isNull())
                .execute();
    }
}
