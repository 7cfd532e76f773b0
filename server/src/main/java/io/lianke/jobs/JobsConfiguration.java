package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.lianke.database.DatabaseSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// db-scheduler over the application's pool. It starts when the application is ready and stops
/// before the pool does; a job that was running when the process died is picked up after four
/// missed heartbeats, or at once when this process starts again over a database of its own.
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
    private static final String TABLE = "jobs.scheduled_tasks";
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);
    private static final Duration EVENT_RETRY = Duration.ofMinutes(1);
    private static final int THREADS = 3;

    @Bean
    SchedulerClient schedulerClient(DataSource dataSource) {
        return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .tableName(TABLE)
                .serializer(new TenantJobSerializer())
                .build();
    }

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks) {
        // A recurring task that is merely known would never run.
        var recurring = recurring(tasks);
        var others = tasks.stream().filter(task -> !recurring.contains(task)).toList();
        return Scheduler.create(dataSource, others)
                .startTasks(recurring)
                .tableName(TABLE)
                .serializer(new TenantJobSerializer())
                .threads(THREADS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(STOP_WAIT)
                .build();
    }

    private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
        var found = new ArrayList<RecurringTask<?>>();
        for (var task : tasks) {
            if (task instanceof RecurringTask<?> recurring) {
                found.add(recurring);
            }
        }
        return found;
    }

    @Bean
    Task<Void> resubmitFailedEvents(EventRetry retry) {
        return Tasks.recurring("resubmit-failed-events", Schedules.fixedDelay(EVENT_RETRY))
                .execute((_, _) -> retry.resubmitFailed());
    }

    @Bean
    SchedulerStart schedulerStart(Scheduler scheduler, DSLContext sql, DatabaseSettings database) {
        return new SchedulerStart(scheduler, sql, database.url().isEmpty());
    }

    /// @param alone the database serves this process only, for it runs inside; so nobody can be at
    ///   work on a job at the start, whatever the heartbeats say
    record SchedulerStart(Scheduler scheduler, DSLContext sql, boolean alone) {
        private static final String RELEASE =
                """
                update jobs.scheduled_tasks
                set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                where picked
                """;

        @EventListener
        @Order(Ordered.HIGHEST_PRECEDENCE)
        void ready(ApplicationReadyEvent event) {
            if (alone) {
                sql.execute(RELEASE);
            }
            scheduler.start();
        }
    }
}
