package io.lianke.customer;

import io.lianke.access.Reach;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Remembers for a minute which lists had more customers than are counted. Counting them again
/// costs more than the page itself, and would say the same unless thousands went in that minute.
/// What is below the cap is counted each time.
@Component
class CappedCounts {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int LISTS_MAX = 1_000;

    private final InstantSource clock;
    private final Map<Key, Instant> capped =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
                    return size() > LISTS_MAX;
                }
            };

    CappedCounts(InstantSource clock) {
        this.clock = clock;
    }

    /// Thousands have come or gone in the bound tenant.
    synchronized void forget() {
        capped.keySet().removeIf(key -> key.tenant().equals(Tenant.current()));
    }

    private record Key(Tenant tenant, Reach reach, CustomerQuery query) {
        static Key of(CustomerQuery query) {
            var all = CustomerQuery.ALL;
            return new Key(
                    Tenant.current(), Reach.current(), query.sortedBy(all.sort(), all.direction()));
        }
    }

    synchronized boolean known(CustomerQuery query) {
        var until = capped.get(Key.of(query));
        return until != null && clock.instant().isBefore(until);
    }

    synchronized void keep(CustomerQuery query) {
        capped.put(Key.of(query), clock.instant().plus(KEPT));
    }
}
