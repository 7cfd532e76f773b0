package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The moments at which somebody proves more than that they have a cookie: the second step of
/// signing in, and the proof that a risky act asks for. Guesses at codes are counted by person,
/// apart from guesses at passwords, so that knowing the password never makes them cheaper.
@Component
public class Confirmations {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Sessions sessions;
    private final SecondFactor second;
    private final Audit audit;

    Confirmations(DSLContext sql, SignIn signIn, SecondFactor second, Audit audit) {
        this.sql = sql;
        this.transactions = signIn.transactions();
        this.passwords = signIn.passwords();
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.second = second;
        this.audit = audit;
    }

    /// Makes a session of the half of one.
    ///
    /// @param code of the authenticator, or a recovery code
    /// @return the token for the cookie
    /// @throws AccessProblem `access/second-step-over` when the half is gone, `access/wrong-code`,
    ///   `access/locked` after too many tries
    public String complete(String halfToken, String code, Sessions.Origin origin) {
        var hash = Secret.hash(halfToken);
        var half =
                Objects.requireNonNull(
                                transactions.execute(_ ->
                                        sql.selectFrom(Tables.FIND_HALF_SESSION.call(hash))
                                                .fetchOptional()))
                        .orElseThrow(AccessProblem::secondStepOver);
        var userId = half.getUserId();
        var tenant = new Tenant(half.getTenantId());
        guesses.takeCode(userId, origin.ip());
        var actor = new Actor(Actor.Kind.USER, userId, half.getDisplayName(), origin.ip());
        var token =
                tenant.call(() ->
                        actor.call(() ->
                                Objects.requireNonNull(
                                        transactions.execute(
                                                _ -> turn(hash, userId, code, origin)))));
        if (token.isEmpty()) {
            sessions.refuse(tenant, userId, origin, "wrong code");
        }
        return token.orElseThrow(AccessProblem::wrongCode);
    }

    /// The new session's token; empty when the code was wrong.
    private Optional<String> turn(byte[] half, UUID userId, String code, Sessions.Origin origin) {
        var factor = second.use(userId, code);
        if (factor.isEmpty()) {
            return Optional.empty();
        }
        if (!Boolean.TRUE.equals(Routines.closeHalfSession(sql.configuration(), half))) {
            throw AccessProblem.secondStepOver();
        }
        guesses.rightCode(userId, origin.ip());
        var token = sessions.open(userId, Tenant.current(), origin, factor.get());
        audit.record(AuditEntry.done("session.open", "user", userId));
        return Optional.of(token);
    }

    /// Whether the person at a session has proved within the last five minutes who they are, by the
    /// database's clock.
    boolean recent(Caller.Staff staff) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ -> Routines.confirmed(sql.configuration(), staff.sessionId())));
    }

    /// Takes the proof that a risky act asks for.
    ///
    /// @param code for whoever has a second factor
    /// @return the session's new token
    /// @throws AccessProblem `access/wrong-credentials`, `access/wrong-code`, or `access/locked`
    ///   after too many tries
    public String confirm(
            Caller.Staff staff, String password, @Nullable String code, Sessions.Origin origin) {
        guesses.take(staff.email(), origin.ip());
        var known =
                transactions.execute(
                        _ -> Routines.findPassword(sql.configuration(), staff.userId()));
        if (!passwords.matches(password, known)) {
            throw AccessProblem.wrongCredentials();
        }
        guesses.right(staff.email(), origin.ip());
        var asked = second.active(staff.userId());
        if (asked) {
            guesses.takeCode(staff.userId(), origin.ip());
        }
        var token = Secret.generate("");
        transactions.executeWithoutResult(_ -> {
            var factor =
                    asked
                            ? Optional.ofNullable(code)
                                    .flatMap(text -> second.use(staff.userId(), text))
                                    .orElseThrow(AccessProblem::wrongCode)
                            : Factor.PASSWORD;
            if (!Boolean.TRUE.equals(
                    Routines.confirmSession(
                            sql.configuration(), staff.sessionId(), token.hash(), factor.code()))) {
                throw AccessProblem.signInFirst();
            }
            audit.record(AuditEntry.done("session.confirm", "user", staff.userId()));
        });
        if (asked) {
            guesses.rightCode(staff.userId(), origin.ip());
        }
        return token.text();
    }
}
