package io.lianke.access.web;

import io.lianke.access.Caller;
import io.lianke.access.Permission;
import io.lianke.access.Sessions;
import io.lianke.tenancy.TenantSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is signed in, where, and what they may do.
///
/// @param roleName null for a built-in role
/// @param fields those that may not be edited, with `read`, `mask` or `hide`
record SessionBody(
        User user,
        Settings tenant,
        List<Sessions.Choice> tenants,
        String role,
        @Nullable String roleName,
        String scope,
        List<String> permissions,
        Map<String, String> fields,
        boolean platformOperator) {

    record User(UUID id, String email, String displayName, String locale) {}

    /// @param demoSince when it was filled with the demo company; null: its data is its own
    record Settings(
            UUID id,
            String name,
            String zone,
            String currency,
            String region,
            String locale,
            int version,
            @Nullable Instant demoSince) {
        static Settings of(
                UUID id, TenantSettings settings, int version, Optional<Instant> demoSince) {
            return new Settings(
                    id,
                    settings.name(),
                    settings.zone().getId(),
                    settings.currency().getCurrencyCode(),
                    settings.region(),
                    settings.locale(),
                    version,
                    demoSince.orElse(null));
        }
    }

    static SessionBody of(Caller.Staff staff, Settings tenant, List<Sessions.Choice> choices) {
        return new SessionBody(
                new User(staff.userId(), staff.email(), staff.displayName(), staff.locale()),
                tenant,
                choices,
                staff.role().code(),
                staff.role().name(),
                staff.scope().code(),
                staff.permissions().stream().map(Permission::code).toList(),
                staff.role().fields().codes(),
                staff.platformOperator());
    }
}
