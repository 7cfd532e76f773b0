package io.lianke.access.web;

import io.lianke.access.AccessProblem;
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

    /// Hands a new session to the browser.
    SessionBody open(String token, HttpServletRequest request, HttpServletResponse response) {
        var staff = sessions.recognise(token).orElseThrow(AccessProblem::signInFirst);
        SessionCookie.write(request, response, token);
        return of(staff);
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
