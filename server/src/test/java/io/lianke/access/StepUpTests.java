package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import io.lianke.testing.WriteSpy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// risky acts ask a person to prove again who they are.
class StepUpTests extends ServerTests {
    private static final List<String> RISKY =
            List.of(
                    "DELETE /api/v1/identity-providers/{id}",
                    "DELETE /api/v1/me/linked-accounts/{id}",
                    "DELETE /api/v1/me/passkeys/{id}",
                    "DELETE /api/v1/me/totp",
                    "DELETE /api/v1/roles/{id}",
                    "PATCH /api/v1/members/{id}",
                    "POST /api/v1/api-keys",
                    "POST /api/v1/exports",
                    "POST /api/v1/identity-providers",
                    "POST /api/v1/me/linked-accounts:begin",
                    "POST /api/v1/me/passkeys",
                    "POST /api/v1/me/passkeys:begin",
                    "POST /api/v1/me/totp",
                    "POST /api/v1/me/totp:renewCodes",
                    "POST /api/v1/members",
                    "POST /api/v1/members/{id}:handOver",
                    "POST /api/v1/members/{id}:invite",
                    "POST /api/v1/members/{id}:resetSecondFactor",
                    "POST /api/v1/risks/{id}:freeze",
                    "POST /api/v1/roles",
                    "POST /api/v1/secret-keys:rotate",
                    "PUT /api/v1/identity-providers/{id}",
                    "PUT /api/v1/members/{id}/postings",
                    "PUT /api/v1/risk-limits",
                    "PUT /api/v1/roles/{id}",
                    "PUT /api/v1/tenant/sign-in-policy");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired private AccessFixtures access;
    @Autowired private WriteSpy spy;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private void sixMinutesPass() {
        rows().run(
                        "update access.sessions set confirmed_at = now() - interval '5 minutes 1 second'");
    }

    private Http signedIn() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        return browser;
    }

    private static Http.Answer call(Http browser, String endpoint) {
        var space = endpoint.indexOf(' ');
        var method = endpoint.substring(0, space);
        var path = endpoint.substring(space + 1).replace("{id}", UUID.randomUUID().toString());
        return browser.send(method, path, method.equals("DELETE") ? null : "{}");
    }

    private static Http.Answer issue(Http caller) {
        return caller.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"manager\"}");
    }

    @Test
    @Shows("A-6")
    void the_risky_endpoints_are_these() {
        var marked = new ArrayList<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.hasMethodAnnotation(StepUp.class)) {
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        mapping.getPatternValues()
                                                .forEach(path -> marked.add(method + " " + path)));
                    }
                });

        assertThat(marked).containsExactlyInAnyOrderElementsOf(RISKY);
    }

    @Test
    @Shows("A-6")
    void each_of_them_is_refused_without_effect_five_minutes_after_the_last_proof() {
        var operator =
                Http.browser(
                        port(), access.session(world, Role.OWNER, AccessFixtures.Kind.OPERATOR));
        operator.get("/api/v1/setup");
        for (var endpoint : RISKY) {
            assertThat(call(operator, endpoint).code()).as(endpoint).isNotEqualTo("access/step-up");
            sixMinutesPass();
            spy.clear();

            var refused = call(operator, endpoint);

            assertThat(refused.status()).as(endpoint).isEqualTo(403);
            assertThat(refused.code()).as(endpoint).isEqualTo("access/step-up");
            assertThat(spy.writes()).as(endpoint).isEmpty();
            rows().run("update access.sessions set confirmed_at = now()");
        }
    }

    @Test
    void who_may_not_is_not_asked_to_prove_anything() {
        var reader =
                Http.browser(
                        port(),
                        access.session(world, Role.READ_ONLY, AccessFixtures.Kind.ORDINARY));
        sixMinutesPass();

        assertThat(issue(reader).code()).isEqualTo("access/forbidden");
    }

    @Test
    void a_program_is_not_asked() {
        sixMinutesPass();

        assertThat(issue(owner).status()).isEqualTo(201);
    }

    @Test
    @Shows("A-6")
    void the_password_lets_it_through_for_five_minutes_under_a_new_token() {
        var browser = signedIn();
        sixMinutesPass();
        var before = rows().rows("select token_hash::text from access.sessions");
        assertThat(issue(browser).code()).isEqualTo("access/step-up");

        var confirmed =
                browser.post(
                        "/api/v1/session:confirm", "{\"password\":\"" + World.PASSWORD + "\"}");

        assertThat(confirmed.status()).isEqualTo(204);
        assertThat(issue(browser).status()).isEqualTo(201);
        assertThat(rows().rows("select token_hash::text from access.sessions"))
                .isNotEqualTo(before);
        rows().run(
                        "update access.sessions set confirmed_at = now() - interval '4 minutes 50 seconds'");
        assertThat(issue(browser).status()).isEqualTo(201);
    }

    @Test
    @Shows({"A-4", "A-5"})
    void the_token_before_a_proof_is_dead() {
        var browser = anonymous();
        var token =
                TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD)
                        .headers()
                        .allValues("Set-Cookie")
                        .stream()
                        .filter(cookie -> cookie.startsWith("lianke-session="))
                        .map(cookie ->
                                cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                        .findFirst()
                        .orElseThrow();
        var stolen = Http.browser(port(), token);
        assertThat(stolen.get("/api/v1/session").status()).isEqualTo(200);

        var confirmed =
                browser.post(
                        "/api/v1/session:confirm", "{\"password\":\"" + World.PASSWORD + "\"}");

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(204);
        assertThat(stolen.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    @Shows("A-6")
    void with_a_second_factor_the_password_alone_is_no_proof() {
        var person = TwoStepPerson.enrolled(world, rows(), anonymous());
        sixMinutesPass();

        assertThat(
                        person.browser()
                                .post(
                                        "/api/v1/session:confirm",
                                        "{\"password\":\"" + World.PASSWORD + "\"}")
                                .code())
                .isEqualTo("access/wrong-code");
        assertThat(issue(person.browser()).code()).isEqualTo("access/step-up");
        assertThat(person.confirm(person.browser(), World.PASSWORD, person.code()).status())
                .isEqualTo(204);
        assertThat(issue(person.browser()).status()).isEqualTo(201);
    }

    @Test
    @Shows("A-3")
    void both_proofs_are_guess_limited() {
        var person = TwoStepPerson.enrolled(world, rows(), anonymous());
        var statuses = new ArrayList<Integer>();
        for (int guess = 0; guess < 6; guess++) {
            statuses.add(
                    person.confirm(person.browser(), World.PASSWORD, person.wrongCode()).status());
        }
        rows().forgetGuesses();
        for (int guess = 0; guess < 6; guess++) {
            statuses.add(person.confirm(person.browser(), "not it", person.code()).status());
        }

        assertThat(statuses)
                .containsExactly(401, 401, 401, 401, 401, 429, 401, 401, 401, 401, 401, 429);
    }
}
