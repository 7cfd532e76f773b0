package io.lianke.imports;

import io.lianke.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Breaks off the work of a tenant after chunks, as if the process had died there, or lets a test
/// do something at that moment.
@Component
class BreakingCheckpoint implements Checkpoint {
    private final Map<Tenant, Consumer<Run>> actions = new ConcurrentHashMap<>();
    private final Map<Tenant, List<Run>> passed = new ConcurrentHashMap<>();

    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Broken() {
            super("broken off by the test");
        }
    }

    @Override
    public void passed(Run run) {
        var tenant = Tenant.current();
        passed.computeIfAbsent(tenant, _ -> new CopyOnWriteArrayList<>()).add(run);
        var action = actions.get(tenant);
        if (action != null) {
            action.accept(run);
        }
    }

    void after(Tenant tenant, Consumer<Run> action) {
        actions.put(tenant, action);
    }

    List<Run> passed(Tenant tenant) {
        return List.copyOf(passed.getOrDefault(tenant, List.of()));
    }
}
