package io.lianke.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/// The cookie that carries a session's token. Over TLS its name makes browsers insist on `Secure`,
/// one host and the root path; plain http exists on the loopback address only, where some browsers
/// take no `Secure` cookie.
public final class SessionCookie {
    private static final String NAME = "lianke-session";
    private static final int LENGTH_MAX = 100;

    private SessionCookie() {}

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }

    static Optional<String> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name(request))
                    && !cookie.getValue().isEmpty()
                    && cookie.getValue().length() <= LENGTH_MAX) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    public static void write(
            HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, token, -1);
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, "", 0);
    }

    private static void add(
            HttpServletRequest request, HttpServletResponse response, String token, long maxAge) {
        var cookie =
                ResponseCookie.from(name(request), token)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(maxAge)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
