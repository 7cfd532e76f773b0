package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.World;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;

/// A person with an authenticator in hand, and the browser where it was set up.
record TwoStepPerson(
        OwnerSql rows, String email, Http browser, String secret, List<String> recoveryCodes) {

    /// The world's owner sets an authenticator up.
    static TwoStepPerson enrolled(World world, OwnerSql rows, Http browser) {
        signIn(browser, world.ownerEmail(), World.PASSWORD);
        var begun = browser.post("/api/v1/me/totp", "{}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        var secret = begun.body().path("secret").asString();
        var confirmed = browser.post("/api/v1/me/totp:confirm", codeBody(now(secret)));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        var codes =
                confirmed
                        .body()
                        .path("recoveryCodes")
                        .valueStream()
                        .map(code -> code.asString())
                        .toList();
        var person = new TwoStepPerson(rows, world.ownerEmail(), browser, secret, codes);
        person.letTimePass();
        return person;
    }

    static Http.Answer signIn(Http browser, String email, String password) {
        return browser.post(
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    static String codeBody(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static String now(String secret) {
        return Totp.code(Base32.decode(secret), Totp.stepAt(InstantSource.system().instant()));
    }

    byte[] seed() {
        return Base32.decode(secret);
    }

    /// What the authenticator shows.
    String code() {
        return now(secret);
    }

    /// A code of six digits that it does not show.
    String wrongCode() {
        return "%06d".formatted((Integer.parseInt(code()) + 1) % 1_000_000);
    }

    Http.Answer password(Http elsewhere) {
        return signIn(elsewhere, email, World.PASSWORD);
    }

    Http.Answer complete(Http elsewhere, String code) {
        return elsewhere.post("/api/v1/session:complete", codeBody(code));
    }

    /// As if the codes shown until now were long past.
    void letTimePass() {
        rows.run(
                "update access.second_factors set last_step = 0"
                        + " where user_id = (select id from access.users where email = ?)",
                email);
    }

    Http.Answer confirm(Http at, String password, String code) {
        return at.post(
                "/api/v1/session:confirm",
                "{\"password\":\"%s\",\"code\":\"%s\"}".formatted(password, code));
    }
}
