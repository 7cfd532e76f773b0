package io.lianke.risk;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Which persons a reader has seen today, so that the same page read a hundred times counts once.
/// What no longer fits counts each time: too much rather than too little.
final class SeenPersons {
    static final int OF_ONE_MAX = 20_000;

    /// Of all readers of a tenant, so that a large one leaves the others theirs.
    static final long OF_TENANT_MAX = 100_000;

    /// Of all readers together: 64 bits of each, under a hundred bytes with everything around them.
    static final long OF_ALL_MAX = 1_000_000;

    private final Set<Long> seen = new HashSet<>();
    private final AtomicLong tenant;
    private final AtomicLong all;
    private boolean forgotten;

    /// @param tenant how many are remembered of the tenant's readers
    /// @param all how many of all
    SeenPersons(AtomicLong tenant, AtomicLong all) {
        this.tenant = tenant;
        this.all = all;
    }

    /// Those not seen so far, each once.
    Set<Long> unseen(Collection<UUID> persons) {
        var found = new HashSet<Long>();
        for (var person : persons) {
            var short64 = person.getMostSignificantBits() * 31 ^ person.getLeastSignificantBits();
            if (!seen.contains(short64)) {
                found.add(short64);
            }
        }
        return found;
    }

    void add(Set<Long> persons) {
        for (var person : persons) {
            if (forgotten
                    || seen.size() >= OF_ONE_MAX
                    || tenant.get() >= OF_TENANT_MAX
                    || all.get() >= OF_ALL_MAX) {
                return;
            }
            if (seen.add(person)) {
                tenant.incrementAndGet();
                all.incrementAndGet();
            }
        }
    }

    void forget() {
        tenant.addAndGet(-seen.size());
        all.addAndGet(-seen.size());
        seen.clear();
        forgotten = true;
    }
}
