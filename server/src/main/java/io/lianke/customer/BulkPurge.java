package io.lianke.customer;

import io.lianke.customer.db.Tables;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes what was kept for undoing bulk changes, when their week is over.
@Component
class BulkPurge {
    private static final int AT_MOST = 100;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final BulkStore store;
    private final InstantSource clock;

    BulkPurge(
            DSLContext sql,
            TransactionTemplate transactions,
            BulkStore store,
            InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
    }

    void purge() {
        var due =
                transactions.execute(_ ->
                        sql.selectFrom(Tables.BULK_CHANGES_DUE.call(clock.instant(), AT_MOST))
                                .fetch());
        for (var change : Objects.requireNonNull(due)) {
            new Tenant(change.getTenantId())
                    .run(() ->
                            transactions.executeWithoutResult(_ -> {
                                var row = store.lock(change.getId());
                                if (!BulkState.stored(row.getState()).going()) {
                                    store.purged(change.getId());
                                }
                            }));
        }
    }
}
