package io.lianke.limits.web;

import io.lianke.access.Proof;
import io.lianke.limits.Asker;
import io.lianke.limits.LimitProblem;
import io.lianke.limits.Limits;
import io.lianke.limits.RouteClass;
import io.lianke.shared.web.ProblemDocuments;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keys and sessions are looked up in the database before anybody is known. Whoever tries wrong
/// ones pays from what their address has for that, and once it is gone none of theirs is looked up.
/// What those behind the same address ask who prove nothing takes nothing from it. Nor is a key
/// looked up while whoever has it would be refused anyway.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class ProofLimitFilter extends OncePerRequestFilter {
    private final Limits limits;
    private final ProblemDocuments problems;

    ProofLimitFilter(Limits limits, ProblemDocuments problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/") || !Proof.given(request);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var stranger = Asker.at(request.getRemoteAddr());
        var refusal =
                limits.refusal(stranger)
                        .or(() ->
                                Proof.fingerprint(request)
                                        .flatMap(key ->
                                                limits.refusal(
                                                        key,
                                                        RouteClass.of(
                                                                request.getMethod(),
                                                                request.getServletPath()))));
        if (refusal.isPresent()) {
            LimitFilter.tell(refusal.get(), response);
            problems.write(LimitProblem.tooMany(refusal.get()), request, response);
            return;
        }
        chain.doFilter(request, response);
        if (Proof.wrong(request)) {
            limits.takeForWrongProof(stranger);
        }
    }
}
