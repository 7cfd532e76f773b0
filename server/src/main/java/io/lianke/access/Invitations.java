package io.lianke.access;

import static io.lianke.access.db.Tables.INVITATIONS;
import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.USERS;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Where those who were invited take their invitations up. The tenant is known only by the
/// invitation, so each step opens a transaction of its own.
@Component
public class Invitations {
    private final DSLContext sql;
    private final Audit audit;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Sessions sessions;
    private final TransactionTemplate transactions;

    Invitations(DSLContext sql, Audit audit, SignIn signIn) {
        this.sql = sql;
        this.audit = audit;
        this.passwords = signIn.passwords();
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.transactions = signIn.transactions();
    }

    /// Sets the password if the person has none yet, and signs in.
    public Admission accept(
            String token, String password, String displayName, Sessions.Origin origin) {
        var invitation =
                Objects.requireNonNull(
                        transactions.execute(_ ->
                                sql.selectFrom(Tables.FIND_INVITATION.call(Secret.hash(token)))
                                        .fetchOptional()));
        var found = invitation.orElseThrow(AccessProblem::invitationUnknown);
        var hash = proveOrChoose(found.getUserId(), found.getEmail(), password, origin);
        var actor = new Actor(Actor.Kind.USER, found.getUserId(), displayName, origin.ip());
        return new Tenant(found.getTenantId())
                .call(() ->
                        actor.call(() ->
                                Objects.requireNonNull(
                                        transactions.execute(_ -> {
                                            join(found.getUserId(), displayName, hash);
                                            return sessions.admit(
                                                    found.getUserId(), Tenant.current(), origin);
                                        }))));
    }

    /// The hash of the password a new person has chosen; empty for one who had a password already
    /// and has proved to know it. No transaction waits for it.
    private Optional<String> proveOrChoose(
            UUID userId, String email, String password, Sessions.Origin origin) {
        var known = transactions.execute(_ -> Routines.findPassword(sql.configuration(), userId));
        if (known == null) {
            return Optional.of(passwords.hash(password, email));
        }
        guesses.take(email, origin.ip());
        if (!passwords.matches(password, known)) {
            throw AccessProblem.wrongCredentials();
        }
        guesses.right(email, origin.ip());
        return Optional.empty();
    }

    private void join(UUID userId, String displayName, Optional<String> passwordHash) {
        var taken =
                sql.deleteFrom(INVITATIONS)
                        .where(INVITATIONS.TENANT_ID.eq(Tenant.current().id()))
                        .and(INVITATIONS.USER_ID.eq(userId))
                        .execute();
        if (taken == 0) {
            throw AccessProblem.invitationUnknown();
        }
        var come =
                sql.update(MEMBERSHIPS)
                        .set(MEMBERSHIPS.STATUS, Members.Status.ACTIVE.code())
                        .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                        .and(MEMBERSHIPS.USER_ID.eq(userId))
                        .and(MEMBERSHIPS.STATUS.eq(Members.Status.INVITED.code()))
                        .execute();
        if (come == 0) {
            throw AccessProblem.invitationUnknown();
        }
        passwordHash.ifPresent(hash -> Routines.setPassword(sql.configuration(), userId, hash));
        sql.update(USERS).set(USERS.DISPLAY_NAME, displayName).where(USERS.ID.eq(userId)).execute();
        audit.record(
                AuditEntry.done("member.accept", "member", userId)
                        .before(Map.of("status", Members.Status.INVITED.code()))
                        .after(
                                Map.of(
                                        "status",
                                        Members.Status.ACTIVE.code(),
                                        "displayName",
                                        displayName)));
    }
}
