package io.lianke.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a job that broke tried again after 1, 2, 4 ... 30 seconds, and waits when the database
/// cannot even write that down. When to give up is the job's own decision.
///
/// A job breaks most often because the database is away. db-scheduler alone then leaves the job
/// marked as taken, and finds it when its heartbeats have been missing for half a minute.
public final class PersistentRetry implements FailureHandler<TenantJob> {
    private static final Logger log = LoggerFactory.getLogger(PersistentRetry.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    @Override
    public void onFailure(ExecutionComplete failed, ExecutionOperations<TenantJob> operations) {
        var next = failed.getTimeDone().plus(untilNextTry(failed));
        var refusals = 0;
        // The scheduler interrupts its threads when it has waited for them long enough.
        while (!Thread.currentThread().isInterrupted()) {
            try {
                operations.reschedule(failed, next);
                if (refusals > 0) {
                    log.atInfo()
                            .addKeyValue("job", failed.getExecution().getTaskName())
                            .addKeyValue("refusals", refusals)
                            .log("the database takes it down again");
                }
                return;
            } catch (RuntimeException refused) {
                if (!isOfTheDatabase(refused)) {
                    throw refused;
                }
                // Said once: a night without a database must not fill the disk with it.
                if (refusals++ == 0) {
                    log.atWarn()
                            .addKeyValue("job", failed.getExecution().getTaskName())
                            .addKeyValue("cause", refused.toString())
                            .log("the database does not take down that a job is to be tried again");
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static Duration untilNextTry(ExecutionComplete failed) {
        var failures =
                failed.getCause().orElse(null) instanceof Stumbled stumbled
                        ? Math.max(0, stumbled.attempts() - 1)
                        : failed.getExecution().consecutiveFailures;
        var wait = Duration.ofSeconds(1L << Math.min(failures, 10));
        return wait.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : wait;
    }

    private static boolean isOfTheDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }
}
