package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Schedules jobs in the running transaction: the job exists if and only if the change that wants
/// it does.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Jobs {
    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final InstantSource clock;

    /// @param scheduler which knows the jobs, as they know this: hence asked for when it is needed
    Jobs(
            @Qualifier("schedulerClient") SchedulerClient client,
            ObjectProvider<Scheduler> scheduler,
            InstantSource clock) {
        this.client = client;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Runs a job on one thing of the bound tenant, as soon as the transaction is over. Asking
    /// again while it waits or runs changes nothing.
    public void run(TaskDescriptor<TenantJob> job, UUID subject) {
        var data = new TenantJob(Tenant.current(), subject);
        client.scheduleIfNotExists(
                job.instance(data.text()).data(data).scheduledTo(clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new LookAtOnce());
    }

    /// The scheduler would else find the job when it looks next, within a second.
    private final class LookAtOnce implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            scheduler.getObject().triggerCheckForDueExecutions();
        }
    }
}
