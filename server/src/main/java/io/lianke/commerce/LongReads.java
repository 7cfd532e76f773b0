package io.lianke.commerce;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Statements whose parameters say how much they read: a day of orders or two years of them. Each
/// is planned for the parameters it has; a plan for any would go through millions of orders one by
/// one. A few at once also get more time than an ordinary statement has; whoever comes on top has
/// the ordinary time, so that reports never hold all connections.
@Component
final class LongReads {
    static final int AT_ONCE = 4;
    private static final String PLAN = "set local plan_cache_mode = force_custom_plan";
    private static final String TIME = "set local statement_timeout = '30s'";

    private final DSLContext sql;
    private final Semaphore places = new Semaphore(AT_ONCE);

    LongReads(DSLContext sql) {
        this.sql = sql;
    }

    /// Reads in the caller's transaction, to the end of which both hold.
    <T> T read(Supplier<T> work) {
        sql.execute(PLAN);
        if (!places.tryAcquire()) {
            return work.get();
        }
        try {
            sql.execute(TIME);
            return work.get();
        } finally {
            places.release();
        }
    }
}
