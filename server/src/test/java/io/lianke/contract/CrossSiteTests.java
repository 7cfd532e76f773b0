package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.WriteSpy;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// what another site has somebody's browser send changes nothing, on every route that changes
/// something, and no other site is told that it may ask. There are no WebSockets.
class CrossSiteTests extends ServerTests {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private AccessFixtures access;
    @Autowired private WriteSpy spy;

    private List<String> changing() {
        var found = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.lianke.")) {
                        for (var method : mapping.getMethodsCondition().getMethods()) {
                            if (method != RequestMethod.GET && method != RequestMethod.HEAD) {
                                mapping.getPatternValues()
                                        .forEach(path -> found.add(method + " " + path));
                            }
                        }
                    }
                });
        return List.copyOf(found);
    }

    private static HttpRequest.Builder request(Http browser, String endpoint, String type) {
        var space = endpoint.indexOf(' ');
        var path =
                endpoint.substring(space + 1)
                        .replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString())
                        .replace("/**", "");
        return browser.request(path)
                .method(endpoint.substring(0, space), HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", type);
    }

    /// A browser with an operator's session that has never been to a page of ours.
    private Http visitor() {
        return Http.browser(
                port(), access.session(world, Role.OWNER, AccessFixtures.Kind.OPERATOR));
    }

    @Test
    @Shows("A-9")
    void no_route_that_changes_something_takes_a_request_without_this_browsers_token() {
        var visitor = visitor();
        var tokened = visitor();
        tokened.get("/api/v1/setup");
        var taken = new ArrayList<String>();
        for (var endpoint : changing()) {
            var attacks =
                    List.of(
                            request(visitor, endpoint, "application/json"),
                            request(visitor, endpoint, "text/plain")
                                    .header("Origin", "https://evil.example"),
                            request(visitor, endpoint, "application/x-www-form-urlencoded")
                                    .header("Origin", "null"),
                            request(visitor, endpoint, "application/json")
                                    .header("X-XSRF-TOKEN", "guessed"),
                            request(tokened, endpoint, "application/json")
                                    .setHeader("X-XSRF-TOKEN", "guessed")
                                    .header("Origin", "https://evil.example"));
            for (int attack = 0; attack < attacks.size(); attack++) {
                spy.clear();
                var answer =
                        attack == attacks.size() - 1
                                ? tokened.send(attacks.get(attack))
                                : visitor.send(attacks.get(attack));
                if (!answer.code().equals("access/csrf") || !spy.writes().isEmpty()) {
                    taken.add(endpoint + " by attack " + attack + ": " + answer.status());
                }
                if (answer.headers().firstValue("Access-Control-Allow-Origin").isPresent()) {
                    taken.add(endpoint + " lets another site read the answer");
                }
            }
            visitor = attacksLeaveACookie(visitor);
        }

        assertThat(taken).isEmpty();
        assertThat(changing()).hasSizeGreaterThan(60);
    }

    /// Answers hand out a token; another site could not read it, and neither does this test.
    private Http attacksLeaveACookie(Http used) {
        assertThat(used.get("/api/v1/session").status()).isEqualTo(200);
        return visitor();
    }

    @Test
    @Shows("A-9")
    void no_other_site_is_told_that_it_may_ask() {
        var told = new ArrayList<String>();
        var visitor = visitor();
        for (var endpoint : changing()) {
            for (var origin : List.of("https://evil.example", "null", "http://localhost:1")) {
                var space = endpoint.indexOf(' ');
                var answer =
                        visitor.send(
                                request(visitor, endpoint, "application/json")
                                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                                        .header("Origin", origin)
                                        .header(
                                                "Access-Control-Request-Method",
                                                endpoint.substring(0, space))
                                        .header("Access-Control-Request-Headers", "x-xsrf-token"));
                if (answer.headers().map().keySet().stream()
                        .anyMatch(name ->
                                name.toLowerCase(java.util.Locale.ROOT)
                                        .startsWith("access-control-"))) {
                    told.add(endpoint + " to " + origin);
                }
            }
        }
        assertThat(told).isEmpty();
    }

    @Test
    @Shows("A-9")
    void a_key_in_a_header_needs_no_token_since_no_other_site_can_send_it() {
        var answer =
                owner.send(
                        request(owner, "POST /api/v1/customers", "application/json")
                                .header("Origin", "https://evil.example"));

        assertThat(answer.code()).isNotEqualTo("access/csrf");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
}
