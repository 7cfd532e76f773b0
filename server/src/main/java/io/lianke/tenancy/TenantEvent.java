package io.lianke.tenancy;

import java.util.UUID;

/// An event of one tenant. Its listeners run with that tenant bound again.
public interface TenantEvent {
    UUID tenantId();
}
