package io.lianke.audit;

import io.lianke.shared.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whether what is done is still chained and signed.
@Configuration(proxyBeanMethods = false)
class AuditChecks {
    private static final Duration UNSEALED_MAX = Duration.ofMinutes(2);
    private static final Duration UNSIGNED_MAX = Duration.ofHours(2);

    @Bean
    Check auditUnsealed(Sealing sealing, InstantSource clock) {
        return new Age("audit-unsealed", sealing::lastRound, UNSEALED_MAX, clock);
    }

    @Bean
    Check auditUnsigned(Sealing sealing, InstantSource clock) {
        return new Age("audit-unsigned", sealing::lastSigned, UNSIGNED_MAX, clock);
    }

    record Age(String name, Supplier<Instant> last, Duration max, InstantSource clock)
            implements Check {
        @Override
        public Reading read() {
            return Reading.atMost(
                    (double) max.toSeconds(),
                    (double) Math.max(0, Duration.between(last.get(), clock.instant()).toSeconds()),
                    Unit.SECONDS);
        }
    }
}
