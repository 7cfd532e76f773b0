package io.lianke.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Open;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class LimitHttpTests extends ServerTests {
    @Autowired private Limits limits;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private UUID keyOfOwner() {
        for (var key : owner.get("/api/v1/api-keys").body().path("items")) {
            if (key.path("role").asString("").equals("owner")) {
                return UUID.fromString(key.path("id").asString());
            }
        }
        throw new IllegalStateException("The owner's key is not listed");
    }

    private static String header(Http.Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    @Shows("W-8")
    @Test
    void answers_tell_what_is_left() {
        var first = owner.get("/api/v1/channels");
        var second = owner.get("/api/v1/channels");

        assertThat(header(first, "RateLimit-Policy")).isEqualTo("\"key-reads\";q=120000;w=60");
        assertThat(header(first, "RateLimit")).matches("\"key-reads\";r=1\\d{5};t=\\d");
        assertThat(header(second, "RateLimit")).matches("\"key-reads\";r=1\\d{5};t=\\d");
        assertThat(header(anonymous().get("/api/v1/setup"), "RateLimit-Policy"))
                .startsWith("\"address\"");
        assertThat(header(anonymous().get("/actuator/health/liveness"), "RateLimit-Policy"))
                .startsWith("\"address\"");
        assertThat(header(anonymous().get("/"), "RateLimit")).isEqualTo("none");
    }

    /// Endpoints are found by the decoded path: whatever stands before them has to go by it too.
    @Shows({"W-8", "A-9"})
    @Test
    void a_path_with_encoded_letters_meets_the_same_limits_and_guards() {
        assertThat(header(anonymous().get("/%61pi/v1/setup"), "RateLimit-Policy"))
                .startsWith("\"address\"");
        assertThat(header(anonymous().post("/%61pi/v1/%73ession", "{}"), "RateLimit-Policy"))
                .startsWith("\"sign-in\"");
        var known = owner.get("/%61pi/v1/channels");
        assertThat(known.status()).isEqualTo(200);
        assertThat(header(known, "RateLimit-Policy")).startsWith("\"key-reads\"");
        // A key lets a request go without a token: one that nobody has must not.
        var wrongKey =
                anonymous()
                        .send(
                                anonymous()
                                        .request("/%61pi/v1/session")
                                        .header("Authorization", "Bearer nobody's")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(wrongKey.code()).isEqualTo("access/sign-in-first");
    }

    @Shows("W-8")
    @Test
    void every_door_that_is_open_to_anyone_has_the_limit_of_signing_in() {
        var others = new ArrayList<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var open = handler.getMethodAnnotation(Open.class);
                    if (open != null
                            && open.value() == Open.To.ANYONE
                            && mapping.getMethodsCondition()
                                    .getMethods()
                                    .contains(RequestMethod.POST)) {
                        mapping.getPatternValues().stream()
                                .filter(path -> RouteClass.of("POST", path) != RouteClass.SIGN_IN)
                                .forEach(others::add);
                    }
                });

        assertThat(others).isEmpty();
    }

    @Shows("W-8")
    @Test
    void too_many_are_refused_and_others_go_on() {
        var key = new Asker.Program(world.tenant().id(), keyOfOwner());
        Http.Answer last;
        var tries = 0;
        do {
            // A token is back after half a second; a busy machine may take longer to come here.
            while (limits.take(key, RouteClass.JOB).orElseThrow().granted()) {
                tries++;
            }
            last = owner.post("/api/v1/exports", "{}");
        } while (last.status() != 429 && tries < 10_000);

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.code()).isEqualTo("limits/too-many-requests");
        assertThat(header(last, "Content-Type")).startsWith("application/problem+json");
        assertThat(header(last, "Retry-After")).isEqualTo("1");
        assertThat(header(last, "RateLimit")).startsWith("\"key-jobs\";r=0;t=");
        assertThat(owner.get("/api/v1/channels").status()).isEqualTo(200);
        assertThat(program(anotherWorld(), Role.OWNER).post("/api/v1/exports", "{}").status())
                .isEqualTo(422);
    }
}
