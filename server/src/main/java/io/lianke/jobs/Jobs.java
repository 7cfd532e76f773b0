package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Schedules jobs in the running transaction: the job exists if and only if the change that wants
/// it does.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Jobs {
    private final SchedulerClient scheduler;
    private final InstantSource clock;

    Jobs(@Qualifier("schedulerClient") SchedulerClient scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Runs a job on one thing of the bound tenant, now. Asking again while it waits or runs
    /// changes nothing.
    public void run(TaskDescriptor<TenantJob> job, UUID subject) {
        var data = new TenantJob(Tenant.current(), subject);
        scheduler.scheduleIfNotExists(
                job.instance(data.text()).data(data).scheduledTo(clock.instant()));
    }
}
