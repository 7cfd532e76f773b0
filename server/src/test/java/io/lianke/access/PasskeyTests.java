package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// passkeys, from the making of one to its loss.
class PasskeyTests extends ServerTests {
    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private PasskeyPerson enrolled() {
        return PasskeyPerson.enrolled(world, anonymous(), port());
    }

    private static int state(Http browser) {
        return browser.get("/api/v1/session").status();
    }

    private List<List<String>> entries(Http.Answer answer) {
        return rows().rows(
                        "select action, actor_kind, outcome from audit.entries where correlation_id = ?",
                        answer.headers().firstValue("X-Correlation-Id").orElse(""));
    }

    @Test
    @Shows("A-6")
    void it_signs_in_by_itself_and_stands_for_both_factors() {
        var person = enrolled();
        var browser = anonymous();

        var opened = person.signsIn(browser);

        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.body().at("/user/email").asString()).isEqualTo(person.email());
        assertThat(entries(opened)).containsExactly(List.of("session.open", "user", "done"));
        assertThat(browser.get("/api/v1/me/sessions").body().at("/items/0/factor").asString())
                .isEqualTo("passkey");
        assertThat(
                        browser.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"manager\"}")
                                .status())
                .isEqualTo(201);
    }

    @Test
    @Shows("A-6")
    void after_a_password_it_stands_in_for_the_code() {
        var person = enrolled();
        var browser = anonymous();
        var half = person.password(browser);
        assertThat(half.code()).isEqualTo("access/second-step");
        var asked = browser.post("/api/v1/passkey-challenges", "{\"purpose\":\"second_step\"}");
        assertThat(asked.body().at("/credentials/0/id").asString())
                .isEqualTo(person.passkey().id());
        assertThat(asked.body().path("authenticator").asBoolean()).isFalse();

        var completed =
                browser.post(
                        "/api/v1/session:complete",
                        PasskeyPerson.asPasskey(person.answers(browser, "second_step").json()));

        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        assertThat(entries(completed)).containsExactly(List.of("session.open", "user", "done"));
        assertThat(state(browser)).isEqualTo(200);
    }

    @Test
    @Shows("A-6")
    void it_is_proof_enough_for_a_risky_act() {
        var person = enrolled();
        rows().run("update access.sessions set confirmed_at = now() - interval '6 minutes'");
        var key = "{\"name\":\"till\",\"role\":\"manager\"}";
        assertThat(person.browser().post("/api/v1/api-keys", key).code())
                .isEqualTo("access/step-up");

        var confirmed =
                person.browser()
                        .post(
                                "/api/v1/session:confirm",
                                PasskeyPerson.asPasskey(
                                        person.answers(person.browser(), "confirm").json()));

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(204);
        assertThat(entries(confirmed)).containsExactly(List.of("session.confirm", "user", "done"));
        assertThat(person.browser().post("/api/v1/api-keys", key).status()).isEqualTo(201);
    }

    @Test
    @Shows("U-4")
    void of_somebody_who_left_and_tries_it_the_audit_tells() {
        var person = enrolled();
        rows().run(
                        "update access.memberships set status = 'suspended' where tenant_id = '"
                                + world.tenant().id()
                                + "'");

        var refused = person.signsIn(anonymous());

        assertThat(refused.code()).isEqualTo("access/passkey-refused");
        assertThat(
                        rows().rows(
                                        "select action, reason from audit.entries where correlation_id = ?",
                                        refused.headers()
                                                .firstValue("X-Correlation-Id")
                                                .orElse("")))
                .containsExactly(List.of("session.open", "suspended"));
    }

    @Test
    void there_may_be_several_with_names_and_each_can_go() {
        var person = enrolled();
        var browser = person.browser();
        var begun = browser.post("/api/v1/me/passkeys:begin", "{}");
        assertThat(begun.body().at("/known/0/id").asString()).isEqualTo(person.passkey().id());
        assertThat(entries(begun)).containsExactly(List.of("passkey.begin", "user", "done"));
        var phone = new SoftPasskey("http://localhost:" + port());
        var added =
                browser.post(
                        "/api/v1/me/passkeys",
                        phone.made("phone", begun.body().path("challenge").asString()));
        assertThat(entries(added)).containsExactly(List.of("passkey.add", "user", "done"));
        assertThat(added.body().path("recoveryCodes").size()).isZero();
        var id = added.body().path("id").asString();

        var renamed = browser.patch("/api/v1/me/passkeys/" + id, "{\"name\":\"old phone\"}");
        assertThat(renamed.status()).isEqualTo(204);
        assertThat(entries(renamed)).containsExactly(List.of("passkey.update", "user", "done"));
        assertThat(browser.get("/api/v1/me/passkeys").body().path("items").valueStream())
                .extracting(passkey -> passkey.path("name").asString())
                .containsExactly("laptop", "old phone");
        var removed = browser.delete("/api/v1/me/passkeys/" + id);
        assertThat(entries(removed)).containsExactly(List.of("passkey.remove", "user", "done"));
        assertThat(browser.delete("/api/v1/me/passkeys/" + id).status()).isEqualTo(404);
        assertThat(browser.patch("/api/v1/me/passkeys/" + id, "{\"name\":\"x\"}").status())
                .isEqualTo(404);

        var door = anonymous();
        var gone =
                door.post(
                        "/api/v1/session:passkey",
                        phone.answer(PasskeyPerson.challenge(door, "sign_in"))
                                .of(person.handle())
                                .json());
        assertThat(gone.code()).isEqualTo("access/passkey-refused");
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-4")
    void its_coming_and_going_ends_every_other_session() {
        var elsewhere = anonymous();
        TwoStepPerson.signIn(elsewhere, world.ownerEmail(), World.PASSWORD);
        var person = enrolled();
        assertThat(state(elsewhere)).isEqualTo(401);
        assertThat(state(person.browser())).isEqualTo(200);
        var second = anonymous();
        person.signsIn(second);
        assertThat(state(second)).isEqualTo(200);

        assertThat(person.browser().delete("/api/v1/me/passkeys/" + person.id()).status())
                .isEqualTo(204);

        assertThat(state(second)).isEqualTo(401);
        assertThat(person.password(anonymous()).status()).isEqualTo(200);
        assertThat(recoveryCodesOf(person)).isEqualTo("0");
    }

    private String recoveryCodesOf(PasskeyPerson person) {
        return rows().value(
                        "select count(*) from access.recovery_codes c join access.users u"
                                + " on u.id = c.user_id where u.email = ?",
                        person.email());
    }

    @Test
    void recovery_codes_stand_in_for_it_and_outlive_the_authenticator() {
        var person = enrolled();
        assertThat(person.recoveryCodes()).hasSize(10);
        var browser = anonymous();
        person.password(browser);

        var completed =
                browser.post(
                        "/api/v1/session:complete",
                        TwoStepPerson.codeBody(person.recoveryCodes().getFirst()));

        assertThat(completed.status()).as(completed.text()).isEqualTo(200);
        assertThat(person.browser().get("/api/v1/me/totp").body().path("recoveryCodesLeft").asInt())
                .isEqualTo(9);
        var renewed = person.browser().post("/api/v1/me/totp:renewCodes", "{}");
        assertThat(renewed.body().path("recoveryCodes").size()).isEqualTo(10);
        var both = TwoStepPerson.enrolled(anotherWorld(), rows(), anonymous());
        var begun = both.browser().post("/api/v1/me/passkeys:begin", "{}");
        both.browser()
                .post(
                        "/api/v1/me/passkeys",
                        new SoftPasskey("http://localhost:" + port())
                                .made("key", begun.body().path("challenge").asString()));
        assertThat(both.browser().delete("/api/v1/me/totp").status()).isEqualTo(204);
        assertThat(both.password(anonymous()).code()).isEqualTo("access/second-step");
        var again = anonymous();
        both.password(again);
        assertThat(both.complete(again, both.recoveryCodes().getFirst()).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-3")
    void its_answers_are_limited_like_codes_and_so_are_questions_at_the_door() {
        var person = enrolled();
        var browser = anonymous();
        var statuses = new ArrayList<Integer>();
        for (int guess = 0; guess < 6; guess++) {
            var forged = person.answers(browser, "sign_in").from("http://evil.example").json();
            statuses.add(browser.post("/api/v1/session:passkey", forged).status());
        }
        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
        assertThat(person.signsIn(browser).status()).isEqualTo(429);
        rows().run("update access.attempts set locked_until = now() where key like 'passkey:%'");
        assertThat(person.signsIn(browser).status()).isEqualTo(200);

        rows().forgetGuesses();
        var asked = new ArrayList<Integer>();
        for (int question = 0; question < 21; question++) {
            asked.add(
                    anonymous()
                            .post("/api/v1/passkey-challenges", "{\"purpose\":\"sign_in\"}")
                            .status());
        }
        assertThat(asked.subList(0, 20)).containsOnly(201);
        assertThat(asked.getLast()).isEqualTo(429);
    }

    @Test
    @Shows("A-3")
    void after_a_password_and_before_a_risky_act_its_answers_are_limited_too() {
        var person = enrolled();
        var browser = anonymous();
        var statuses = new ArrayList<Integer>();
        for (int guess = 0; guess < 6; guess++) {
            person.password(browser);
            var forged = person.answers(browser, "second_step").flags(SoftPasskey.PRESENT).json();
            statuses.add(
                    browser.post("/api/v1/session:complete", PasskeyPerson.asPasskey(forged))
                            .status());
        }
        rows().forgetGuesses();
        for (int guess = 0; guess < 6; guess++) {
            var forged =
                    person.answers(person.browser(), "confirm").flags(SoftPasskey.PRESENT).json();
            statuses.add(
                    person.browser()
                            .post("/api/v1/session:confirm", PasskeyPerson.asPasskey(forged))
                            .status());
        }
        assertThat(statuses)
                .containsExactly(401, 401, 401, 401, 401, 429, 401, 401, 401, 401, 401, 429);
    }

    @Test
    void others_cannot_use_rename_or_remove_it() {
        var person = enrolled();
        var other = PasskeyPerson.enrolled(anotherWorld(), anonymous(), port());

        assertThat(other.browser().delete("/api/v1/me/passkeys/" + person.id()).status())
                .isEqualTo(404);
        assertThat(
                        other.browser()
                                .patch("/api/v1/me/passkeys/" + person.id(), "{\"name\":\"mine\"}")
                                .status())
                .isEqualTo(404);
        var half = anonymous();
        person.password(half);
        var foreign =
                other.passkey()
                        .answer(PasskeyPerson.challenge(half, "second_step"))
                        .of(other.handle())
                        .json();
        assertThat(half.post("/api/v1/session:complete", PasskeyPerson.asPasskey(foreign)).code())
                .isEqualTo("access/passkey-refused");
        assertThat(state(half)).isEqualTo(401);
    }

    @Test
    void whoever_is_suspended_everywhere_does_not_get_in() {
        var person = enrolled();
        rows().run(
                        "update access.memberships set status = 'suspended' where tenant_id = ?",
                        world.tenant().id());

        assertThat(person.signsIn(anonymous()).code()).isEqualTo("access/passkey-refused");
    }

    @Test
    void a_step_takes_one_proof_and_not_two() {
        var person = enrolled();

        assertThat(person.browser().post("/api/v1/session:complete", "{}").status()).isEqualTo(422);
        assertThat(
                        person.browser()
                                .post(
                                        "/api/v1/session:confirm",
                                        "{\"password\":\"%s\",\"passkey\":%s}"
                                                .formatted(
                                                        World.PASSWORD,
                                                        person.answers(person.browser(), "confirm")
                                                                .json()))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void a_reset_by_a_manager_of_members_takes_them_all() {
        var person = enrolled();
        var id = rows().value("select id from access.users where email = ?", person.email());

        assertThat(owner.post("/api/v1/members/" + id + ":resetSecondFactor", "{}").status())
                .isEqualTo(204);

        assertThat(person.password(anonymous()).status()).isEqualTo(200);
        assertThat(person.signsIn(anonymous()).code()).isEqualTo("access/passkey-refused");
        assertThat(recoveryCodesOf(person)).isEqualTo("0");
    }
}
