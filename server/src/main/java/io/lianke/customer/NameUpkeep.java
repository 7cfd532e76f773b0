package io.lianke.customer;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.customer.db.Tables;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Fills in what is derived from names where it is missing: after an upgrade, and after rows were
/// written past the application. Batch by batch, so that it goes on where it was stopped.
@Component
class NameUpkeep {
    private static final int BATCH_ROWS = 1_000;
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Logger log = LoggerFactory.getLogger(NameUpkeep.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;

    NameUpkeep(DSLContext sql, TransactionTemplate transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Configuration(proxyBeanMethods = false)
    static class EveryMinute {
        @Bean
        Task<Void> nameUpkeepTask(NameUpkeep upkeep) {
            return Tasks.recurring("customer-name-upkeep", Schedules.fixedDelay(EVERY))
                    .execute((_, context) ->
                            upkeep.run(context.getSchedulerState()::isShuttingDown));
        }
    }

    void run(BooleanSupplier stopping) {
        for (var tenant : tenants()) {
            var rows = new Tenant(tenant).call(() -> fill(stopping));
            log.atInfo()
                    .addKeyValue("tenant", tenant)
                    .addKeyValue("customers", rows)
                    .log("names can be searched");
        }
    }

    private int fill(BooleanSupplier stopping) {
        var all = 0;
        while (!stopping.getAsBoolean()) {
            var rows =
                    Objects.requireNonNull(
                            transactions.execute(_ -> new NameRows(sql).fill(BATCH_ROWS)));
            all += rows;
            if (rows == 0) {
                break;
            }
        }
        return all;
    }

    private List<UUID> tenants() {
        return sql.selectFrom(Tables.TENANTS_WITHOUT_TERMS.call()).fetch(0, UUID.class);
    }
}
