package io.lianke.database;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database answers. Asked once a second at most, and by one at a time: anybody may
/// probe, as often as they like.
final class DatabaseHealth implements HealthIndicator {
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);

    private final HealthIndicator database;
    private final InstantSource clock;
    private @Nullable Answer last;

    private record Answer(@Nullable Health health, Instant at) {}

    DatabaseHealth(HealthIndicator database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable Health health() {
        var known = last;
        var now = clock.instant();
        if (known != null
                && !now.isBefore(known.at())
                && now.isBefore(known.at().plus(ASK_EVERY))) {
            return known.health();
        }
        var health = database.health();
        last = new Answer(health, clock.instant());
        return health;
    }
}
