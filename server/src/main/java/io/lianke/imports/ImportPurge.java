package io.lianke.imports;

import static io.lianke.imports.db.Tables.CHANGES;
import static io.lianke.imports.db.Tables.ERRORS;
import static io.lianke.imports.db.Tables.FILES;
import static io.lianke.imports.db.Tables.REPAIRS;
import static io.lianke.imports.db.Tables.RUNS;

import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes files whose time is over, with the cells of errors and the images of what was before:
/// from then on an import cannot be taken back.
@Component
class ImportPurge {
    private static final int AT_MOST = 100;
    private static final Duration ORPHAN_AGE = Duration.ofDays(1);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final FileStore store;
    private final InstantSource clock;

    ImportPurge(
            DSLContext sql,
            TransactionTemplate transactions,
            FileStore store,
            InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    void purge() {
        var due =
                transactions.execute(_ ->
                        sql.selectFrom(
                                        io.lianke.imports.db.Tables.FILES_DUE.call(
                                                clock.instant(), AT_MOST))
                                .fetch());
        for (var file : Objects.requireNonNull(due)) {
            new Tenant(file.getTenantId()).run(() -> purge(file.getId()));
        }
        for (var tenant : store.tenants()) {
            tenant.run(this::sweep);
        }
    }

    private void purge(UUID file) {
        transactions.executeWithoutResult(_ -> {
            var tenant = Tenant.current().id();
            var runs =
                    sql.select(RUNS.ID)
                            .from(RUNS)
                            .where(RUNS.TENANT_ID.eq(tenant))
                            .and(RUNS.FILE_ID.eq(file))
                            .and(RUNS.STATE.ne(ImportState.RUNNING.code()))
                            .forUpdate()
                            .fetch(RUNS.ID);
            var atWork =
                    sql.fetchExists(
                            RUNS,
                            RUNS.TENANT_ID.eq(tenant),
                            RUNS.FILE_ID.eq(file),
                            RUNS.STATE.eq(ImportState.RUNNING.code()));
            if (!atWork) {
                forget(runs);
                sql.update(FILES)
                        .set(FILES.PURGED_AT, clock.instant())
                        .where(FILES.TENANT_ID.eq(tenant))
                        .and(FILES.ID.eq(file))
                        .execute();
                store.delete(file);
            }
        });
    }

    private void forget(List<UUID> runs) {
        var tenant = Tenant.current().id();
        var ids = DSL.any(runs.toArray(UUID[]::new));
        sql.execute("set local statement_timeout = '60s'");
        sql.deleteFrom(ERRORS)
                .where(ERRORS.TENANT_ID.eq(tenant))
                .and(ERRORS.RUN_ID.eq(ids))
                .execute();
        sql.deleteFrom(REPAIRS)
                .where(REPAIRS.TENANT_ID.eq(tenant))
                .and(REPAIRS.RUN_ID.eq(ids))
                .execute();
        sql.deleteFrom(CHANGES)
                .where(CHANGES.TENANT_ID.eq(tenant))
                .and(CHANGES.RUN_ID.eq(ids))
                .execute();
    }

    /// Deletes files on the disk that no row tells of: their upload broke off before its commit.
    private void sweep() {
        var written = store.writtenBefore(clock.instant().minus(ORPHAN_AGE));
        if (written.isEmpty()) {
            return;
        }
        Set<UUID> orphans = new HashSet<>(written);
        var known =
                transactions.execute(_ ->
                        sql.select(FILES.ID)
                                .from(FILES)
                                .where(FILES.TENANT_ID.eq(Tenant.current().id()))
                                .and(FILES.ID.eq(DSL.any(written.toArray(UUID[]::new))))
                                .fetch(FILES.ID));
        orphans.removeAll(Objects.requireNonNull(known));
        orphans.forEach(store::delete);
    }
}
