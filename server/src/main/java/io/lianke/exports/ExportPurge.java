package io.lianke.exports;

import io.lianke.exports.db.Tables;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes files whose time is over. What was asked for and how many rows came of it stays known.
@Component
class ExportPurge {
    private static final int AT_MOST = 100;
    private static final Duration ORPHAN_AGE = Duration.ofDays(1);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final ExportRows rows;
    private final ExportFiles files;
    private final InstantSource clock;

    ExportPurge(
            DSLContext sql,
            TransactionTemplate transactions,
            ExportRows rows,
            ExportFiles files,
            InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.files = files;
        this.clock = clock;
    }

    void purge() {
        var due =
                transactions.execute(_ ->
                        sql.selectFrom(Tables.RUNS_DUE.call(clock.instant(), AT_MOST)).fetch());
        for (var export : Objects.requireNonNull(due)) {
            new Tenant(export.getTenantId())
                    .run(() -> {
                        files.delete(export.getId());
                        rows.expire(export.getId());
                    });
        }
        files.sweep(clock.instant().minus(ORPHAN_AGE));
    }
}
