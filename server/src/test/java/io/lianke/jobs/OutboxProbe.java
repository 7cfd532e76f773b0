package io.lianke.jobs;

import io.lianke.tenancy.TenantEvent;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// A listener as any module has them, that can be told to fail once.
@Component
class OutboxProbe {
    static final Set<UUID> FAIL_ONCE = ConcurrentHashMap.newKeySet();
    static final Map<UUID, String> TENANT_SEEN = new ConcurrentHashMap<>();

    private final DSLContext sql;

    OutboxProbe(DSLContext sql) {
        this.sql = sql;
    }

    record Happened(UUID tenantId, UUID subject) implements TenantEvent {}

    @ApplicationModuleListener
    void on(Happened event) {
        if (FAIL_ONCE.remove(event.subject())) {
            throw new IllegalStateException("planted");
        }
        TENANT_SEEN.put(
                event.subject(),
                String.valueOf(
                        Objects.requireNonNull(
                                sql.fetchValue(
                                        "select string_agg(distinct tenant_id::text, ',') from access.api_keys"))));
    }
}
