package io.lianke.access;

import static io.lianke.access.db.Tables.API_KEYS;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.access.db.tables.records.ApiKeysRecord;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keys by which programs act in one tenant.
@Component
@Transactional
public class ApiKeys {
    private static final int DAYS_MAX = 366;
    private static final int LIST_MAX = 500;
    private static final int PREFIX_LENGTH = 7;

    private final DSLContext sql;
    private final InstantSource clock;
    private final Audit audit;
    private final Roles roles;

    ApiKeys(DSLContext sql, InstantSource clock, Audit audit, Roles roles) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
    }

    /// A key as everybody but its first reader sees it.
    public record ApiKey(
            UUID id,
            String name,
            String prefix,
            Role role,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            KeyNetworks networks) {}

    /// A new key with its secret, which is shown this once.
    public record Issued(ApiKey key, String secret) {}

    /// Makes a new key.
    ///
    /// @param expiresAt at most a year away; a year when null
    public Issued issue(String name, Role role, @Nullable Instant expiresAt) {
        return issue(name, role, expiresAt, KeyNetworks.ANYWHERE);
    }

    /// The same for use from some networks only.
    public Issued issue(String name, Role role, @Nullable Instant expiresAt, KeyNetworks networks) {
        Members.requireMayGrant(roles.hold(role));
        // A program belongs to no store.
        if (role.scope() != RowScope.ALL) {
            throw RequestProblem.invalid("/role", "request/choice", Map.of());
        }
        var secret = Secret.generate("lk_");
        return new Issued(insert(secret.text(), name, role, expiresAt, networks), secret.text());
    }

    /// Registers a secret the operator chose, with the owner's rights.
    void register(String secret, String name) {
        insert(secret, name, Role.OWNER, null, KeyNetworks.ANYWHERE);
    }

    private ApiKey insert(
            String secret,
            String name,
            Role role,
            @Nullable Instant expiresAt,
            KeyNetworks networks) {
        var now = clock.instant();
        var expiry = expiresAt == null ? now.plus(Duration.ofDays(DAYS_MAX)) : expiresAt;
        if (expiry.isBefore(now) || expiry.isAfter(now.plus(Duration.ofDays(DAYS_MAX)))) {
            throw AccessProblem.expiryTooFar(DAYS_MAX);
        }
        var row =
                sql.insertInto(API_KEYS)
                        .set(API_KEYS.TENANT_ID, Tenant.current().id())
                        .set(API_KEYS.NAME, name)
                        .set(
                                API_KEYS.PREFIX,
                                secret.substring(0, Math.min(PREFIX_LENGTH, secret.length() / 4)))
                        .set(API_KEYS.KEY_HASH, Secret.hash(secret))
                        .set(API_KEYS.ROLE, role.code())
                        .set(API_KEYS.CREATED_BY, Actor.current().name())
                        .set(API_KEYS.EXPIRES_AT, expiry)
                        .set(API_KEYS.NETWORKS, networks.all().toArray(String[]::new))
                        .returning()
                        .fetchSingle();
        audit.record(
                AuditEntry.done("api-key.create", "api-key", row.getId())
                        .after(
                                Map.of(
                                        "name",
                                        name,
                                        "role",
                                        role.code(),
                                        "expiresAt",
                                        expiry.toString(),
                                        "networks",
                                        networks.all())));
        return toKey(row, role);
    }

    /// Keys that are not revoked, newest first.
    @Transactional(readOnly = true)
    public List<ApiKey> list() {
        var known = roles.known();
        return sql.selectFrom(API_KEYS)
                .where(API_KEYS.TENANT_ID.eq(Tenant.current().id()))
                .and(API_KEYS.REVOKED_AT.isNull())
                .orderBy(API_KEYS.CREATED_AT.desc(), API_KEYS.ID.desc())
                .limit(LIST_MAX)
                .fetch(row -> toKey(row, known.stored(row.getRole())));
    }

    public void revoke(UUID id) {
        var revoked =
                sql.update(API_KEYS)
                        .set(API_KEYS.REVOKED_AT, clock.instant())
                        .where(API_KEYS.TENANT_ID.eq(Tenant.current().id()))
                        .and(API_KEYS.ID.eq(id))
                        .and(API_KEYS.REVOKED_AT.isNull())
                        .returningResult(API_KEYS.NAME, API_KEYS.ROLE)
                        .fetchOptional()
                        .orElseThrow(AccessProblem::keyUnknown);
        audit.record(
                AuditEntry.done("api-key.revoke", "api-key", id)
                        .before(Map.of("name", revoked.value1(), "role", revoked.value2())));
    }

    /// The program behind a secret, while the key is good. One statement, committed by itself: each
    /// request pays for it. Tries from a network that the key does not know count as use, so that
    /// they can be seen.
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<Caller> recognise(String secret, String ip) {
        var found = Tables.FIND_API_KEY.call(Secret.hash(secret));
        return sql.selectFrom(found)
                .where(Routines.keyAdmits(found.ID, DSL.val(ip)))
                .fetchOptional(row ->
                        new Caller.Program(
                                row.getId(),
                                row.getName(),
                                new Tenant(row.getTenantId()),
                                Role.stored(
                                        row.getRole(),
                                        row.getRoleName(),
                                        row.getRoleScope(),
                                        row.getRolePermissions(),
                                        row.getRoleFields())));
    }

    private static ApiKey toKey(ApiKeysRecord row, Role role) {
        return new ApiKey(
                row.getId(),
                row.getName(),
                row.getPrefix(),
                role,
                row.getCreatedBy(),
                row.getCreatedAt(),
                row.getExpiresAt(),
                row.getLastUsedAt(),
                new KeyNetworks(List.of(row.getNetworks())));
    }
}
