package io.lianke.access.web;

import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.TenantSettingsChange;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Organizations and their settings.
@RestController
class TenantController {
    private final TenantSettingsChange settings;
    private final Tenants tenants;

    TenantController(TenantSettingsChange settings, Tenants tenants) {
        this.settings = settings;
        this.tenants = tenants;
    }

    record NewTenant(UUID id) {}

    record SettingsChange(@Valid TenantSettingsBody settings, int version) {}

    @Open(
            value = Open.To.PLATFORM_OPERATORS,
            why = "a tenant cannot be created by another tenant's rights")
    @PostMapping("/api/v1/tenants")
    @ResponseStatus(HttpStatus.CREATED)
    NewTenant createTenant(@Valid @RequestBody TenantSettingsBody body) {
        return new NewTenant(settings.create(body.toSettings()).id());
    }

    @Requires(Permission.TENANT_MANAGE)
    @PutMapping("/api/v1/tenant")
    SessionBody.Settings changeTenant(@Valid @RequestBody SettingsChange change) {
        var changed = settings.change(change.settings().toSettings(), change.version());
        return SessionBody.Settings.of(
                Tenant.current().id(), changed, change.version() + 1, tenants.demoSince());
    }
}
