package io.lianke.tracking;

import io.lianke.access.Bootstrap;
import io.lianke.tenancy.Tenants;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Registers the source that `LIANKE_BOOTSTRAP_WRITE_KEY` asks for, once, in the first tenant;
/// after [Bootstrap] has made that tenant.
@Component
@Order(2)
class FirstSource implements ApplicationRunner {
    private static final String NAME = "default";
    private static final String CHANNEL = "web";

    private final Bootstrap bootstrap;
    private final Tenants tenants;
    private final Sources sources;
    private final TrackingSettings settings;

    FirstSource(Bootstrap bootstrap, Tenants tenants, Sources sources, TrackingSettings settings) {
        this.bootstrap = bootstrap;
        this.tenants = tenants;
        this.sources = sources;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var key = settings.bootstrapWriteKey();
        tenants.first()
                .ifPresent(tenant ->
                        tenant.run(() ->
                                bootstrap.once(
                                        "LIANKE_BOOTSTRAP_WRITE_KEY",
                                        key,
                                        () -> sources.registerServer(NAME, key, CHANNEL))));
    }
}
