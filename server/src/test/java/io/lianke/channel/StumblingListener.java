package io.lianke.channel;

import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantCreated;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Fails for tenants a test names, until it stops naming them.
@Component
class StumblingListener {
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();
    private final List<UUID> boundTo = new CopyOnWriteArrayList<>();

    @ApplicationModuleListener
    void on(TenantCreated created) {
        if (refused.contains(created.tenantId())) {
            throw new IllegalStateException("Stumbled");
        }
        boundTo.add(Tenant.current().id());
    }

    Set<UUID> refused() {
        return refused;
    }

    List<UUID> boundTo() {
        return boundTo;
    }
}
