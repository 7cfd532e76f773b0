package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// the second factor, from its enrolment to its loss.
class SecondFactorTests extends ServerTests {
    @Autowired private Sessions sessions;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private TwoStepPerson enrolled() {
        return TwoStepPerson.enrolled(world, rows(), anonymous());
    }

    private static int state(Http browser) {
        return browser.get("/api/v1/session").status();
    }

    private Http signedIn(TwoStepPerson person) {
        var browser = anonymous();
        person.letTimePass();
        assertThat(person.password(browser).code()).isEqualTo("access/second-step");
        var completed = person.complete(browser, person.code());
        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        return browser;
    }

    @Test
    @Shows("A-6")
    void it_is_asked_for_only_after_it_was_tried() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        browser.post("/api/v1/me/totp", "{}");

        assertThat(browser.post("/api/v1/me/totp:confirm", TwoStepPerson.codeBody("000000")).code())
                .isEqualTo("access/wrong-code");
        assertThat(browser.get("/api/v1/me/totp").body().path("since").isNull()).isTrue();
        assertThat(TwoStepPerson.signIn(anonymous(), world.ownerEmail(), World.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    @Shows("A-6")
    void the_password_alone_opens_nothing_any_more() {
        var person = enrolled();
        var browser = anonymous();

        var half = person.password(browser);

        assertThat(half.status()).isEqualTo(401);
        assertThat(half.code()).isEqualTo("access/second-step");
        assertThat(half.headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("lianke-half-session=")
                                && cookie.contains("HttpOnly")
                                && cookie.contains("Max-Age=300"))
                .noneMatch(cookie -> cookie.startsWith("lianke-session="));
        for (var path :
                List.of(
                        "/api/v1/session",
                        "/api/v1/me/sessions",
                        "/api/v1/members",
                        "/api/v1/me/totp")) {
            assertThat(browser.get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(browser.delete("/api/v1/me/totp").status()).isEqualTo(401);
        var completed = person.complete(browser, person.code());
        assertThat(completed.status()).isEqualTo(200);
        assertThat(completed.body().at("/user/email").asString()).isEqualTo(world.ownerEmail());
        assertThat(state(browser)).isEqualTo(200);
    }

    @Test
    @Shows({"A-4", "A-5"})
    void half_a_session_is_no_session_even_under_its_cookie() {
        var person = enrolled();
        var half =
                person.password(anonymous()).headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("lianke-half-session="))
                        .map(cookie ->
                                cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                        .findFirst()
                        .orElseThrow();

        assertThat(state(Http.browser(port(), half))).isEqualTo(401);
        assertThat(person.complete(anonymous(), person.code()).code())
                .isEqualTo("access/second-step-over");
    }

    @Test
    @Shows("A-6")
    void a_code_is_good_once() {
        var person = enrolled();
        var browser = anonymous();
        var code = person.code();
        person.password(browser);
        assertThat(person.complete(browser, code).status()).isEqualTo(200);

        var again = anonymous();
        person.password(again);

        assertThat(person.complete(again, code).code()).isEqualTo("access/wrong-code");
        assertThat(state(again)).isEqualTo(401);
    }

    @Test
    void the_code_that_set_it_up_signs_nobody_in() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        var seed =
                Base32.decode(
                        browser.post("/api/v1/me/totp", "{}").body().path("secret").asString());
        var code = Totp.code(seed, Totp.stepAt(InstantSource.system().instant()));
        assertThat(browser.post("/api/v1/me/totp:confirm", TwoStepPerson.codeBody(code)).status())
                .isEqualTo(200);
        var elsewhere = anonymous();
        TwoStepPerson.signIn(elsewhere, world.ownerEmail(), World.PASSWORD);

        var again = elsewhere.post("/api/v1/session:complete", TwoStepPerson.codeBody(code));

        assertThat(again.code()).isEqualTo("access/wrong-code");
    }

    @Test
    @Shows("A-6")
    void of_many_with_the_same_code_at_once_one_gets_in() throws Exception {
        var person = enrolled();
        var browsers = new ArrayList<Http>();
        for (int i = 0; i < 4; i++) {
            var browser = anonymous();
            person.password(browser);
            browsers.add(browser);
        }
        var code = person.code();
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var calls =
                    browsers.stream()
                            .map(browser ->
                                    (Callable<Http.Answer>) () -> person.complete(browser, code))
                            .toList();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(Collections.frequency(statuses, 200)).as("%s", statuses).isEqualTo(1);
    }

    @Test
    @Shows("A-6")
    void a_recovery_code_stands_in_once() {
        var person = enrolled();
        var code = person.recoveryCodes().getFirst();
        assertThat(person.recoveryCodes()).hasSize(10);
        var browser = anonymous();
        person.password(browser);

        assertThat(person.complete(browser, code.toUpperCase(java.util.Locale.ROOT)).status())
                .isEqualTo(200);

        assertThat(browser.get("/api/v1/me/totp").body().path("recoveryCodesLeft").asInt())
                .isEqualTo(9);
        assertThat(browser.get("/api/v1/me/sessions").body().at("/items/0/factor").asString())
                .isEqualTo("recovery");
        var again = anonymous();
        person.password(again);
        assertThat(person.complete(again, code).code()).isEqualTo("access/wrong-code");
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        var person = enrolled();

        var renewed = person.browser().post("/api/v1/me/totp:renewCodes", "{}");

        assertThat(renewed.body().path("recoveryCodes").size()).isEqualTo(10);
        var browser = anonymous();
        person.password(browser);
        assertThat(person.complete(browser, person.recoveryCodes().getLast()).code())
                .isEqualTo("access/wrong-code");
        assertThat(
                        person.complete(browser, renewed.body().at("/recoveryCodes/0").asString())
                                .status())
                .isEqualTo(200);
    }

    @Test
    @Shows({"A-4", "A-5"})
    void half_a_session_is_gone_after_five_minutes_and_with_a_new_password() {
        var person = enrolled();
        var slow = anonymous();
        person.password(slow);
        rows().run(
                        "update access.half_sessions set created_at = now() - interval '5 minutes 1 second'");
        assertThat(person.complete(slow, person.code()).code())
                .isEqualTo("access/second-step-over");

        var other = anonymous();
        person.password(other);
        person.browser()
                .post(
                        "/api/v1/me:changePassword",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"another horse battery\"}"
                                .formatted(World.PASSWORD));

        assertThat(person.complete(other, person.code()).code())
                .isEqualTo("access/second-step-over");
    }

    @Test
    @Shows("A-3")
    void codes_are_limited_like_passwords_and_a_right_password_does_not_help() {
        var person = enrolled();
        var browser = anonymous();
        var statuses = new ArrayList<Integer>();
        for (int guess = 0; guess < 5; guess++) {
            assertThat(person.password(browser).code()).isEqualTo("access/second-step");
            statuses.add(person.complete(browser, person.wrongCode()).status());
        }

        var locked = person.complete(browser, person.code());

        assertThat(statuses).containsOnly(401);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        person.password(browser);
        assertThat(person.complete(browser, person.recoveryCodes().getFirst()).status())
                .isEqualTo(429);
        rows().run("update access.attempts set locked_until = now() where key like 'code:%'");
        assertThat(person.complete(browser, person.code()).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-3")
    void who_has_a_second_factor_cannot_be_told_without_the_password() {
        var without = anotherWorld();
        enrolled();

        var with = TwoStepPerson.signIn(anonymous(), world.ownerEmail(), "not the password");
        var other = TwoStepPerson.signIn(anonymous(), without.ownerEmail(), "not the password");

        assertThat(with.status()).isEqualTo(other.status());
        assertThat(with.code()).isEqualTo(other.code());
        assertThat(with.body().path("detail")).isEqualTo(other.body().path("detail"));
        assertThat(with.headers().allValues("Set-Cookie").size())
                .isEqualTo(other.headers().allValues("Set-Cookie").size());
    }

    @Test
    @Shows("A-4")
    void its_coming_and_going_ends_every_other_session() {
        var elsewhere = anonymous();
        TwoStepPerson.signIn(elsewhere, world.ownerEmail(), World.PASSWORD);
        var person = enrolled();
        assertThat(state(elsewhere)).isEqualTo(401);
        assertThat(state(person.browser())).isEqualTo(200);
        var second = signedIn(person);

        assertThat(person.browser().delete("/api/v1/me/totp").status()).isEqualTo(204);

        assertThat(state(second)).isEqualTo(401);
        assertThat(state(person.browser())).isEqualTo(200);
        assertThat(person.password(anonymous()).status()).isEqualTo(200);
        assertThat(
                        rows().value(
                                        "select count(*) from access.recovery_codes c join access.users u"
                                                + " on u.id = c.user_id where u.email = ?",
                                        world.ownerEmail()))
                .isEqualTo("0");
    }

    @Test
    @Shows("A-4")
    void another_node_sees_at_once_that_a_session_has_ended() {
        var person = enrolled();
        var second = signedIn(person);
        var ids = second.get("/api/v1/me/sessions").body().path("items").valueStream().toList();
        assertThat(ids).hasSize(2);

        for (var each : ids) {
            if (!each.path("current").asBoolean()) {
                assertThat(
                                second.delete("/api/v1/me/sessions/" + each.path("id").asString())
                                        .status())
                        .isEqualTo(204);
            }
        }

        // A node keeps nothing about sessions: what it knows, it asks for with each request.
        assertThat(Sessions.class.getDeclaredFields())
                .extracting(field -> field.getType().getSimpleName())
                .containsExactlyInAnyOrder(
                        "Logger",
                        "DSLContext",
                        "TransactionTemplate",
                        "TransactionTemplate",
                        "Passwords",
                        "Guesses",
                        "SecondFactor",
                        "SignInPolicies",
                        "Audit");
        assertThat(state(person.browser())).isEqualTo(401);
        assertThat(sessions.recognise("anything else")).isEmpty();
    }

    @Test
    void there_is_one_at_a_time() {
        var person = enrolled();

        assertThat(person.browser().post("/api/v1/me/totp", "{}").code())
                .isEqualTo("access/second-factor-exists");
        assertThat(
                        person.browser()
                                .post(
                                        "/api/v1/me/totp:confirm",
                                        TwoStepPerson.codeBody(person.code()))
                                .status())
                .isEqualTo(404);
        person.browser().delete("/api/v1/me/totp");
        assertThat(person.browser().delete("/api/v1/me/totp").status()).isEqualTo(404);
    }

    @Test
    @Shows("A-6")
    void an_invitation_is_no_way_around_it() {
        var person = enrolled();
        var invitation =
                program(anotherWorld(), Role.OWNER)
                        .post(
                                "/api/v1/members",
                                "{\"email\":\"%s\",\"displayName\":\"N\",\"role\":\"owner\"}"
                                        .formatted(world.ownerEmail()))
                        .body()
                        .path("invitationToken")
                        .asString();
        var browser = anonymous();

        var accepted =
                browser.post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(invitation, World.PASSWORD));

        assertThat(accepted.code()).isEqualTo("access/second-step");
        assertThat(state(browser)).isEqualTo(401);
        assertThat(person.complete(browser, person.code()).status()).isEqualTo(200);
    }
}
