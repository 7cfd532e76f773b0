package io.lianke.risk;

import io.lianke.shared.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the state of the installation shows. Pure: measures go in, findings come out.
///
/// @param space of the disk under the data
/// @param queueAge how long the oldest work has waited that nobody has taken up
/// @param clocksApart how much the database's clock is ahead of ours
record InstallationSigns(Storage.Space space, Duration queueAge, Duration clocksApart) {
    /// Before anything stops: at twice what is kept free.
    static final int RESERVES = 2;

    static final Duration QUEUE_AGE_MAX = Duration.ofMinutes(5);
    static final Duration CLOCKS_APART_MAX = Duration.ofSeconds(5);

    List<Finding> find(Instant now) {
        var found = new ArrayList<Finding>();
        if (space.total() > 0 && space.free() < space.reserve() * RESERVES) {
            found.add(
                    of(
                            RiskKind.DISK,
                            now,
                            Map.of("freeBytes", space.free(), "totalBytes", space.total())));
        }
        if (queueAge.compareTo(QUEUE_AGE_MAX) > 0) {
            found.add(of(RiskKind.QUEUE_AGE, now, Map.of("seconds", queueAge.toSeconds())));
        }
        if (clocksApart.abs().compareTo(CLOCKS_APART_MAX) > 0) {
            found.add(
                    of(RiskKind.CLOCK_SKEW, now, Map.of("seconds", clocksApart.abs().toSeconds())));
        }
        return found;
    }

    private static Finding of(RiskKind kind, Instant now, Map<String, ?> facts) {
        return Finding.now(kind, Subject.INSTALLATION, now, facts);
    }
}
