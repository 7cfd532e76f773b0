package io.lianke.shared.web;

import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Turns away what no endpoint takes, before anything reads it: bodies that are too long (told by
/// their length, or counted when they come in chunks), compressed bodies, files at doors that take
/// none, and addresses with a NUL in them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class BodyLimit extends OncePerRequestFilter {
    static final long BYTES_MAX = 2_000_000;

    /// For addresses that end in `:bulk`.
    static final long BULK_BYTES_MAX = 20_000_000;

    private static final String FILE_DOORS = "/api/v1/import";

    private final ProblemDocuments problems;

    BodyLimit(ProblemDocuments problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var refused = refuse(request);
        if (refused != null) {
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(
                isFile(request) ? request : new CountedBody(request, limit(request)), response);
    }

    private static @Nullable Problem refuse(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            return RequestProblem.malformed("the address holds a NUL character");
        }
        var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return RequestProblem.ofStatus("content-encoding", 415);
        }
        if (isFile(request)) {
            return request.getServletPath().startsWith(FILE_DOORS)
                    ? null
                    : RequestProblem.ofStatus("unsupported-media-type", 415);
        }
        var limit = limit(request);
        return request.getContentLengthLong() > limit ? RequestProblem.tooLarge(limit) : null;
    }

    private static boolean isFile(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static long limit(HttpServletRequest request) {
        return request.getServletPath().endsWith(":bulk") ? BULK_BYTES_MAX : BYTES_MAX;
    }
}
