package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.tenancy.Tenant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Setting a second factor up between the right password and the session, for whoever has none
/// although the tenant demands it: the half of a session is good for that and nothing else.
@Component
public class Enrolment {
    private final DSLContext sql;
    private final HalfSessions halves;
    private final Guesses guesses;
    private final Sessions sessions;
    private final SecondFactor second;

    Enrolment(DSLContext sql, HalfSessions halves, SignIn signIn, SecondFactor second) {
        this.sql = sql;
        this.halves = halves;
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.second = second;
    }

    /// @param token of the session
    public record Enrolled(List<String> recoveryCodes, String token) {}

    /// A new seed, to be tried.
    ///
    /// @throws AccessProblem `access/second-step-over`; `access/second-factor-exists`, since
    ///   whoever has one presents it
    public SecondFactor.Begun begin(String halfToken, Sessions.Origin origin) {
        var half = halves.find(Secret.hash(halfToken));
        return halves.as(half, origin, () -> second.begin(half.getUserId(), half.getEmail()));
    }

    /// Takes the first code, and opens the session.
    ///
    /// @throws AccessProblem `access/second-step-over`, `access/wrong-code`, or `access/locked`
    ///   after too many tries
    public Enrolled confirm(String halfToken, String code, Sessions.Origin origin) {
        var hash = Secret.hash(halfToken);
        var half = halves.find(hash);
        var userId = half.getUserId();
        guesses.takeCode(userId, origin.ip());
        var enrolled =
                halves.as(
                        half,
                        origin,
                        () -> {
                            if (!Boolean.TRUE.equals(
                                    Routines.closeHalfSession(sql.configuration(), hash))) {
                                throw AccessProblem.secondStepOver();
                            }
                            var codes = second.confirm(userId, code, null);
                            return new Enrolled(
                                    codes,
                                    sessions.open(userId, Tenant.current(), origin, Factor.TOTP));
                        });
        guesses.rightCode(userId, origin.ip());
        return enrolled;
    }
}
