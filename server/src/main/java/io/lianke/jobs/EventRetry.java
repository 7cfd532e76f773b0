package io.lianke.jobs;

import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.stereotype.Component;

/// Hands events to the listeners that failed at them once more. A restart does so too; this does it
/// without one.
@Component
class EventRetry {
    private static final int AT_ONCE = 100;

    private final FailedEventPublications failed;

    EventRetry(FailedEventPublications failed) {
        this.failed = failed;
    }

    void resubmitFailed() {
        failed.resubmit(ResubmissionOptions.defaults().withBatchSize(AT_ONCE));
    }
}
