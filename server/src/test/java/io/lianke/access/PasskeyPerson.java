package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.World;
import java.util.List;

/// A person with a passkey, and the browser where it was set up.
record PasskeyPerson(
        String email,
        Http browser,
        SoftPasskey passkey,
        String id,
        String handle,
        List<String> recoveryCodes) {

    /// The world's owner sets a passkey up.
    static PasskeyPerson enrolled(World world, Http browser, int port) {
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        var passkey = new SoftPasskey("http://localhost:" + port);
        var begun = browser.post("/api/v1/me/passkeys:begin", "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        var added =
                browser.post(
                        "/api/v1/me/passkeys",
                        passkey.made("laptop", begun.body().path("challenge").asString()));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return new PasskeyPerson(
                world.ownerEmail(),
                browser,
                passkey,
                added.body().path("id").asString(),
                begun.body().path("userId").asString(),
                added.body()
                        .path("recoveryCodes")
                        .valueStream()
                        .map(code -> code.asString())
                        .toList());
    }

    /// What a browser is to have signed.
    static String challenge(Http at, String purpose) {
        var asked = at.post("/api/v1/passkey-challenges", "{\"purpose\":\"" + purpose + "\"}");
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        return asked.body().path("challenge").asString();
    }

    SoftPasskey.Answer answers(Http at, String purpose) {
        return passkey.answer(challenge(at, purpose)).of(handle);
    }

    Http.Answer signsIn(Http at) {
        return at.post("/api/v1/session:passkey", answers(at, "sign_in").json());
    }

    Http.Answer password(Http at) {
        return TwoStepPerson.signIn(at, email, World.PASSWORD);
    }

    static String asPasskey(String answer) {
        return "{\"passkey\":" + answer + "}";
    }
}
