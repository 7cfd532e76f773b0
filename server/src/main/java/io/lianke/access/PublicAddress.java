package io.lianke.access;

import java.net.URI;
import java.util.Objects;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Where browsers find this installation, as whoever runs it says. It is never taken from a
/// request, whose `Host` anybody can write: passkeys and single sign-on are bound to it.
@Component
class PublicAddress {
    private final PublicAddressSettings settings;
    private final Environment environment;

    PublicAddress(PublicAddressSettings settings, Environment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// Scheme, host and port, as a browser writes them into what it signs.
    String origin() {
        return settings.publicUrl().isEmpty()
                ? (environment.containsProperty("server.ssl.bundle") ? "https" : "http")
                        + "://localhost:"
                        + environment.getProperty(
                                "local.server.port", environment.getProperty("server.port", "8080"))
                : settings.publicUrl();
    }

    String host() {
        return Objects.requireNonNull(URI.create(origin()).getHost());
    }
}
