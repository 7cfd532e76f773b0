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
    private static final String HALF = "lianke-half-session";
    private static final String PASSKEY = "lianke-passkey";
    private static final String SIGN_ON = "lianke-sign-on";
    private static final long SIGN_ON_SECONDS = 600;
    private static final long HALF_SECONDS = 300;
    private static final int LENGTH_MAX = 100;

    private SessionCookie() {}

    private static String nameOver(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    static Optional<String> read(HttpServletRequest request) {
        return read(request, NAME);
    }

    /// What waits for the second step of signing in.
    public static Optional<String> readHalf(HttpServletRequest request) {
        return read(request, HALF);
    }

    /// What binds a question to passkeys to the browser that asked for it.
    public static Optional<String> readPasskey(HttpServletRequest request) {
        return read(request, PASSKEY);
    }

    /// What binds the way back from an identity provider to the browser that went there.
    public static Optional<String> readSignOn(HttpServletRequest request) {
        return read(request, SIGN_ON);
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(nameOver(request, name))
                    && !cookie.getValue().isEmpty()
                    && cookie.getValue().length() <= LENGTH_MAX) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    public static void write(
            HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, new Crumb(NAME, token, -1));
    }

    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, new Crumb(NAME, "", 0));
    }

    public static void writeHalf(
            HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, new Crumb(HALF, token, HALF_SECONDS));
    }

    public static void clearHalf(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, new Crumb(HALF, "", 0));
    }

    public static void writePasskey(
            HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, new Crumb(PASSKEY, token, HALF_SECONDS));
    }

    public static void clearPasskey(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, new Crumb(PASSKEY, "", 0));
    }

    public static void writeSignOn(
            HttpServletRequest request, HttpServletResponse response, String token) {
        add(request, response, new Crumb(SIGN_ON, token, SIGN_ON_SECONDS));
    }

    public static void clearSignOn(HttpServletRequest request, HttpServletResponse response) {
        add(request, response, new Crumb(SIGN_ON, "", 0));
    }

    private record Crumb(String name, String value, long maxAge) {}

    private static void add(HttpServletRequest request, HttpServletResponse response, Crumb crumb) {
        var cookie =
                ResponseCookie.from(nameOver(request, crumb.name()), crumb.value())
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(crumb.maxAge())
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
