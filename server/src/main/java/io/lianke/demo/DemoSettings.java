package io.lianke.demo;

import io.lianke.demo.company.Company;
import io.lianke.shared.StartRefused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What `./lianke start --demo` asks for.
///
/// @param customers how many the demo company has; 0: no demo company
/// @param until when its history ends, as an instant; empty: when it is loaded
@ConfigurationProperties("lianke.demo")
record DemoSettings(@DefaultValue("0") int customers, @DefaultValue("") String until) {

    DemoSettings {
        if (customers < 0 || customers > Company.CUSTOMERS_MAX) {
            throw new StartRefused(
                    "The demo company has 1 to "
                            + Company.CUSTOMERS_MAX
                            + " customers, not "
                            + customers
                            + ".");
        }
        if (!until.isEmpty()) {
            try {
                Instant.parse(until);
            } catch (DateTimeParseException wrong) {
                throw new StartRefused(
                        "LIANKE_DEMO_UNTIL is an instant such as 2026-11-24T06:00:00Z, and \""
                                + until
                                + "\" is none.",
                        wrong);
            }
        }
    }

    Optional<Instant> end() {
        return until.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(until));
    }
}
