package io.lianke.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;

/// Starts the embedded PostgreSQL as soon as the settings are known, while the context is still
/// being built, and ends it again when the application does not come up.
public final class DatabaseStart implements ApplicationListener<SpringApplicationEvent> {
    private @Nullable StartingDatabase started;

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
            start(prepared);
        }
        if (event instanceof ApplicationFailedEvent && started != null) {
            started.close();
        }
    }

    private void start(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (!environment.getProperty("lianke.database.url", "").isBlank()) {
            return;
        }
        var starting =
                StartingDatabase.embedded(Path.of(environment.getProperty("lianke.data", "data")));
        started = starting;
        var bootstrap = event.getBootstrapContext();
        bootstrap.register(StartingDatabase.class, BootstrapRegistry.InstanceSupplier.of(starting));
        bootstrap.addCloseListener(closed ->
                closed.getApplicationContext()
                        .getBeanFactory()
                        .registerSingleton("embeddedDatabase", starting));
    }
}
