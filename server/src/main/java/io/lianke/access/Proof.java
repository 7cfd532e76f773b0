package io.lianke.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Optional;

/// What a request gives as proof of who sends it: an API key, or the cookie of a session.
public final class Proof {
    private static final String WRONG = Proof.class.getName() + ".wrong";

    private Proof() {}

    /// Whether it is looked up in the database who this is.
    public static boolean given(HttpServletRequest request) {
        return CallerFilter.byKey(request) || SessionCookie.read(request).isPresent();
    }

    /// What the same key from the same address has again, without being the key; empty without one.
    public static Optional<String> fingerprint(HttpServletRequest request) {
        return CallerFilter.byKey(request)
                ? Optional.of(
                        HexFormat.of().formatHex(Secret.hash(CallerFilter.keyOf(request)))
                                + "@"
                                + request.getRemoteAddr())
                : Optional.empty();
    }

    /// Nobody was recognised by it.
    static void refuse(HttpServletRequest request) {
        request.setAttribute(WRONG, true);
    }

    /// Whether one was given and nobody recognised by it.
    public static boolean wrong(HttpServletRequest request) {
        return request.getAttribute(WRONG) != null;
    }
}
