package io.lianke.tenancy;

import static io.lianke.tenancy.db.Tables.TENANTS;

import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.db.Routines;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The organizations that use this installation.
@Component
@Transactional
public class Tenants {
    /// What the tenant of the first start is called until somebody names it.
    public static final String NOT_NAMED = "default";

    private final DSLContext sql;
    private final ApplicationEventPublisher events;

    Tenants(DSLContext sql, ApplicationEventPublisher events) {
        this.sql = sql;
        this.events = events;
    }

    /// Adds a tenant under an id of the caller's making. The caller decides who may.
    public void create(Tenant tenant, TenantSettings settings) {
        Routines.createTenant(
                sql.configuration(),
                tenant.id(),
                settings.name(),
                settings.zone().getId(),
                settings.currency().getCurrencyCode(),
                settings.region(),
                settings.locale());
        events.publishEvent(new TenantCreated(tenant.id()));
    }

    /// The tenant of the first start, if there has been one.
    @Transactional(readOnly = true)
    public Optional<Tenant> first() {
        return Optional.ofNullable(Routines.oldestTenant(sql.configuration())).map(Tenant::new);
    }

    /// How many tenants this installation has.
    @Transactional(readOnly = true)
    public long count() {
        var count = Routines.tenantCount(sql.configuration());
        return count == null ? 0 : count;
    }

    /// When the bound tenant was filled with the demo company; empty when its data is its own.
    @Transactional(readOnly = true)
    public Optional<Instant> demoSince() {
        return sql.select(TENANTS.DEMO_SINCE)
                .from(TENANTS)
                .where(TENANTS.ID.eq(Tenant.current().id()))
                .fetchOptional(TENANTS.DEMO_SINCE);
    }

    /// Marks the bound tenant as a demo company, as part of a change that the caller records.
    ///
    /// @param name for one that nobody has named yet
    public void markDemo(Instant since, String name) {
        sql.update(TENANTS)
                .set(TENANTS.DEMO_SINCE, since)
                .where(TENANTS.ID.eq(Tenant.current().id()))
                .execute();
        sql.update(TENANTS)
                .set(TENANTS.NAME, name)
                .set(TENANTS.VERSION, TENANTS.VERSION.plus(1))
                .where(TENANTS.ID.eq(Tenant.current().id()))
                .and(TENANTS.NAME.eq(NOT_NAMED))
                .execute();
    }

    /// Settings of the bound tenant.
    @Transactional(readOnly = true)
    public TenantSettings settings() {
        return sql.selectFrom(TENANTS)
                .where(TENANTS.ID.eq(Tenant.current().id()))
                .fetchSingle(row ->
                        new TenantSettings(
                                row.getName(),
                                ZoneId.of(row.getZone()),
                                Currency.getInstance(row.getCurrency()),
                                row.getRegion(),
                                row.getLocale()));
    }

    /// Version of the bound tenant's settings, for [#change].
    @Transactional(readOnly = true)
    public int version() {
        return sql.selectFrom(TENANTS)
                .where(TENANTS.ID.eq(Tenant.current().id()))
                .fetchSingle()
                .getVersion();
    }

    /// Changes the bound tenant's settings, if nobody has since `version`.
    public void change(TenantSettings settings, int version) {
        var changed =
                sql.update(TENANTS)
                        .set(TENANTS.NAME, settings.name())
                        .set(TENANTS.ZONE, settings.zone().getId())
                        .set(TENANTS.CURRENCY, settings.currency().getCurrencyCode())
                        .set(TENANTS.REGION, settings.region())
                        .set(TENANTS.LOCALE, settings.locale())
                        .set(TENANTS.VERSION, TENANTS.VERSION.plus(1))
                        .where(TENANTS.ID.eq(Tenant.current().id()))
                        .and(TENANTS.VERSION.eq(version))
                        .execute();
        if (changed == 0) {
            throw RequestProblem.stale();
        }
    }
}
