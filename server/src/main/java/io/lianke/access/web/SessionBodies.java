package io.lianke.access.web;

import io.lianke.access.AccessProblem;
import io.lianke.access.Admission;
import io.lianke.access.Caller;
import io.lianke.access.SessionCookie;
import io.lianke.access.Sessions;
import io.lianke.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;

/// Makes the answer that tells the console who is signed in.
@Component
class SessionBodies {
    private final Sessions sessions;
    private final Tenants tenants;

    SessionBodies(Sessions sessions, Tenants tenants) {
        this.sessions = sessions;
        this.tenants = tenants;
    }

    static Sessions.Origin origin(HttpServletRequest request) {
        return new Sessions.Origin(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    /// Hands the browser what the right password gets.
    ///
    /// @throws AccessProblem `access/second-step` after half a session,
    ///   `access/second-factor-needed` where a second factor has to be set up first
    SessionBody admit(
            Admission admission, HttpServletRequest request, HttpServletResponse response) {
        return switch (admission) {
            case Admission.Whole(String token) -> open(token, request, response);
            case Admission.Half(String token) -> {
                SessionCookie.writeHalf(request, response, token);
                throw AccessProblem.secondStep();
            }
            case Admission.Enrolment(String token) -> {
                SessionCookie.writeHalf(request, response, token);
                throw AccessProblem.secondFactorNeeded();
            }
        };
    }

    /// Hands a new session to the browser.
    SessionBody open(String token, HttpServletRequest request, HttpServletResponse response) {
        var staff = sessions.recognise(token).orElseThrow(AccessProblem::signInFirst);
        SessionCookie.write(request, response, token);
        return of(staff);
    }

    /// The person at the browser.
    ///
    /// @throws AccessProblem `access/forbidden` for a program
    static Caller.Staff staff() {
        return switch (Caller.current().orElseThrow(AccessProblem::signInFirst)) {
            case Caller.Staff staff -> staff;
            case Caller.Program _ -> throw AccessProblem.forbidden("a signed-in person");
        };
    }

    SessionBody of(Caller.Staff staff) {
        return staff.tenant()
                .call(() ->
                        SessionBody.of(
                                staff,
                                SessionBody.Settings.of(
                                        staff.tenant().id(),
                                        tenants.settings(),
                                        tenants.version(),
                                        tenants.demoSince()),
                                sessions.choices(staff)));
    }
}
