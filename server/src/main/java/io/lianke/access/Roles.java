package io.lianke.access;

import static io.lianke.access.db.Tables.API_KEYS;
import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.ROLES;

import io.lianke.access.db.tables.records.RolesRecord;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The roles of the bound tenant: those built in, and its own, which whoever manages members may
/// make and change. A change holds from the next request of whoever has the role.
@Component
@Transactional
public class Roles {
    public static final int NAME_CHARS_MAX = 60;
    private static final int OWN_MAX = 100;

    private final DSLContext sql;
    private final InstantSource clock;
    private final Audit audit;

    Roles(DSLContext sql, InstantSource clock, Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
    }

    /// A role and who has it.
    ///
    /// @param version 0 for a built-in one
    public record Listed(Role role, int version, int members, int keys) {}

    @Transactional(readOnly = true)
    public List<Listed> list() {
        var members = counts(MEMBERSHIPS, MEMBERSHIPS.ROLE);
        var keys = keys();
        return Stream.concat(
                        Role.builtIn().stream().map(role -> new Listed(role, 0, 0, 0)),
                        rows().stream().map(row -> new Listed(role(row), row.getVersion(), 0, 0)))
                .map(listed ->
                        new Listed(
                                listed.role(),
                                listed.version(),
                                members.getOrDefault(listed.role().code(), 0),
                                keys.getOrDefault(listed.role().code(), 0)))
                .toList();
    }

    /// The one with this code, built in or the tenant's own.
    @Transactional(readOnly = true)
    public Optional<Role> find(String code) {
        return Optional.ofNullable(known().of(code));
    }

    /// The tenant's roles by code.
    @Transactional(readOnly = true)
    Known known() {
        var own = new HashMap<String, Role>();
        rows().forEach(row -> own.put(row.getId().toString(), role(row)));
        return new Known(own);
    }

    record Known(Map<String, Role> own) {
        @org.jspecify.annotations.Nullable
        Role of(String code) {
            return Role.builtIn(code).orElseGet(() -> own.get(code));
        }

        /// A role that is gone allows nothing; no list fails for it.
        Role stored(String code) {
            var role = of(code);
            return role == null
                    ? new Role(code, code, RowScope.OWN, Set.of(), FieldRules.NONE)
                    : role;
        }
    }

    /// Keeps a role from being changed or removed until the transaction ends.
    ///
    /// @return the role as it stays, which may be another than was read before
    Role hold(Role role) {
        if (role.isBuiltIn()) {
            return role;
        }
        return sql.selectFrom(ROLES)
                .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                .and(ROLES.ID.eq(UUID.fromString(role.code())))
                .forKeyShare()
                .fetchOptional(Roles::role)
                .orElseThrow(AccessProblem::roleUnknown);
    }

    /// @throws AccessProblem `access/role-name-taken`; `access/forbidden` for more than the caller
    ///   has
    public Listed create(RoleContent content) {
        Members.requireMayGrant(content.as(""));
        if (rows().size() >= OWN_MAX) {
            throw AccessProblem.tooManyRoles(OWN_MAX);
        }
        var row =
                unlessTaken(() ->
                        sql.insertInto(ROLES)
                                .set(ROLES.TENANT_ID, Tenant.current().id())
                                .set(ROLES.NAME, content.name())
                                .set(ROLES.SCOPE, content.scope().code())
                                .set(ROLES.PERMISSIONS, content.permissionCodes())
                                .set(ROLES.FIELDS, content.fields().stored())
                                .set(ROLES.CREATED_AT, clock.instant())
                                .set(ROLES.UPDATED_AT, clock.instant())
                                .returning()
                                .fetchSingle());
        audit.record(AuditEntry.done("role.create", "role", row.getId()).after(image(role(row))));
        return listed(row);
    }

    /// Changes an own role, if nobody has since `version`.
    public Listed change(UUID id, RoleContent content, int version) {
        var before = existing(id);
        if (before.getVersion() != version) {
            throw RequestProblem.stale();
        }
        Members.requireMayGrant(role(before));
        Members.requireMayGrant(content.as(id.toString()));
        var row =
                unlessTaken(() ->
                        sql.update(ROLES)
                                .set(ROLES.NAME, content.name())
                                .set(ROLES.SCOPE, content.scope().code())
                                .set(ROLES.PERMISSIONS, content.permissionCodes())
                                .set(ROLES.FIELDS, content.fields().stored())
                                .set(ROLES.VERSION, ROLES.VERSION.plus(1))
                                .set(ROLES.UPDATED_AT, clock.instant())
                                .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                                .and(ROLES.ID.eq(id))
                                .returning()
                                .fetchSingle());
        audit.record(
                AuditEntry.done("role.update", "role", id)
                        .before(image(role(before)))
                        .after(image(role(row))));
        return listed(row);
    }

    /// Removes an own role that nobody has.
    public void remove(UUID id) {
        var row = existing(id);
        var listed = listed(row);
        Members.requireMayGrant(listed.role());
        if (listed.members() + listed.keys() > 0) {
            throw AccessProblem.roleInUse(listed.members(), listed.keys());
        }
        sql.deleteFrom(ROLES)
                .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                .and(ROLES.ID.eq(id))
                .execute();
        audit.record(AuditEntry.done("role.remove", "role", id).before(image(listed.role())));
    }

    /// What would change for whom if a role became so.
    @Transactional(readOnly = true)
    public RoleChange compare(UUID id, RoleContent content) {
        var row =
                sql.selectFrom(ROLES)
                        .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                        .and(ROLES.ID.eq(id))
                        .fetchOptional()
                        .orElseThrow(AccessProblem::roleUnknown);
        return RoleChange.between(
                listed(row),
                content.as(id.toString()),
                Caller.current().map(Caller::role).orElse(Role.OWNER));
    }

    private RolesRecord existing(UUID id) {
        return sql.selectFrom(ROLES)
                .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                .and(ROLES.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(AccessProblem::roleUnknown);
    }

    private List<RolesRecord> rows() {
        return sql.selectFrom(ROLES)
                .where(ROLES.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(ROLES.NAME, ROLES.ID)
                .fetch();
    }

    private Listed listed(RolesRecord row) {
        var code = row.getId().toString();
        return new Listed(
                role(row),
                row.getVersion(),
                counts(MEMBERSHIPS, MEMBERSHIPS.ROLE).getOrDefault(code, 0),
                keys().getOrDefault(code, 0));
    }

    private Map<String, Integer> counts(org.jooq.Table<?> table, org.jooq.Field<String> role) {
        return sql.select(role, DSL.count())
                .from(table)
                .where(DSL.field(DSL.name("tenant_id"), UUID.class).eq(Tenant.current().id()))
                .groupBy(role)
                .fetchMap(role, DSL.count());
    }

    /// Also those that have run out: they are listed until they are revoked.
    private Map<String, Integer> keys() {
        return sql.select(API_KEYS.ROLE, DSL.count())
                .from(API_KEYS)
                .where(API_KEYS.TENANT_ID.eq(Tenant.current().id()))
                .and(API_KEYS.REVOKED_AT.isNull())
                .groupBy(API_KEYS.ROLE)
                .fetchMap(API_KEYS.ROLE, DSL.count());
    }

    private static Role role(RolesRecord row) {
        return Role.stored(
                row.getId().toString(),
                row.getName(),
                row.getScope(),
                row.getPermissions(),
                row.getFields());
    }

    private static Map<String, Object> image(Role role) {
        return Map.of(
                "name",
                String.valueOf(role.name()),
                "scope",
                role.scope().code(),
                "permissions",
                role.permissions().stream().map(Permission::code).sorted().toList(),
                "fields",
                new TreeMap<>(role.fields().codes()));
    }

    private static <T> T unlessTaken(java.util.function.Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException _) {
            throw AccessProblem.roleNameTaken();
        }
    }
}
