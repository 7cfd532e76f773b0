package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// answers of passkeys that are not what they should be open nothing.
class ForgedPasskeyTests extends ServerTests {
    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private static SoftPasskey.Answer asked(PasskeyPerson person, Http at) {
        return person.answers(at, "sign_in");
    }

    /// What to send instead of the right answer, given the person and the browser that was asked.
    private Map<String, BiFunction<PasskeyPerson, Http, String>> forgeries() {
        var all = new LinkedHashMap<String, BiFunction<PasskeyPerson, Http, String>>();
        all.put("of another site", (p, at) -> asked(p, at).from("http://evil.example").json());
        all.put("of another port", (p, at) -> asked(p, at).from("http://localhost:1").json());
        all.put("over https", (p, at) -> asked(p, at).from("https://localhost:" + port()).json());
        all.put("for another address", (p, at) -> asked(p, at).rpId("example.com").json());
        all.put("with nobody there", (p, at) -> asked(p, at).flags(SoftPasskey.VERIFIED).json());
        all.put("with nobody verified", (p, at) -> asked(p, at).flags(SoftPasskey.PRESENT).json());
        all.put("for making a passkey", (p, at) -> asked(p, at).type("webauthn.create").json());
        all.put("of a payment", (p, at) -> asked(p, at).type("payment.get").json());
        all.put(
                "in a frame of another site",
                (p, at) -> asked(p, at).retold("\"crossOrigin\":false", "\"crossOrigin\":true"));
        all.put("changed afterwards", (p, at) -> asked(p, at).retold("localhost", "localhosT"));
        all.put("cut short", (p, at) -> asked(p, at).cutShort());
        all.put(
                "signed by another key",
                (p, at) -> asked(p, at).signedBy(new SoftPasskey("x")).json());
        all.put(
                "of a passkey nobody has",
                (p, at) -> asked(p, at).calledAs(new SoftPasskey("x")).json());
        all.put("of nobody", (p, at) -> asked(p, at).of("").json());
        all.put("of somebody else", (p, at) -> asked(p, at).of(Base64Url.of(new byte[16])).json());
        all.put("by a copy left behind", (p, at) -> asked(p, at).signed(1).json());
        all.put("by one that counts no more", (p, at) -> asked(p, at).signed(0).json());
        all.put(
                "to a question of one's own",
                (p, at) -> {
                    PasskeyPerson.challenge(at, "sign_in");
                    return p.passkey().answer(Base64Url.of(new byte[32])).of(p.handle()).json();
                });
        all.put(
                "to the question of another browser",
                (p, at) -> {
                    PasskeyPerson.challenge(at, "sign_in");
                    return p.answers(anonymous(), "sign_in").json();
                });
        all.put(
                "to the question before the last",
                (p, at) -> {
                    var first = asked(p, at).json();
                    PasskeyPerson.challenge(at, "sign_in");
                    return first;
                });
        all.put(
                "to a question for another purpose",
                (p, at) -> {
                    PasskeyPerson.challenge(at, "sign_in");
                    return p.answers(p.browser(), "confirm").json();
                });
        all.put(
                "too late",
                (p, at) -> {
                    var answer = asked(p, at).json();
                    rows().run(
                                    "update access.passkey_challenges set created_at = now() - interval '5 minutes 1 second'");
                    return answer;
                });
        all.put(
                "without having been asked",
                (p, at) -> p.passkey().answer(Base64Url.of(new byte[32])).of(p.handle()).json());
        all.put(
                "that is no passkey",
                (_, at) -> {
                    PasskeyPerson.challenge(at, "sign_in");
                    return "{\"id\":\"AA\",\"clientData\":\"AA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"}";
                });
        return all;
    }

    @Test
    @Shows({"A-5", "A-6"})
    void no_forged_answer_opens_anything() {
        var person = PasskeyPerson.enrolled(world, anonymous(), port());
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
        var opened = new ArrayList<String>();
        forgeries()
                .forEach((name, forgery) -> {
                    nobodyHasGuessed();
                    var browser = anonymous();
                    var answer =
                            browser.post("/api/v1/session:passkey", forgery.apply(person, browser));
                    if (answer.status() != 401
                            || !answer.code().equals("access/passkey-refused")
                            || browser.get("/api/v1/session").status() != 401) {
                        opened.add(name + ": " + answer.status() + " " + answer.text());
                    }
                });

        assertThat(opened).isEmpty();
        assertThat(forgeries()).hasSizeGreaterThanOrEqualTo(20);
        nobodyHasGuessed();
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-5")
    void an_answer_is_good_once() {
        var person = PasskeyPerson.enrolled(world, anonymous(), port());
        var browser = anonymous();
        var answer = person.answers(browser, "sign_in").json();
        assertThat(browser.post("/api/v1/session:passkey", answer).status()).isEqualTo(200);

        var again = browser.post("/api/v1/session:passkey", answer);

        assertThat(again.code()).isEqualTo("access/passkey-refused");
    }

    @Test
    @Shows("A-5")
    void a_refused_answer_uses_the_question_up() {
        var person = PasskeyPerson.enrolled(world, anonymous(), port());
        var browser = anonymous();
        var challenge = PasskeyPerson.challenge(browser, "sign_in");
        browser.post(
                "/api/v1/session:passkey",
                person.passkey().answer(challenge).of(person.handle()).cutShort());

        var right =
                browser.post(
                        "/api/v1/session:passkey",
                        person.passkey().answer(challenge).of(person.handle()).json());

        assertThat(right.code()).isEqualTo("access/passkey-refused");
    }

    @Test
    @Shows("A-6")
    void no_forged_passkey_is_kept() {
        var person = PasskeyPerson.enrolled(world, anonymous(), port());
        var browser = person.browser();
        var forged = new ArrayList<String>();
        for (int kind = 0; kind < 7; kind++) {
            var begun = browser.post("/api/v1/me/passkeys:begin", "{}");
            var challenge = begun.body().path("challenge").asString();
            var passkey = new SoftPasskey("http://localhost:" + port());
            var said = passkey.answer(challenge).type("webauthn.create");
            var answer =
                    browser.post(
                            "/api/v1/me/passkeys",
                            switch (kind) {
                                case 0 -> passkey.made("x", said.from("http://evil.example"));
                                case 1 -> passkey.made("x", said.rpId("example.com"));
                                case 2 -> passkey.made("x", said.flags(SoftPasskey.PRESENT));
                                case 3 -> passkey.made("x", said.type("webauthn.get"));
                                case 4 -> passkey.made("x", Base64Url.of(new byte[32]));
                                case 5 ->
                                        passkey.made(
                                                "x", PasskeyPerson.challenge(browser, "confirm"));
                                default ->
                                        passkey.made("x", challenge)
                                                .replace(
                                                        "\"attestationObject\":\"",
                                                        "\"attestationObject\":\"AAAA");
                            });
            if (!answer.code().equals("access/passkey-refused")) {
                forged.add(kind + ": " + answer.text());
            }
        }
        assertThat(forged).isEmpty();
        assertThat(browser.get("/api/v1/me/passkeys").body().path("items").size()).isEqualTo(1);
    }

    @Test
    void a_passkey_that_somebody_has_is_not_taken_twice() {
        var person = PasskeyPerson.enrolled(world, anonymous(), port());
        var begun = person.browser().post("/api/v1/me/passkeys:begin", "{}");

        var again =
                person.browser()
                        .post(
                                "/api/v1/me/passkeys",
                                person.passkey()
                                        .made("x", begun.body().path("challenge").asString()));

        assertThat(again.code()).isEqualTo("access/passkey-exists");
    }
}
