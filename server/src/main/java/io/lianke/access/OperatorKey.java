package io.lianke.access;

import java.util.UUID;
import org.springframework.stereotype.Component;

/// The API key that whoever runs the installation chose for its first start, as long as the
/// installation is started with it. Who sets it holds the machine, and so the data too.
@Component
public class OperatorKey {
    /// It may be used from anywhere.
    private static final String HERE = "127.0.0.1";

    private final BootstrapSettings settings;
    private final ApiKeys keys;

    OperatorKey(BootstrapSettings settings, ApiKeys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    /// Looks it up each time: asked only about a key that has reached a limit.
    public boolean is(UUID keyId) {
        return !settings.apiKey().isEmpty()
                && keys.recognise(settings.apiKey(), HERE)
                        .filter(caller ->
                                caller instanceof Caller.Program program
                                        && program.keyId().equals(keyId))
                        .isPresent();
    }
}
