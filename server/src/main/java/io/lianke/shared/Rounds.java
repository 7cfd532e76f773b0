package io.lianke.shared;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Something that is done again and again on a thread of its own, for jobs may take all threads
/// there are for hours. What is done must not throw: it would not be done again.
public final class Rounds {
    /// How long a stop waits for the round that is under way.
    public static final Duration STOP_MAX = Duration.ofSeconds(5);

    private final String name;
    private final Runnable round;
    private volatile @Nullable ScheduledExecutorService worker;

    /// @param name of the thread
    public Rounds(String name, Runnable round) {
        this.name = name;
        this.round = round;
    }

    /// Does it after a while and then again and again; may be started again after a stop.
    ///
    /// @param every from the end of one to the begin of the next
    public void start(Duration first, Duration every) {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name(name).daemon().factory());
        worker = thread;
        var _ =
                thread.scheduleWithFixedDelay(
                        round, first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Lets the round under way end.
    ///
    /// @return whether it has, so that something may be done after all of them
    public boolean stop() {
        var thread = worker;
        if (thread == null) {
            return false;
        }
        worker = null;
        thread.shutdown();
        try {
            return thread.awaitTermination(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public boolean isRunning() {
        return worker != null;
    }
}
