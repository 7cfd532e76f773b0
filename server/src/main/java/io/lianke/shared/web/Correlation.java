package io.lianke.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id that stands in its answer, in the log and in the audit. A caller's own
/// id is not taken over: it would be one more way to write into our logs. An error page is part of
/// the request it answers, and has its id.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class Correlation extends OncePerRequestFilter {
    public static final String HEADER = "X-Correlation-Id";
    private static final String KEY = "correlationId";
    private static final String ATTRIBUTE = Correlation.class.getName();

    /// The id of the request being handled; `none` outside of one.
    public static String current() {
        var id = MDC.get(KEY);
        return id == null ? "none" : id;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id =
                request.getAttribute(ATTRIBUTE) instanceof String given
                        ? given
                        : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        MDC.put(KEY, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
