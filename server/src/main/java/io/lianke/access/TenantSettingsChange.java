package io.lianke.access;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantSettings;
import io.lianke.tenancy.Tenants;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Creating and changing tenants on somebody's behalf, with its audit; the creator becomes the new
/// tenant's owner, and the new tenant's audit begins with it.
@Component
@Transactional
public class TenantSettingsChange {
    private final Tenants tenants;
    private final Members members;
    private final Audit audit;
    private final SignIn signIn;

    TenantSettingsChange(Tenants tenants, Members members, Audit audit, SignIn signIn) {
        this.tenants = tenants;
        this.members = members;
        this.audit = audit;
        this.signIn = signIn;
    }

    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Tenant create(TenantSettings settings) {
        var staff =
                Caller.current()
                        .filter(Caller.Staff.class::isInstance)
                        .map(Caller.Staff.class::cast)
                        .orElseThrow(() -> AccessProblem.forbidden("platform operator"));
        var tenant = new Tenant(java.util.UUID.randomUUID());
        tenant.run(() ->
                signIn.transactions()
                        .executeWithoutResult(_ -> {
                            tenants.create(tenant, settings);
                            members.add(staff.userId(), Role.OWNER);
                            audit.record(
                                    AuditEntry.done("tenant.create", "tenant", tenant.id())
                                            .after(fields(settings)));
                        }));
        return tenant;
    }

    public TenantSettings change(TenantSettings settings, int version) {
        var before = tenants.settings();
        tenants.change(settings, version);
        audit.record(
                AuditEntry.done("tenant.update", "tenant", Tenant.current().id())
                        .before(fields(before))
                        .after(fields(settings)));
        return settings;
    }

    static Map<String, String> fields(TenantSettings settings) {
        return Map.of(
                "name", settings.name(),
                "zone", settings.zone().getId(),
                "currency", settings.currency().getCurrencyCode(),
                "region", settings.region(),
                "locale", settings.locale());
    }
}
