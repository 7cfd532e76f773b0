package io.lianke.database;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Answers which tenant the running code works for; implemented by the module that knows.
public interface TenantBinding {
    @Nullable UUID boundTenant();
}
