package io.lianke.customer;

import io.lianke.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Breaks off bulk changes of a tenant after batches, as if the process had died there, or lets a
/// test do something at that moment.
@Component
class BreakingBulkCheckpoint implements BulkCheckpoint {
    private final Map<Tenant, Consumer<UUID>> actions = new ConcurrentHashMap<>();

    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("broken off by the test");
        }
    }

    @Override
    public void passed(UUID change) {
        var action = actions.get(Tenant.current());
        if (action != null) {
            action.accept(change);
        }
    }

    void after(Tenant tenant, Consumer<UUID> action) {
        actions.put(tenant, action);
    }
}
