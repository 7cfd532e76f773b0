package io.lianke.customer;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.jobs.PersistentRetry;
import io.lianke.jobs.TenantJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The durable jobs of bulk changes. A job that breaks is tried again after 1, 2, 4 ... 30 seconds;
/// when to give up is the worker's decision.
@Configuration(proxyBeanMethods = false)
class BulkJobs {
    /// Works on the bulk change that holds the subject as its token.
    static final TaskDescriptor<TenantJob> WORK = TaskDescriptor.of("bulk-change", TenantJob.class);

    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    @Bean
    Task<TenantJob> bulkChange(BulkWorker worker) {
        return Tasks.oneTime(WORK)
                .onFailure(new PersistentRetry())
                .execute((instance, context) ->
                        instance.getData()
                                .tenant()
                                .run(() ->
                                        worker.work(
                                                instance.getData().subject(),
                                                context.getSchedulerState()::isShuttingDown)));
    }

    @Bean
    Task<Void> forgetOldBulkChanges(BulkPurge purge) {
        return Tasks.recurring("bulk-change-purge", Schedules.fixedDelay(PURGE_EVERY))
                .execute((_, _) -> purge.purge());
    }
}
