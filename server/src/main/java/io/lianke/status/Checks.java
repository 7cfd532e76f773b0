package io.lianke.status;

import io.lianke.shared.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at all checks, on a thread of its own: a job could not tell that jobs stand still. What
/// changes is logged once, so that an alarm is seen without anybody looking.
@Component
public class Checks implements SmartLifecycle {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(Checks.class);

    private final List<Check> checks;
    private final InstantSource clock;
    private final Map<String, Finding> last = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService worker;

    Checks(List<Check> checks, InstantSource clock) {
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
        this.clock = clock;
    }

    /// All of them, by name, as they are now.
    public List<Finding> look() {
        return checks.stream().map(this::look).toList();
    }

    private Finding look(Check check) {
        var now = clock.instant();
        Check.@Nullable Reading reading;
        try {
            reading = check.read();
        } catch (RuntimeException failed) {
            log.atDebug().addKeyValue("check", check.name()).setCause(failed).log("cannot tell");
            reading = null;
        }
        var state = reading == null ? Finding.State.UNKNOWN : Finding.of(reading);
        return found(check.name(), state, reading, now);
    }

    private Finding found(
            String name, Finding.State state, Check.@Nullable Reading reading, Instant now) {
        var before = last.get(name);
        var same = before != null && before.state() == state;
        var since = before != null && same ? before.since() : now;
        var finding = new Finding(name, state, reading, since);
        last.put(name, finding);
        if (!same && (before != null || state != Finding.State.FINE)) {
            var level = state == Finding.State.FINE ? log.atInfo() : log.atWarn();
            level.addKeyValue("check", name)
                    .addKeyValue("state", state.code())
                    .addKeyValue("value", reading == null ? "" : reading.value())
                    .log("a check changed; the runbook has a line for it");
        }
        return finding;
    }

    @Override
    public void start() {
        var thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("checks").daemon().factory());
        worker = thread;
        var _ =
                thread.scheduleWithFixedDelay(
                        this::look,
                        LOOK_EVERY.toMillis(),
                        LOOK_EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        var thread = worker;
        worker = null;
        if (thread != null) {
            thread.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
