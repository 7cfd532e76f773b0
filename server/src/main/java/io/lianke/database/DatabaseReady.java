package io.lianke.database;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/// Tells whoever started Lianke where it is. Plain text on purpose: scripts and people wait for
/// this line.
class DatabaseReady {
    private final Environment environment;
    private final AtomicBoolean told = new AtomicBoolean();

    DatabaseReady(Environment environment) {
        this.environment = environment;
    }

    /// After everything that a start does: whoever reads the line may ask whether we are ready, or
    /// pull any plug, the next moment.
    @EventListener
    void ready(AvailabilityChangeEvent<ReadinessState> change) {
        if (change.getState() == ReadinessState.ACCEPTING_TRAFFIC
                && told.compareAndSet(false, true)) {
            System.out.println(
                    "Lianke is ready at "
                            + (environment.containsProperty("server.ssl.bundle") ? "https" : "http")
                            + "://localhost:"
                            + environment.getProperty("local.server.port"));
        }
    }
}
