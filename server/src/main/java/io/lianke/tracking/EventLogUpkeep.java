package io.lianke.tracking;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.tracking.db.Routines;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps months of partitions ready ahead of the events, and forgets message ids that are too old
/// to be sent again: at each start and every day.
@Component
class EventLogUpkeep implements InitializingBean {
    static final int MONTHS_AHEAD = 3;
    private static final int PURGE_ROWS = 10_000;
    private static final int PURGE_ROUNDS_MAX = 1_000;
    private static final LocalTime AT = LocalTime.of(3, 10);
    private static final Logger log = LoggerFactory.getLogger(EventLogUpkeep.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    EventLogUpkeep(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Configuration(proxyBeanMethods = false)
    static class Daily {
        @Bean
        Task<Void> eventLogUpkeepTask(EventLogUpkeep upkeep) {
            return Tasks.recurring("event-log-upkeep", Schedules.daily(ZoneOffset.UTC, AT))
                    .execute((_, _) -> upkeep.run());
        }
    }

    @Override
    public void afterPropertiesSet() {
        extend();
    }

    void run() {
        extend();
        var purged = 0;
        for (int round = 0; round < PURGE_ROUNDS_MAX; round++) {
            var rows = purge();
            purged += rows;
            if (rows < PURGE_ROWS) {
                break;
            }
        }
        log.atInfo().addKeyValue("messageIds", purged).log("event log upkeep done");
    }

    private void extend() {
        transactions.executeWithoutResult(
                _ -> Routines.extendEvents(sql.configuration(), MONTHS_AHEAD));
    }

    private int purge() {
        var rows =
                transactions.execute(
                        _ -> Routines.purgeMessageIds(sql.configuration(), PURGE_ROWS));
        return rows == null ? 0 : rows;
    }
}
