package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.shared.web.SecurityHeaders;
import io.lianke.testing.Http;
import io.lianke.testing.RawHttp;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// W-2: every kind of answer carries the headers, and every refusal is a problem document.
class AnswerHeaderTests extends ServerTests {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    private record Kind(String name, int status, Map<String, String> headers, String body) {}

    private Kind kind(String name, Http.Answer answer) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((key, values) -> headers.put(key, join(values)));
        return new Kind(name, answer.status(), headers, answer.text());
    }

    private static String join(List<String> values) {
        return String.join(" AND ", values);
    }

    private Kind raw(String name, String line, String... more) {
        var lines = Stream.concat(Stream.of(line, "Host: localhost"), Stream.of(more));
        var answer = RawHttp.send(port(), lines.toArray(String[]::new));
        return new Kind(name, answer.status(), answer.headers(), answer.body());
    }

    private List<Kind> refusals() {
        return List.of(
                kind("401", anonymous().get("/api/v1/members")),
                kind("unknown key", Http.program(port(), "nonsense").get("/api/v1/members")),
                kind("403", program(Role.READ_ONLY).get("/api/v1/members")),
                kind("404", owner.get("/api/v1/nowhere")),
                kind("404 id", owner.get("/api/v1/members/x/y")),
                kind("405", owner.send("DELETE", "/api/v1/members", null)),
                kind("415", owner.send(form("/api/v1/api-keys"))),
                kind("422", owner.post("/api/v1/api-keys", "{}")),
                kind("unknown file", anonymous().get("/favicon.ico")),
                kind("unknown asset", anonymous().get("/assets/none.js")),
                kind("unknown health", anonymous().get("/actuator/env")),
                kind("error page", anonymous().get("/error")),
                raw("two slashes", "GET //api/v1/setup HTTP/1.1"),
                raw("dots", "GET /api/../v1/setup HTTP/1.1"),
                raw("encoded slash", "GET /api/v1/members%2Fx HTTP/1.1"),
                raw("encoded backslash", "GET /api/v1%5Csetup HTTP/1.1"),
                raw("semicolon", "GET /api/v1/setup;x=1 HTTP/1.1"),
                raw("NUL in path", "GET /api/v1/members/%00 HTTP/1.1"),
                raw("NUL in query", "GET /api/v1/audit?pageToken=%00 HTTP/1.1"),
                raw("bad escape", "GET /api/v1/setup%zz HTTP/1.1"),
                raw("bad bytes", "GET /api/v1/<x> HTTP/1.1"),
                raw("long line", "GET /api/v1/setup?" + "x".repeat(70_000) + " HTTP/1.1"),
                raw("long header", "GET /api/v1/setup HTTP/1.1", "X-Long: " + "x".repeat(70_000)),
                raw("no version", "GET /api/v1/setup HTTP/9.9"),
                raw("odd method", "FROB /api/v1/setup HTTP/1.1"),
                raw("trace", "TRACE /api/v1/setup HTTP/1.1"),
                raw(
                        "413",
                        "POST /api/v1/customers HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Length: 999999999"),
                raw("two hosts", "GET /api/v1/setup HTTP/1.1", "Host: other"),
                raw("two lengths", "POST /api/v1/session HTTP/1.1", "Content-Length: -1"));
    }

    private List<Kind> successes() {
        return List.of(
                kind("200", owner.get("/api/v1/members")),
                kind("201", owner.post("/api/v1/api-keys", "{\"name\":\"a\",\"role\":\"owner\"}")),
                kind("document", anonymous().get("/api/v1/openapi.json")),
                kind("page", anonymous().get("/")),
                kind("deep page", anonymous().get("/customers/42")),
                kind("asset", anonymous().get("/assets/app-0a1b2c.js")),
                kind("health", anonymous().get("/actuator/health/readiness")),
                kind("live", anonymous().get("/actuator/health/liveness")),
                raw("head", "HEAD /api/v1/setup HTTP/1.1"),
                raw("options", "OPTIONS /api/v1/setup HTTP/1.1"));
    }

    private java.net.http.HttpRequest.Builder form(String path) {
        return owner.request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name=x"));
    }

    @Shows("W-2")
    @Test
    void over_tls_the_browser_is_told_to_stay_there() throws Exception {
        for (var secure : new boolean[] {true, false}) {
            var request = new MockHttpServletRequest("GET", "/api/v1/setup");
            request.setSecure(secure);
            var answer = new MockHttpServletResponse();

            new SecurityHeaders().doFilter(request, answer, new MockFilterChain());

            assertThat(answer.containsHeader("Strict-Transport-Security")).isEqualTo(secure);
        }
    }

    @Test
    @Shows("W-2")
    void every_answer_carries_the_headers() {
        var wrong = new ArrayList<String>();
        for (var kind : Stream.concat(refusals().stream(), successes().stream()).toList()) {
            var headers = kind.headers();
            var policy = headers.getOrDefault("Content-Security-Policy", "");
            if (!policy.startsWith("default-src 'none'")
                    || !policy.contains("frame-ancestors 'none'")
                    || policy.contains(" AND ")
                    || !"nosniff".equals(headers.get("X-Content-Type-Options"))
                    || !"same-origin".equals(headers.get("Referrer-Policy"))
                    || !headers.getOrDefault("Permissions-Policy", "").contains("camera=()")
                    || !"same-origin".equals(headers.get("Cross-Origin-Opener-Policy"))
                    || !"same-origin".equals(headers.get("Cross-Origin-Resource-Policy"))) {
                wrong.add(kind.name() + " " + kind.status() + " " + headers);
            }
            var cached = headers.getOrDefault("Cache-Control", "");
            if (!kind.name().equals("asset") && !cached.equals("no-store")) {
                wrong.add(kind.name() + " may be cached: " + cached);
            }
            if (headers.containsKey("Server") || headers.containsKey("X-Powered-By")) {
                wrong.add(kind.name() + " names the server");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_refusal_is_a_problem_document() {
        var wrong = new ArrayList<String>();
        for (var kind : refusals()) {
            var problem =
                    kind.headers()
                                    .getOrDefault("Content-Type", "")
                                    .startsWith("application/problem+json")
                            && kind.body().contains("\"code\":\"")
                            && kind.body().matches("(?s).*\"correlationId\":\"[0-9a-f-]{36}\".*")
                            && !kind.body().contains(".title\"");
            var status = kind.status() == 505 ? 400 : kind.status();
            if (status < 400 || status >= 500 || !problem) {
                wrong.add(kind.name() + " " + kind.status() + " " + kind.headers() + kind.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void successes_are_successes() {
        assertThat(successes())
                .allSatisfy(kind -> assertThat(kind.status()).as(kind.name()).isBetween(200, 204));
    }

    @Test
    void an_asset_with_its_hash_may_be_kept() {
        assertThat(anonymous().get("/assets/app-0a1b2c.js").headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("immutable");
    }

    @Test
    @Shows("W-2")
    void each_page_has_a_nonce_of_its_own() {
        var first = anonymous().get("/");
        var second = anonymous().get("/");

        assertThat(nonce(first)).hasSizeGreaterThan(20).isNotEqualTo(nonce(second));
        assertThat(first.text()).contains("nonce=\"" + nonce(first) + "\"");
    }

    private static String nonce(Http.Answer answer) {
        var policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        var match = NONCE.matcher(policy);
        return match.find() ? match.group(1) : "";
    }
}
