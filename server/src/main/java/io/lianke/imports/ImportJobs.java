package io.lianke.imports;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.jobs.PersistentRetry;
import io.lianke.jobs.TenantJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The durable jobs of imports. A job that breaks is tried again after 1, 2, 4 ... 30 seconds; when
/// to give up is the worker's decision. A chunk that succeeds in between begins the count anew.
@Configuration(proxyBeanMethods = false)
class ImportJobs {
    /// Works on the run that holds the subject as its token.
    static final TaskDescriptor<TenantJob> RUN = TaskDescriptor.of("import-run", TenantJob.class);

    /// Empties what the run `subject` had laid out.
    static final TaskDescriptor<TenantJob> CLEAN =
            TaskDescriptor.of("import-clean", TenantJob.class);

    private static final Duration PURGE_EVERY = Duration.ofHours(1);

    @Bean
    Task<TenantJob> importRun(ImportWorker worker) {
        return Tasks.oneTime(RUN)
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
    Task<TenantJob> importClean(Staging staging) {
        return Tasks.oneTime(CLEAN)
                .onFailure(new PersistentRetry())
                .execute((instance, _) ->
                        instance.getData()
                                .tenant()
                                .run(() -> staging.clean(instance.getData().subject())));
    }

    @Bean
    Task<Void> forgetOldFiles(ImportPurge purge) {
        return Tasks.recurring("import-purge", Schedules.fixedDelay(PURGE_EVERY))
                .execute((_, _) -> purge.purge());
    }
}
