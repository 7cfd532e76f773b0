package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.SoftProvider;
import io.lianke.testing.World;

/// A member who has linked an account at a provider, and the browser where that was done.
record SignOnPerson(SoftProvider provider, String providerId, String subject, Http browser) {

    /// The world's owner links an account.
    static SignOnPerson linked(World world, Http owner, Http browser) {
        var provider = new SoftProvider();
        var id = named(owner, provider, false);
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
        var person = new SignOnPerson(provider, id, "subject-of-" + world.tenant().id(), browser);
        var linked = person.links(browser);
        assertThat(linked.status()).as(linked.text()).isEqualTo(204);
        return person;
    }

    /// @return the id under which the tenant has named the provider
    static String named(Http owner, SoftProvider provider, boolean trusted) {
        var created = owner.post("/api/v1/identity-providers", body(provider.issuer(), trusted));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return created.body().path("id").asString();
    }

    static String body(String issuer, boolean trusted) {
        return "{\"name\":\"Corp\",\"issuer\":\"%s\",\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"listed\":true,\"trustsSecondFactor\":%s}"
                .formatted(issuer, SoftProvider.CLIENT, SoftProvider.SECRET, trusted);
    }

    /// Where the door sends a browser.
    String begins(Http at) {
        return begins(at, "/api/v1/session:beginSingleSignOn");
    }

    /// Where somebody signed in is sent, to link an account.
    String beginsLinking(Http at) {
        return begins(at, "/api/v1/me/linked-accounts:begin");
    }

    private String begins(Http at, String path) {
        var begun = at.post(path, "{\"providerId\":\"" + providerId + "\"}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.body().path("address").asString();
    }

    /// The code of an honest provider.
    String code(String address) {
        return provider.grant(address, provider.token(provider.claims(address, subject)));
    }

    static String answer(String address, String code) {
        return "{\"state\":\"%s\",\"code\":\"%s\"}"
                .formatted(SoftProvider.asked(address).get("state"), code);
    }

    Http.Answer signsIn(Http at) {
        var address = begins(at);
        return at.post("/api/v1/session:singleSignOn", answer(address, code(address)));
    }

    Http.Answer links(Http at) {
        var address = beginsLinking(at);
        return at.post("/api/v1/me/linked-accounts", answer(address, code(address)));
    }
}
