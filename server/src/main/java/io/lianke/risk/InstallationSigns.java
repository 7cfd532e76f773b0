package io.lianke.risk;

import io.lianke.shared.Check;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the checks of the installation show that concerns whoever answers for the data too.
final class InstallationSigns {
    private static final Map<String, RiskKind> KINDS =
            Map.of(
                    "disk", RiskKind.DISK,
                    "queue-age", RiskKind.QUEUE_AGE,
                    "outbox-age", RiskKind.QUEUE_AGE,
                    "clock-skew", RiskKind.CLOCK_SKEW);

    private InstallationSigns() {}

    static List<Finding> of(Collection<Check> checks, Instant now) {
        return checks.stream()
                .flatMap(check ->
                        Stream.ofNullable(KINDS.get(check.name()))
                                .flatMap(kind -> finding(kind, check.read(), now)))
                .toList();
    }

    private static Stream<Finding> finding(RiskKind kind, Check.Reading reading, Instant now) {
        return reading.well()
                ? Stream.empty()
                : Stream.of(Finding.now(kind, Subject.INSTALLATION, now, facts(reading)));
    }

    private static Map<String, Long> facts(Check.Reading reading) {
        return switch (reading.unit()) {
            case BYTES -> Map.of("freeBytes", (long) reading.value());
            case SECONDS -> Map.of("seconds", (long) reading.value());
            case COUNT -> Map.of();
        };
    }
}
