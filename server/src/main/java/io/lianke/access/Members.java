package io.lianke.access;

import static io.lianke.access.db.Tables.INVITATIONS;
import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.USERS;

import io.lianke.access.db.Routines;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The staff of the bound tenant.
@Component
@Transactional
public class Members {
    private static final Duration INVITATION_LIFE = Duration.ofDays(7);
    static final int LIST_MAX = 10_000;

    private final DSLContext sql;
    private final InstantSource clock;
    private final Audit audit;
    private final Roles roles;
    private final Tenants tenants;
    private final ObjectProvider<Territories> territories;

    Members(
            DSLContext sql,
            InstantSource clock,
            Audit audit,
            Roles roles,
            Tenants tenants,
            ObjectProvider<Territories> territories) {
        this.sql = sql;
        this.territories = territories;
        this.clock = clock;
        this.audit = audit;
        this.roles = roles;
        this.tenants = tenants;
    }

    public enum Status {
        INVITED,
        ACTIVE,
        SUSPENDED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Optional<Status> of(String code) {
            return List.of(values()).stream()
                    .filter(status -> status.code().equals(code))
                    .findFirst();
        }
    }

    public record Member(
            UUID id,
            String email,
            String displayName,
            Role role,
            RowScope scope,
            Status status,
            Instant createdAt) {}

    /// What everybody may know of a colleague.
    ///
    /// @param active whether the person may work here, or has been invited to
    public record Colleague(UUID id, String name, boolean active) {}

    /// A member who was invited, and the secret of the link to pass on.
    public record Invited(Member member, String token) {}

    @Transactional(readOnly = true)
    public List<Member> list() {
        return members(DSL.noCondition());
    }

    private List<Member> members(Condition which) {
        var known = roles.known();
        return sql.select(
                        USERS.ID,
                        USERS.EMAIL,
                        USERS.DISPLAY_NAME,
                        MEMBERSHIPS.ROLE,
                        MEMBERSHIPS.SCOPE,
                        MEMBERSHIPS.STATUS,
                        MEMBERSHIPS.CREATED_AT)
                .from(MEMBERSHIPS)
                .join(USERS)
                .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .orderBy(MEMBERSHIPS.CREATED_AT, USERS.ID)
                .limit(LIST_MAX)
                .fetch(row ->
                        new Member(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                known.stored(row.value4()),
                                RowScope.stored(row.value5()),
                                Status.of(row.value6()).orElseThrow(),
                                row.value7()));
    }

    /// Everybody by name, also those who are suspended.
    @Transactional(readOnly = true)
    public List<Colleague> colleagues() {
        return list().stream()
                .map(member ->
                        new Colleague(
                                member.id(),
                                member.displayName(),
                                member.status() != Status.SUSPENDED))
                .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
                .toList();
    }

    /// Some of them, by id. Members are suspended and never removed, so whoever was one is found;
    /// others are left out.
    @Transactional(readOnly = true)
    public Map<UUID, Colleague> colleagues(Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .select(USERS.ID, USERS.DISPLAY_NAME, MEMBERSHIPS.STATUS)
                .from(MEMBERSHIPS)
                .join(USERS)
                .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(MEMBERSHIPS.USER_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetch()
                .stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                row -> row.value1(),
                                row ->
                                        new Colleague(
                                                row.value1(),
                                                row.value2(),
                                                !row.value3().equals(Status.SUSPENDED.code()))));
    }

    @Transactional(readOnly = true)
    public Member get(UUID id) {
        return members(MEMBERSHIPS.USER_ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(AccessProblem::memberUnknown);
    }

    /// Invites a person by e-mail address. No mail is sent: the inviter passes the link on.
    public Invited invite(String emailText, String displayName, Role role, RowScope scope) {
        requireMayGrant(roles.hold(role));
        requireFits(role, scope);
        var email = Email.parse(emailText, "/email").value();
        var locale = tenants.settings().locale();
        var userId =
                Objects.requireNonNull(
                        Routines.ensureUser(
                                sql.configuration(), email, displayName, locale, false));
        var added =
                sql.insertInto(MEMBERSHIPS)
                        .set(MEMBERSHIPS.TENANT_ID, Tenant.current().id())
                        .set(MEMBERSHIPS.USER_ID, userId)
                        .set(MEMBERSHIPS.ROLE, role.code())
                        .set(MEMBERSHIPS.SCOPE, scope.code())
                        .set(MEMBERSHIPS.STATUS, Status.INVITED.code())
                        .onConflictDoNothing()
                        .execute();
        if (added == 0) {
            throw AccessProblem.alreadyMember();
        }
        refreshReach(Set.of(userId));
        audit.record(
                AuditEntry.done("member.invite", "member", userId)
                        .after(Map.of("email", email, "role", role.code(), "scope", scope.code())));
        return new Invited(get(userId), newLink(userId));
    }

    /// A fresh link for somebody who was invited and has not come yet, or was suspended; the older
    /// one stops working. Whoever has it becomes that member, and so it is for those only who may
    /// make one.
    public Invited inviteAgain(UUID id) {
        var member = held(id);
        requireMayGrant(roles.hold(member.role()));
        if (member.status() == Status.ACTIVE) {
            throw AccessProblem.alreadyMember();
        }
        sql.update(MEMBERSHIPS)
                .set(MEMBERSHIPS.STATUS, Status.INVITED.code())
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(MEMBERSHIPS.USER_ID.eq(id))
                .execute();
        audit.record(
                AuditEntry.done("member.invite-again", "member", id)
                        .before(Map.of("status", member.status().code()))
                        .after(Map.of("status", Status.INVITED.code())));
        return new Invited(get(id), newLink(id));
    }

    /// A member who stays as they are until the transaction ends.
    private Member held(UUID id) {
        sql.select(MEMBERSHIPS.USER_ID)
                .from(MEMBERSHIPS)
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(MEMBERSHIPS.USER_ID.eq(id))
                .forUpdate()
                .fetch();
        return get(id);
    }

    private String newLink(UUID userId) {
        var secret = Secret.generate("");
        sql.insertInto(INVITATIONS)
                .set(INVITATIONS.TENANT_ID, Tenant.current().id())
                .set(INVITATIONS.USER_ID, userId)
                .set(INVITATIONS.TOKEN_HASH, secret.hash())
                .set(INVITATIONS.EXPIRES_AT, clock.instant().plus(INVITATION_LIFE))
                .onConflict(INVITATIONS.TENANT_ID, INVITATIONS.USER_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        return secret.text();
    }

    /// Changes role, scope and status. Whoever loses rights loses every session at once, and
    /// whoever is suspended an invitation that waits as well.
    public Member change(UUID id, Role role, RowScope scope, Status status) {
        // Owners are locked in one order, so that two of them cannot each remove the other.
        var owners =
                sql.select(MEMBERSHIPS.USER_ID)
                        .from(MEMBERSHIPS)
                        .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                        .and(MEMBERSHIPS.ROLE.eq(Role.OWNER.code()))
                        .and(MEMBERSHIPS.STATUS.eq(Status.ACTIVE.code()))
                        .orderBy(MEMBERSHIPS.USER_ID)
                        .forUpdate()
                        .fetch(MEMBERSHIPS.USER_ID);
        var before = held(id);
        requireMayGrant(roles.hold(before.role()));
        requireMayGrant(roles.hold(role));
        requireFits(role, scope);
        if ((before.status() == Status.INVITED) != (status == Status.INVITED)
                && status != Status.SUSPENDED) {
            throw AccessProblem.invitationUnknown();
        }
        var staysOwner = role.equals(Role.OWNER) && status == Status.ACTIVE;
        if (owners.equals(List.of(id)) && !staysOwner) {
            throw AccessProblem.lastOwner();
        }
        sql.update(MEMBERSHIPS)
                .set(MEMBERSHIPS.ROLE, role.code())
                .set(MEMBERSHIPS.SCOPE, scope.code())
                .set(MEMBERSHIPS.STATUS, status.code())
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(MEMBERSHIPS.USER_ID.eq(id))
                .execute();
        if (status == Status.SUSPENDED) {
            sql.deleteFrom(INVITATIONS)
                    .where(INVITATIONS.TENANT_ID.eq(Tenant.current().id()))
                    .and(INVITATIONS.USER_ID.eq(id))
                    .execute();
        }
        refreshReach(Set.of(id));
        Routines.endSessions(sql.configuration(), id, null, null);
        audit.record(
                AuditEntry.done("member.update", "member", id)
                        .before(image(before.role(), before.scope(), before.status()))
                        .after(image(role, scope, status)));
        return get(id);
    }

    private static Map<String, String> image(Role role, RowScope scope, Status status) {
        return Map.of("role", role.code(), "scope", scope.code(), "status", status.code());
    }

    /// An owner who saw a part could not mend that, nor anything else.
    private static void requireFits(Role role, RowScope scope) {
        if (role.equals(Role.OWNER) && scope != RowScope.ALL) {
            throw RequestProblem.invalid("/scope", "request/choice", Map.of());
        }
    }

    /// Nobody gives more than they have; work that nobody asked for may give anything.
    public static void requireMayGrant(Role role) {
        if (!Caller.current().map(caller -> caller.role().mayGrant(role)).orElse(true)) {
            throw AccessProblem.forbidden(role.code());
        }
    }

    /// Writes down anew what members reach, as the organization is laid out now: those named, or
    /// with null all whose scope is a part of it.
    public void refreshReach(@Nullable Set<UUID> ids) {
        var scopes =
                sql
                        .select(MEMBERSHIPS.USER_ID, MEMBERSHIPS.SCOPE)
                        .from(MEMBERSHIPS)
                        .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                        .and(
                                ids == null
                                        ? MEMBERSHIPS.SCOPE.ne(RowScope.ALL.code())
                                        : MEMBERSHIPS.USER_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .forUpdate()
                        .fetch()
                        .stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        row -> row.value1(), row -> RowScope.stored(row.value2())));
        territories
                .getObject()
                .reached(scopes)
                .forEach((id, reached) ->
                        sql.update(MEMBERSHIPS)
                                .set(MEMBERSHIPS.REACHED, reached.toArray(String[]::new))
                                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                                .and(MEMBERSHIPS.USER_ID.eq(id))
                                .execute());
    }

    /// Makes an active member of a user who has proved who they are, as part of a change that the
    /// caller records.
    void add(UUID userId, Role role) {
        sql.insertInto(MEMBERSHIPS)
                .set(MEMBERSHIPS.TENANT_ID, Tenant.current().id())
                .set(MEMBERSHIPS.USER_ID, userId)
                .set(MEMBERSHIPS.ROLE, role.code())
                .set(MEMBERSHIPS.SCOPE, role.scope().code())
                .set(MEMBERSHIPS.STATUS, Status.ACTIVE.code())
                .execute();
    }
}
