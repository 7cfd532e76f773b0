package io.lianke.limits;

import java.util.Set;
import java.util.regex.Pattern;

/// What kind of work a request is.
public enum RouteClass {
    SIGN_IN,
    READ,
    WRITE,
    /// Starts work that goes on after the answer.
    JOB;

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern SIGNING_IN =
            Pattern.compile(
                    "/api/v1/(session(:[^/]+)?|passkey-challenges|setup|invitations:accept)");
    private static final Pattern STARTING =
            Pattern.compile(
                    "/api/v1/(exports|imports|import-files|bulk-changes"
                            + "|bulk-changes/[^/]+:undo|imports/[^/]+:(resume|retry|rollback)"
                            + "|members/[^/]+:handOver)");

    /// @param path decoded, as endpoints are found by it; without the query
    public static RouteClass of(String method, String path) {
        if (READING.contains(method)) {
            return READ;
        }
        if (method.equals("POST") && SIGNING_IN.matcher(path).matches()) {
            return SIGN_IN;
        }
        return method.equals("POST") && STARTING.matcher(path).matches() ? JOB : WRITE;
    }
}
