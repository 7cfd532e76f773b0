package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.access.db.tables.records.FindHalfSessionRecord;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The moments at which somebody proves more than that they have a cookie: the second step of
/// signing in, and the proof that a risky act asks for. Guesses at codes are counted by person,
/// apart from guesses at passwords, so that knowing the password never makes them cheaper; so are
/// those of passkeys.
@Component
public class Confirmations {
    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final Guesses guesses;
    private final Sessions sessions;
    private final SecondFactor second;
    private final PasskeySignIn passkeys;
    private final HalfSessions halves;
    private final Audit audit;

    Confirmations(
            DSLContext sql,
            SignIn signIn,
            SecondFactor second,
            PasskeySignIn passkeys,
            HalfSessions halves,
            Audit audit) {
        this.sql = sql;
        this.transactions = signIn.transactions();
        this.passwords = signIn.passwords();
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.second = second;
        this.passkeys = passkeys;
        this.halves = halves;
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
        var half = halves.find(hash);
        var userId = half.getUserId();
        guesses.takeCode(userId, origin.ip());
        var token =
                halves.as(
                        half,
                        origin,
                        () -> {
                            var factor = second.use(userId, code);
                            return factor.map(known -> turn(hash, half, known, origin));
                        });
        if (token.isEmpty()) {
            sessions.refuse(new Tenant(half.getTenantId()), userId, origin, "wrong code");
            throw AccessProblem.wrongCode();
        }
        guesses.rightCode(userId, origin.ip());
        return token.get();
    }

    /// The same by a passkey.
    ///
    /// @throws AccessProblem `access/second-step-over` when the half is gone,
    ///   `access/passkey-refused`, `access/locked` after too many tries
    public String complete(String halfToken, Assertion passkey, Sessions.Origin origin) {
        var hash = Secret.hash(halfToken);
        var half = halves.find(hash);
        var userId = half.getUserId();
        if (!passkeys.completes(hash, userId, passkey, origin)) {
            sessions.refuse(new Tenant(half.getTenantId()), userId, origin, "wrong passkey");
            throw AccessProblem.passkeyRefused();
        }
        return halves.as(half, origin, () -> turn(hash, half, Factor.PASSKEY, origin));
    }

    /// The new session's token.
    private String turn(
            byte[] hash, FindHalfSessionRecord half, Factor factor, Sessions.Origin origin) {
        if (!Boolean.TRUE.equals(Routines.closeHalfSession(sql.configuration(), hash))) {
            throw AccessProblem.secondStepOver();
        }
        audit.record(AuditEntry.done("session.open", "user", half.getUserId()));
        return sessions.open(half.getUserId(), Tenant.current(), origin, factor);
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
        var token =
                Objects.requireNonNull(
                        transactions.execute(_ -> {
                            var factor =
                                    asked
                                            ? Optional.ofNullable(code)
                                                    .flatMap(text ->
                                                            second.use(staff.userId(), text))
                                                    .orElseThrow(AccessProblem::wrongCode)
                                            : Factor.PASSWORD;
                            return confirmed(staff, factor);
                        }));
        if (asked) {
            guesses.rightCode(staff.userId(), origin.ip());
        }
        return token;
    }

    /// The same by a passkey alone, which stands for both factors.
    ///
    /// @throws AccessProblem `access/passkey-refused`, or `access/locked` after too many tries
    public String confirm(Caller.Staff staff, Assertion passkey, Sessions.Origin origin) {
        if (!passkeys.confirms(staff, passkey, origin)) {
            throw AccessProblem.passkeyRefused();
        }
        return Objects.requireNonNull(transactions.execute(_ -> confirmed(staff, Factor.PASSKEY)));
    }

    /// The session's new token.
    private String confirmed(Caller.Staff staff, Factor factor) {
        var token = Secret.generate("");
        if (!Boolean.TRUE.equals(
                Routines.confirmSession(
                        sql.configuration(), staff.sessionId(), token.hash(), factor.code()))) {
            throw AccessProblem.signInFirst();
        }
        audit.record(AuditEntry.done("session.confirm", "user", staff.userId()));
        return token.text();
    }
}
