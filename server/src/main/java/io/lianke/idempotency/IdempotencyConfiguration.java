package io.lianke.idempotency;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.access.Housekeeping;
import io.lianke.idempotency.db.Routines;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    /// Answers leave after seven days, ended sessions after one.
    @Bean
    Task<Void> forgetOldAnswers(
            DSLContext sql, TransactionTemplate transactions, Housekeeping sessions) {
        return Tasks.recurring("forget-old-answers", Schedules.fixedDelay(Duration.ofHours(1)))
                .execute((_, _) -> {
                    transactions.executeWithoutResult(_ -> Routines.purge(sql.configuration()));
                    sessions.forgetOldSessions();
                });
    }
}
