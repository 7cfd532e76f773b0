package io.lianke.exports;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.jobs.PersistentRetry;
import io.lianke.jobs.TenantJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The durable jobs of exports. One that breaks is tried again after 1, 2, 4 ... 30 seconds; one
/// whose turn has not come looks again soon.
@Configuration(proxyBeanMethods = false)
class ExportJobs {
    static final TaskDescriptor<TenantJob> RUN = TaskDescriptor.of("export-run", TenantJob.class);

    private static final Duration TURN_WAIT = Duration.ofSeconds(2);
    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    @Bean
    Task<TenantJob> exportRun(ExportWorker worker) {
        return Tasks.custom(RUN)
                .onFailure(new PersistentRetry())
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    var job = instance.getData();
                    boolean over =
                            job.tenant()
                                    .call(() ->
                                            worker.work(
                                                    job.subject(),
                                                    context.getSchedulerState()::isShuttingDown));
                    return over ? remove() : later();
                });
    }

    private static CompletionHandler<TenantJob> remove() {
        return (_, operations) -> operations.remove();
    }

    private static CompletionHandler<TenantJob> later() {
        return (complete, operations) ->
                operations.reschedule(complete, complete.getTimeDone().plus(TURN_WAIT));
    }

    @Bean
    Task<Void> forgetOldExports(ExportPurge purge) {
        return Tasks.recurring("export-purge", Schedules.fixedDelay(PURGE_EVERY))
                .execute((_, _) -> purge.purge());
    }
}
