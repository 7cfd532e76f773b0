package io.lianke.imports;

import static io.lianke.imports.db.Tables.ERRORS;
import static io.lianke.imports.db.Tables.GROUPS;
import static io.lianke.imports.db.Tables.PARTIES;
import static io.lianke.imports.db.Tables.ROWS;
import static io.lianke.imports.db.Tables.SIGHTINGS;

import io.lianke.tenancy.Tenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The tables in which a run lays out its rows, and what is wrong with them.
@Component
@Transactional
class Staging {
    private static final String COPY_ROWS =
            "copy imports.rows_all (tenant_id, run_id, key, row_no, at, person, fresh, line_id, sku,"
                    + " product, quantity, unit_price, discount, channel, store, refund_of, staff) from stdin";

    private static final int LINE_COLUMNS = 10;

    private static final String SAW =
            """
            insert into imports.sightings (tenant_id, run_id, kind, chunk, key, at, row_no, body)
            select ?, ?, ?, ?, s.key, s.at::timestamptz, s.row_no, s.body
            from unnest(?::uuid[], ?::text[], ?::int[], ?::text[]) as s (key, at, row_no, body)
            """;

    private final DSLContext sql;
    private final DataSource dataSource;
    private final JsonMapper json;
    private final RunStore runs;

    Staging(DSLContext sql, DataSource dataSource, JsonMapper json, RunStore runs) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.json = json;
        this.runs = runs;
    }

    /// Lays out rows. They go into the leaf table, which has no row-level security: the tenant is
    /// written by this method alone.
    void copy(UUID run, List<StagedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var tenant = Tenant.current().id();
        var text = new CopyText();
        for (var row : rows) {
            text.field(tenant).field(run).field(row.key()).field(row.row()).field(row.at());
            text.field(row.person()).field(row.fresh());
            var line = row.line();
            if (line == null) {
                for (int i = 0; i < LINE_COLUMNS; i++) {
                    text.field(null);
                }
            } else {
                text.field(line.lineId()).field(line.sku()).field(line.product());
                text.field(line.quantity()).field(line.unitPrice()).field(line.discount());
                text.field(line.channel()).field(line.store()).field(line.refundOf());
                text.field(line.staff());
            }
            text.end();
        }
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(COPY_ROWS, new ByteArrayInputStream(text.bytes()));
        } catch (SQLException failed) {
            throw new org.jooq.exception.DataAccessException("COPY failed", failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    void saw(UUID run, Party kind, Map<UUID, Sighting> sightings, int chunk) {
        if (sightings.isEmpty()) {
            return;
        }
        var seen = List.copyOf(sightings.entrySet());
        sql.execute(
                SAW,
                Tenant.current().id(),
                run,
                kind.code(),
                chunk,
                seen.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                seen.stream().map(s -> text(s.getValue().first())).toArray(String[]::new),
                seen.stream().map(s -> s.getValue().firstRow()).toArray(Integer[]::new),
                seen.stream()
                        .map(s -> json.writeValueAsString(s.getValue()))
                        .toArray(String[]::new));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    /// All that the file says about each of these.
    Map<UUID, Sighting> seen(UUID run, Party kind, Collection<UUID> keys) {
        var found = new HashMap<UUID, Sighting>();
        sql.select(SIGHTINGS.KEY, SIGHTINGS.BODY)
                .from(SIGHTINGS)
                .where(SIGHTINGS.TENANT_ID.eq(Tenant.current().id()))
                .and(SIGHTINGS.RUN_ID.eq(run))
                .and(SIGHTINGS.KIND.eq(kind.code()))
                .and(SIGHTINGS.KEY.eq(org.jooq.impl.DSL.any(keys.toArray(UUID[]::new))))
                .orderBy(SIGHTINGS.KEY, SIGHTINGS.CHUNK)
                .forEach(row ->
                        found.merge(
                                row.value1(),
                                json.readValue(row.value2(), Sighting.class),
                                Sighting::join));
        return found;
    }

    void complain(UUID run, List<RowError> errors) {
        if (errors.isEmpty()) {
            return;
        }
        var tenant = Tenant.current().id();
        var insert =
                sql.insertInto(
                                ERRORS,
                                ERRORS.TENANT_ID,
                                ERRORS.RUN_ID,
                                ERRORS.ROW_NO,
                                ERRORS.NO,
                                ERRORS.COLUMN_NAME,
                                ERRORS.CODE,
                                ERRORS.ARGUMENTS,
                                ERRORS.WARNING)
                        .values(tenant, run, 0, 0, "", "", JSONB.valueOf("{}"), false)
                        .onConflictDoNothing();
        var batch = sql.batch(insert);
        for (var error : errors) {
            batch =
                    batch.bind(
                            tenant,
                            run,
                            error.row(),
                            error.no(),
                            error.column(),
                            error.code(),
                            JSONB.valueOf(json.writeValueAsString(error.arguments())),
                            error.warning());
        }
        batch.execute();
    }

    void forgetErrors(UUID run, Collection<Integer> rows) {
        sql.deleteFrom(ERRORS)
                .where(ERRORS.TENANT_ID.eq(Tenant.current().id()))
                .and(ERRORS.RUN_ID.eq(run))
                .and(ERRORS.ROW_NO.in(rows))
                .execute();
    }

    /// Numbers of rows from `first` to `last` that were not taken.
    List<Integer> failedRows(UUID run, int first, int last) {
        return sql.selectDistinct(ERRORS.ROW_NO)
                .from(ERRORS)
                .where(ERRORS.TENANT_ID.eq(Tenant.current().id()))
                .and(ERRORS.RUN_ID.eq(run))
                .and(ERRORS.ROW_NO.between(first, last))
                .and(ERRORS.WARNING.isFalse())
                .fetch(ERRORS.ROW_NO);
    }

    /// Forgets what a run had laid out, unless the run is at work again.
    void clean(UUID run) {
        var state = ImportState.stored(runs.lock(run).getState());
        if (state != ImportState.RUNNING && state != ImportState.PAUSED) {
            sql.execute("set local statement_timeout = '9min'");
            empty(run);
        }
    }

    void empty(UUID run) {
        var tenant = Tenant.current().id();
        sql.deleteFrom(ROWS).where(ROWS.TENANT_ID.eq(tenant)).and(ROWS.RUN_ID.eq(run)).execute();
        sql.deleteFrom(SIGHTINGS)
                .where(SIGHTINGS.TENANT_ID.eq(tenant))
                .and(SIGHTINGS.RUN_ID.eq(run))
                .execute();
        sql.deleteFrom(PARTIES)
                .where(PARTIES.TENANT_ID.eq(tenant))
                .and(PARTIES.RUN_ID.eq(run))
                .execute();
        sql.deleteFrom(GROUPS)
                .where(GROUPS.TENANT_ID.eq(tenant))
                .and(GROUPS.RUN_ID.eq(run))
                .execute();
    }
}
