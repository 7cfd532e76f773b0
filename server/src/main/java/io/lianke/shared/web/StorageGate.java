package io.lianke.shared.web;

import io.lianke.shared.ServiceProblem;
import io.lianke.shared.Storage;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns requests that would write away while the disk has no room for them. What makes room or
/// locks somebody out stays possible, and so does signing in, for whoever comes to read.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class StorageGate extends OncePerRequestFilter {
    private static final Set<String> ALWAYS = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
    private static final Pattern ALWAYS_POSTED =
            Pattern.compile(
                    "/api/v1/(session|session:switch|me:changePassword|(imports|exports)/[^/]+:cancel)");

    private final Storage storage;
    private final ProblemDocuments problems;

    StorageGate(Storage storage, ProblemDocuments problems) {
        this.storage = storage;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return always(request);
    }

    static boolean always(HttpServletRequest request) {
        return ALWAYS.contains(request.getMethod())
                || ALWAYS_POSTED.matcher(request.getServletPath()).matches();
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            storage.requireRoomForWriting();
        } catch (ServiceProblem full) {
            problems.write(full, request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
