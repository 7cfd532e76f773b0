package io.lianke.access;

import io.lianke.audit.Actor;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Recognises the caller by session cookie or API key and binds who they are, for whom, to the rest
/// of the request.
final class CallerFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final ApiKeys keys;
    private final ProblemDocuments problems;

    CallerFilter(Sessions sessions, ApiKeys keys, ProblemDocuments problems) {
        this.sessions = sessions;
        this.keys = keys;
        this.problems = problems;
    }

    static boolean byKey(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /// The secret of a request [#byKey].
    static String keyOf(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION).substring(BEARER.length()).strip();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Caller> caller;
        try {
            caller = recognise(request);
        } catch (RuntimeException failed) {
            problems.write(ProblemDocuments.problemOf(failed), request, response);
            return;
        }
        if (caller.isEmpty() && Proof.given(request)) {
            Proof.refuse(request);
        }
        if (byKey(request) && caller.isEmpty()) {
            problems.write(AccessProblem.signInFirst(), request, response);
            return;
        }
        var ip = request.getRemoteAddr();
        if (caller.isEmpty()) {
            new Actor(Actor.Kind.ANONYMOUS, null, "anonymous", ip)
                    .call(() -> proceed(request, response, chain));
            return;
        }
        var known = caller.get();
        ScopedValue.where(Caller.CURRENT, known)
                .call(() ->
                        known.tenant()
                                .call(() ->
                                        known.reach()
                                                .call(() ->
                                                        known.actor(ip)
                                                                .call(() ->
                                                                        proceed(
                                                                                request, response,
                                                                                chain)))));
    }

    private Optional<Caller> recognise(HttpServletRequest request) {
        if (byKey(request)) {
            return keys.recognise(keyOf(request), request.getRemoteAddr());
        }
        return SessionCookie.read(request).flatMap(sessions::recognise).map(Caller.class::cast);
    }

    /// Checked exceptions leave a scoped value's call as `Exception`, hence the unwrapping here.
    private static boolean proceed(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException {
        try {
            chain.doFilter(request, response);
            return true;
        } catch (IOException failed) {
            throw new ServletException(failed);
        }
    }
}
