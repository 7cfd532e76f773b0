package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing in, out, and being recognised in between. A session is a random token in a cookie; the
/// database keeps its hash. Everything here answers before a tenant is known, so each step binds
/// what it has found and opens a transaction of its own.
@Component
public class Sessions {
    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final TransactionTemplate apart;
    private final Passwords passwords;
    private final Guesses guesses;
    private final SecondFactor second;
    private final SignInPolicies policies;
    private final Audit audit;

    Sessions(
            DSLContext sql,
            TransactionTemplate transactions,
            Passwords passwords,
            Guesses guesses,
            SecondFactor second,
            SignInPolicies policies,
            Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.apart =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager()));
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.passwords = passwords;
        this.guesses = guesses;
        this.second = second;
        this.policies = policies;
        this.audit = audit;
    }

    /// Where a request came from.
    public record Origin(String ip, @Nullable String userAgent) {}

    /// One of a user's sessions, as shown to that user.
    public record Listed(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            @Nullable String ip,
            @Nullable String userAgent,
            String factor) {}

    /// A tenant a user may switch to.
    public record Choice(UUID id, String name) {}

    /// Signs a person in, or half-way in when there is a second factor.
    ///
    /// @throws AccessProblem `access/wrong-credentials`, the same whatever was wrong;
    ///   `access/locked` after too many tries
    public Admission signIn(String emailText, String password, Origin origin) {
        var email = Email.parse(emailText, "/email").value();
        guesses.take(email, origin.ip());
        var logins = inTransaction(() -> sql.selectFrom(Tables.FIND_LOGIN.call(email)).fetch());
        var login = logins.isEmpty() ? null : logins.getFirst();
        var known = passwords.matches(password, login == null ? null : login.getPasswordHash());
        var tenant =
                login == null || login.getTenantId() == null
                        ? null
                        : new Tenant(login.getTenantId());
        if (!known || tenant == null || login == null) {
            refuse(tenant, login == null ? null : login.getUserId(), origin, "wrong password");
            throw AccessProblem.wrongCredentials();
        }
        guesses.right(email, origin.ip());
        return tenant.call(() ->
                as(
                        login.getUserId(),
                        login.getDisplayName(),
                        origin,
                        () -> admit(login.getUserId(), tenant, origin)));
    }

    /// Lets a person into the bound tenant, in one transaction and in their name, with the entry
    /// that says so.
    Admission as(UUID userId, String displayName, Origin origin, Supplier<Admission> admit) {
        return new Actor(Actor.Kind.USER, userId, displayName, origin.ip())
                .call(() ->
                        inTransaction(() -> {
                            var admission = admit.get();
                            var action =
                                    switch (admission) {
                                        case Admission.Whole _ -> "session.open";
                                        case Admission.Half _, Admission.Enrolment _ ->
                                                "session.begin";
                                    };
                            audit.record(AuditEntry.done(action, "user", userId));
                            return admission;
                        }));
    }

    /// Lets in who has just presented the right password: half-way where there is a second factor,
    /// or should be. Within the caller's transaction.
    Admission admit(UUID userId, Tenant tenant, Origin origin) {
        var known = second.active(userId);
        if (!known && !policies.overdue(userId)) {
            return new Admission.Whole(open(userId, tenant, origin));
        }
        var token = openHalf(userId, tenant, origin);
        return known ? new Admission.Half(token) : new Admission.Enrolment(token);
    }

    /// The half of a session, within the caller's transaction.
    String openHalf(UUID userId, Tenant tenant, Origin origin) {
        var token = Secret.generate("");
        Routines.openHalfSession(
                sql.configuration(),
                token.hash(),
                userId,
                tenant.id(),
                origin.ip(),
                origin.userAgent());
        return token.text();
    }

    /// Opens a session for a user who has just proved otherwise who they are; within the caller's
    /// transaction.
    String open(UUID userId, Tenant tenant, Origin origin) {
        return open(userId, tenant, origin, Factor.PASSWORD);
    }

    /// The same, knowing what was presented.
    String open(UUID userId, Tenant tenant, Origin origin, Factor factor) {
        var token = Secret.generate("");
        Routines.openSession(
                sql.configuration(),
                token.hash(),
                userId,
                tenant.id(),
                origin.ip(),
                origin.userAgent(),
                factor.code());
        return token.text();
    }

    /// A failed sign-in stands in the audit of the tenant the person would have come to. An e-mail
    /// that nobody has belongs to no tenant, and so to no tenant's audit: it is logged, without the
    /// e-mail, and counted against the address. Of somebody who is suspended wherever they were,
    /// those tenants hear. The entry stays, whatever becomes of the request.
    void refuse(@Nullable Tenant tenant, @Nullable UUID userId, Origin origin, String reason) {
        if (tenant == null && userId != null) {
            left(userId).forEach(former -> refuse(former, userId, origin, "suspended"));
        }
        if (tenant == null || userId == null) {
            log.atInfo().addKeyValue("ip", origin.ip()).log("sign-in of nobody refused");
            return;
        }
        var actor = new Actor(Actor.Kind.ANONYMOUS, null, "anonymous", origin.ip());
        tenant.run(() ->
                actor.call(() -> {
                    apart.executeWithoutResult(_ ->
                            audit.record(
                                    AuditEntry.refused(
                                            "session.open", "user", userId.toString(), reason)));
                    return true;
                }));
    }

    /// Where a person who is active nowhere was a member: they should know that somebody tries.
    private List<Tenant> left(UUID userId) {
        return inTransaction(() -> sql.selectFrom(Tables.LEFT_TENANTS.call(userId)).fetch())
                .stream()
                .map(row -> new Tenant(Objects.requireNonNull(row.get(0, UUID.class))))
                .toList();
    }

    /// The person behind a session token, while the session lives. One statement, committed by
    /// itself: each request pays for it.
    public Optional<Caller.Staff> recognise(String token) {
        var found = Tables.FIND_SESSION.call(Secret.hash(token));
        var shares = Routines.hasShares(found.TENANT_ID, found.USER_ID);
        return sql.select(found.fields())
                .select(shares)
                .from(found)
                .fetchOptional(read -> {
                    var row = read.into(found);
                    var scope = RowScope.stored(row.getScope());
                    var reach = Reach.of(scope, List.of(row.getReached()));
                    return new Caller.Staff(
                            row.getSessionId(),
                            row.getUserId(),
                            row.getEmail(),
                            row.getDisplayName(),
                            row.getUserLocale(),
                            row.getPlatformOperator(),
                            new Tenant(row.getTenantId()),
                            Role.stored(
                                    row.getRole(),
                                    row.getRoleName(),
                                    row.getRoleScope(),
                                    row.getRolePermissions(),
                                    row.getRoleFields()),
                            scope,
                            read.get(shares) ? reach.shared(row.getUserId()) : reach);
                });
    }

    /// Ends the caller's session.
    public void signOut(Caller.Staff staff) {
        transactions.executeWithoutResult(_ -> {
            Routines.endSessions(sql.configuration(), staff.userId(), staff.sessionId(), null);
            audit.record(AuditEntry.done("session.close", "user", staff.userId()));
        });
    }

    public List<Listed> list(Caller.Staff staff) {
        return inTransaction(() ->
                sql.selectFrom(Tables.SESSIONS_OF.call(staff.userId()))
                        .fetch(row ->
                                new Listed(
                                        row.getSessionId(),
                                        row.getCreatedAt(),
                                        row.getLastSeenAt(),
                                        row.getIp(),
                                        row.getUserAgent(),
                                        row.getFactor())));
    }

    /// Ends another session of the caller's.
    ///
    /// @throws RequestProblem when the caller has no such session
    public void end(Caller.Staff staff, UUID sessionId) {
        transactions.executeWithoutResult(_ -> {
            var ended = Routines.endSessions(sql.configuration(), staff.userId(), sessionId, null);
            if (ended == null || ended == 0) {
                throw RequestProblem.notFound();
            }
            audit.record(AuditEntry.done("session.end", "session", sessionId));
        });
    }

    /// Tenants the caller belongs to.
    public List<Choice> choices(Caller.Staff staff) {
        return inTransaction(() ->
                sql.selectFrom(Tables.TENANTS_OF.call(staff.userId()))
                        .fetch(row -> new Choice(row.getTenantId(), row.getName())));
    }

    /// Moves the caller's session to another tenant the caller belongs to.
    ///
    /// @throws AccessProblem `access/second-factor-demanded` where that tenant lets nobody in
    ///   without; `access/step-up` for whoever came by single sign-on and has proved nothing since,
    ///   as a provider speaks for its own tenant only
    public void switchTo(Caller.Staff staff, UUID tenantId) {
        var actor = Actor.current();
        new Tenant(tenantId)
                .run(() ->
                        actor.call(() -> {
                            transactions.executeWithoutResult(_ -> {
                                if (!Boolean.TRUE.equals(
                                        Routines.everConfirmed(
                                                sql.configuration(), staff.sessionId()))) {
                                    throw AccessProblem.stepUp();
                                }
                                var moved =
                                        Routines.switchSession(
                                                sql.configuration(), staff.sessionId(), tenantId);
                                if (!Boolean.TRUE.equals(moved)) {
                                    throw RequestProblem.notFound();
                                }
                                if (policies.overdue(staff.userId())) {
                                    throw AccessProblem.secondFactorDemanded();
                                }
                                audit.record(
                                        AuditEntry.done("session.switch", "user", staff.userId()));
                            });
                            return true;
                        }));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }
}
