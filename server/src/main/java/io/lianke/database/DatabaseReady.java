package io.lianke.database;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// Tells whoever started Lianke where it is. Plain text on purpose: scripts and people wait for
/// this line.
class DatabaseReady {
    private final Environment environment;

    DatabaseReady(Environment environment) {
        this.environment = environment;
    }

    /// Last of all who listen: whoever reads the line may pull any plug the next moment.
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        System.out.println(
                "Lianke is ready at "
                        + (environment.containsProperty("server.ssl.bundle") ? "https" : "http")
                        + "://localhost:"
                        + environment.getProperty("local.server.port"));
    }
}
