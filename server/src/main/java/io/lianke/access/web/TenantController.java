package io.lianke.access.web;

import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.TenantSettingsChange;
import io.lianke.audit.Audit;
import io.lianke.audit.RecordedEntry;
import io.lianke.shared.Page;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Organizations, their settings and their record of what was done.
@RestController
class TenantController {
    private final TenantSettingsChange settings;
    private final Tenants tenants;
    private final Audit audit;
    private final JsonMapper json;

    TenantController(TenantSettingsChange settings, Tenants tenants, Audit audit, JsonMapper json) {
        this.settings = settings;
        this.tenants = tenants;
        this.audit = audit;
        this.json = json;
    }

    record NewTenant(UUID id) {}

    record SettingsChange(@Valid TenantSettingsBody settings, int version) {}

    record ActorBody(String kind, @Nullable UUID id, String name) {}

    record AuditEntryBody(
            UUID id,
            Instant at,
            ActorBody actor,
            String action,
            String objectType,
            @Nullable String objectId,
            String outcome,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String reason,
            @Nullable String ip,
            @Nullable String correlationId) {}

    record AuditPage(List<AuditEntryBody> items, @Nullable String nextPageToken) {}

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

    @Requires(Permission.AUDIT_READ)
    @GetMapping("/api/v1/audit")
    AuditPage listAudit(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = audit.list(pageSize, pageToken).map(this::body);
        return new AuditPage(page.items(), page.nextPageToken());
    }

    private AuditEntryBody body(RecordedEntry entry) {
        return new AuditEntryBody(
                entry.id(),
                entry.at(),
                new ActorBody(entry.actorKind(), entry.actorId(), entry.actorName()),
                entry.action(),
                entry.objectType(),
                entry.objectId(),
                entry.outcome(),
                entry.before() == null ? null : json.readTree(entry.before()),
                entry.after() == null ? null : json.readTree(entry.after()),
                entry.reason(),
                entry.ip(),
                entry.correlationId());
    }
}
