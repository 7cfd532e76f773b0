package io.lianke.start;

import io.lianke.postgres.DatabaseStartException;
import io.lianke.postgres.UnsafeDatabaseException;
import io.lianke.shared.StartRefused;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// The sentence for what keeps Lianke from starting.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis found = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var sentence = sentence(cause);
            if (sentence != null) {
                found = new FailureAnalysis(sentence, null, cause);
            }
        }
        return found;
    }

    private static @Nullable String sentence(Throwable cause) {
        return switch (cause) {
            case StartRefused refused -> refused.getMessage();
            case DatabaseStartException refused -> refused.getMessage();
            case UnsafeDatabaseException refused -> refused.getMessage();
            case PortInUseException inUse ->
                    "Port "
                            + inUse.getPort()
                            + " is in use: stop what listens there, or choose another with --port.";
            case BindException wrong ->
                    variable(wrong.getName()) + " cannot be " + value(wrong) + ".";
            default -> null;
        };
    }

    private static String value(BindException wrong) {
        var property = wrong.getProperty();
        return property == null || wrong.getName().toString().matches(".*(password|key).*")
                ? "what it is"
                : "\"" + property.getValue() + "\"";
    }

    /// The variable by which people set a setting, or the setting's own name.
    private static String variable(ConfigurationPropertyName name) {
        var text = name.toString();
        var first = "lianke.bootstrap.";
        return text.startsWith(first)
                ? "LIANKE_"
                        + text.substring(first.length()).toUpperCase(Locale.ROOT).replace('-', '_')
                : text;
    }
}
