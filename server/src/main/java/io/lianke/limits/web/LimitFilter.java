package io.lianke.limits.web;

import io.lianke.access.Caller;
import io.lianke.access.Proof;
import io.lianke.limits.Asker;
import io.lianke.limits.LimitProblem;
import io.lianke.limits.Limits;
import io.lianke.limits.RouteClass;
import io.lianke.limits.Verdict;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Holds callers of the API to their limits, right after it is known who they are, and tells them
/// what is left (draft-ietf-httpapi-ratelimit-headers). Probes of the health have the limit of
/// whoever has not signed in: far more than load balancers need.
@Component
@Order(LimitFilter.AFTER_SECURITY)
class LimitFilter extends OncePerRequestFilter {
    /// Spring Security's filters are at -100.
    static final int AFTER_SECURITY = -90;

    private final Limits limits;
    private final ProblemDocuments problems;

    LimitFilter(Limits limits, ProblemDocuments problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/api/") && !path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asker =
                Caller.current()
                        .<Asker>map(Asker::of)
                        .orElseGet(() -> Asker.at(request.getRemoteAddr()));
        var route = RouteClass.of(request.getMethod(), request.getServletPath());
        var verdict = limits.take(asker, route);
        verdict.ifPresent(found -> tell(found, response));
        if (verdict.isPresent() && !verdict.get().granted()) {
            if (asker instanceof Asker.Program program) {
                Proof.fingerprint(request)
                        .ifPresent(key -> limits.remember(key, route, program, verdict.get()));
            }
            problems.write(LimitProblem.tooMany(verdict.get()), request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    static void tell(Verdict verdict, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", verdict.policyHeader());
        response.setHeader("RateLimit", verdict.limitHeader());
    }
}
