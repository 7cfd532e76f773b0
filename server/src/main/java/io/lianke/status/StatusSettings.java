package io.lianke.status;

import io.lianke.shared.StartRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// @param metricsToken by which a collector reads the metrics; empty: platform operators only
@ConfigurationProperties("lianke.status")
public record StatusSettings(String metricsToken) {
    private static final int TOKEN_LENGTH_MIN = 24;

    public StatusSettings {
        if (!metricsToken.isEmpty() && metricsToken.length() < TOKEN_LENGTH_MIN) {
            throw new StartRefused(
                    "LIANKE_METRICS_TOKEN needs at least "
                            + TOKEN_LENGTH_MIN
                            + " characters; make one with: openssl rand -hex 16");
        }
    }

    @Override
    public String toString() {
        return "StatusSettings[metricsToken=" + (metricsToken.isEmpty() ? "" : "***") + "]";
    }
}
