package io.lianke.access;

import static io.lianke.access.SignOnPerson.answer;
import static io.lianke.access.SignOnPerson.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.egress.Egress;
import io.lianke.testing.Http;
import io.lianke.testing.RealProvider;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.SoftProvider;
import io.lianke.testing.World;
import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// single sign-on, from naming a provider to parting with it.
class SingleSignOnTests extends ServerTests {
    private static final String KEY = "{\"name\":\"till\",\"role\":\"manager\"}";

    @Autowired private Egress egress;

    @Autowired private PublicAddress address;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private List<List<String>> entries(Http.Answer answer) {
        return rows().rows(
                        "select action, actor_kind, outcome from audit.entries where correlation_id = ?",
                        answer.headers().firstValue("X-Correlation-Id").orElse(""));
    }

    private SignOnPerson linked() {
        return SignOnPerson.linked(world, owner, anonymous());
    }

    private static int state(Http browser) {
        return browser.get("/api/v1/session").status();
    }

    @Test
    @Shows("A-8")
    void a_real_provider_and_lianke_understand_each_other() {
        var returnAddress = owner.get("/api/v1/identity-providers").body().path("redirectUri");
        try (var _ = new RealProvider(returnAddress.asString())) {
            var named =
                    owner.post(
                            "/api/v1/identity-providers",
                            body(RealProvider.host(), false)
                                    .replace(SoftProvider.SECRET, RealProvider.SECRET));
            assertThat(named.status()).as(named.text()).isEqualTo(201);
            var choice = "{\"providerId\":\"%s\"}".formatted(named.body().path("id").asString());
            var browser = anonymous();
            TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
            var linking = browser.post("/api/v1/me/linked-accounts:begin", choice);
            var linked = browser.post("/api/v1/me/linked-accounts", broughtBack(linking));
            assertThat(linked.status()).as(linked.text()).isEqualTo(204);
            assertThat(entries(named))
                    .containsExactly(List.of("identity-provider.create", "api_key", "done"));
            assertThat(entries(linking))
                    .containsExactly(List.of("linked-account.begin", "user", "done"));
            assertThat(entries(linked))
                    .containsExactly(List.of("linked-account.add", "user", "done"));
            var account = browser.get("/api/v1/me/linked-accounts").body().at("/items/0");
            assertThat(account.path("providerName").asString()).isEqualTo("Corp");
            assertThat(account.path("linkedAt").isNull()).isFalse();
            var elsewhere = anonymous();

            var begun = elsewhere.post("/api/v1/session:beginSingleSignOn", choice);
            var opened = elsewhere.post("/api/v1/session:singleSignOn", broughtBack(begun));

            assertThat(opened.status()).as(opened.text()).isEqualTo(200);
            assertThat(opened.body().at("/user/email").asString()).isEqualTo(world.ownerEmail());
        }
    }

    private static String broughtBack(Http.Answer begun) {
        var back = RealProvider.visit(begun.body().path("address").asString());
        assertThat(back.getPath()).isEqualTo("/sign-in/answer");
        var asked = SoftProvider.asked(back.toString());
        return "{\"state\":\"%s\",\"code\":\"%s\"}"
                .formatted(asked.get("state"), asked.get("code"));
    }

    @Test
    @Shows("A-8")
    void whoever_has_linked_an_account_comes_in_by_it() {
        var person = linked();
        var browser = anonymous();

        var opened = person.signsIn(browser);

        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(entries(opened)).containsExactly(List.of("session.open", "user", "done"));
        assertThat(browser.get("/api/v1/me/sessions").body().at("/items/0/factor").asString())
                .isEqualTo("single_sign_on");
        var account = browser.get("/api/v1/me/linked-accounts").body().at("/items/0");
        assertThat(account.path("account").asString())
                .isEqualTo(person.subject() + "@provider.example");
        assertThat(account.path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    @Shows({"A-6", "A-8"})
    void a_providers_word_is_no_proof_before_risky_acts_nor_in_another_tenant() {
        var person = linked();
        var other = anotherWorld();
        rows().run(
                        "insert into access.memberships (tenant_id, user_id, role, scope, reached, status)"
                                + " select ?, id, 'owner', 'all', '{}', 'active' from access.users where email = ?",
                        other.tenant().id(),
                        world.ownerEmail());
        var there = "{\"tenantId\":\"%s\"}".formatted(other.tenant().id());
        var browser = anonymous();
        person.signsIn(browser);
        assertThat(browser.post("/api/v1/api-keys", KEY).code()).isEqualTo("access/step-up");
        assertThat(browser.post("/api/v1/me/totp", "{}").code()).isEqualTo("access/step-up");
        assertThat(browser.post("/api/v1/session:switch", there).code())
                .isEqualTo("access/step-up");

        var proof =
                browser.post(
                        "/api/v1/session:confirm",
                        "{\"password\":\"%s\"}".formatted(World.PASSWORD));

        assertThat(proof.status()).as(proof.text()).isEqualTo(204);
        assertThat(browser.post("/api/v1/api-keys", KEY).status()).isEqualTo(201);
        assertThat(browser.post("/api/v1/session:switch", there).status()).isEqualTo(204);
    }

    @Test
    @Shows({"A-6", "A-8"})
    void the_second_factor_is_asked_for_unless_the_provider_is_trusted_with_it() {
        var two = TwoStepPerson.enrolled(world, rows(), anonymous());
        var provider = new SoftProvider();
        var id = SignOnPerson.named(owner, provider, false);
        var person = new SignOnPerson(provider, id, "two-step", two.browser());
        assertThat(person.links(two.browser()).status()).isEqualTo(204);
        var browser = anonymous();

        var half = person.signsIn(browser);

        assertThat(half.code()).isEqualTo("access/second-step");
        assertThat(entries(half)).containsExactly(List.of("session.begin", "user", "done"));
        assertThat(state(browser)).isEqualTo(401);
        assertThat(two.complete(browser, two.code()).status()).isEqualTo(200);
        var trusted =
                owner.put(
                        "/api/v1/identity-providers/" + id + "?version=1",
                        "{\"name\":\"Corp\",\"listed\":true,\"trustsSecondFactor\":true}");
        assertThat(trusted.status()).as(trusted.text()).isEqualTo(200);
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
    }

    @Test
    @Shows({"A-6", "A-8"})
    void a_second_factor_that_is_demanded_is_not_set_up_on_a_providers_word() {
        var person = linked();
        rows().run(
                        "update access.memberships set created_at = now() - interval '15 days' where tenant_id = ?",
                        world.tenant().id());
        var browser = anonymous();

        var refused = person.signsIn(browser);

        assertThat(refused.code()).isEqualTo("access/sign-on-second-factor");
        assertThat(browser.post("/api/v1/enrolment", "{}").status()).isGreaterThanOrEqualTo(400);
        assertThat(state(browser)).isEqualTo(401);
    }

    @Test
    @Shows("A-8")
    void whoever_is_suspended_stays_outside_and_the_audit_says_who_tried() {
        var person = linked();
        rows().run(
                        "update access.memberships set status = 'suspended' where tenant_id = ?",
                        world.tenant().id());

        var refused = person.signsIn(anonymous());

        assertThat(refused.code()).isEqualTo("access/account-not-linked");
        assertThat(entries(refused))
                .containsExactly(List.of("session.open", "anonymous", "refused"));
    }

    @Test
    void linking_and_unlinking_end_what_is_open_elsewhere() {
        var person = linked();
        var byAccount = anonymous();
        person.signsIn(byAccount);
        var path = "/api/v1/me/linked-accounts/" + person.providerId();
        assertThat(person.links(person.browser()).code())
                .isEqualTo("access/account-linked-already");

        var unlinked = person.browser().delete(path);

        assertThat(unlinked.status()).isEqualTo(204);
        assertThat(entries(unlinked))
                .containsExactly(List.of("linked-account.remove", "user", "done"));
        assertThat(state(byAccount)).isEqualTo(401);
        assertThat(person.signsIn(anonymous()).code()).isEqualTo("access/account-not-linked");
        assertThat(person.browser().delete(path).status()).isEqualTo(404);
        byAccount = anonymous();
        TwoStepPerson.signIn(byAccount, world.ownerEmail(), World.PASSWORD);
        assertThat(person.links(person.browser()).status()).isEqualTo(204);
        assertThat(state(byAccount)).isEqualTo(401);
    }

    @Test
    void a_provider_goes_with_its_links_and_with_what_it_has_opened() {
        var person = linked();
        var byAccount = anonymous();
        person.signsIn(byAccount);
        var address = person.begins(anonymous());
        var path = "/api/v1/identity-providers/" + person.providerId();
        assertThat(
                        owner.get("/api/v1/identity-providers")
                                .body()
                                .at("/items/0/linkedMembers")
                                .asInt())
                .isEqualTo(1);

        var removed = owner.delete(path);

        assertThat(removed.status()).isEqualTo(204);
        assertThat(entries(removed))
                .containsExactly(List.of("identity-provider.remove", "api_key", "done"));
        assertThat(state(byAccount)).isEqualTo(401);
        assertThat(state(person.browser())).isEqualTo(200);
        assertThat(
                        anonymous()
                                .post(
                                        "/api/v1/session:singleSignOn",
                                        answer(address, person.code(address)))
                                .code())
                .isEqualTo("access/single-sign-on-refused");
        assertThat(owner.delete(path).status()).isEqualTo(404);
    }

    @Test
    void the_door_offers_what_is_listed_and_nothing_else() {
        var provider = new SoftProvider();
        var id = SignOnPerson.named(owner, provider, false);
        assertThat(offered()).contains(id);
        assertThat(anonymous().get("/api/v1/sign-in-providers").text())
                .doesNotContain(provider.issuer());

        owner.put(
                "/api/v1/identity-providers/" + id + "?version=1",
                "{\"name\":\"Corp\",\"listed\":false,\"trustsSecondFactor\":false}");

        assertThat(offered()).doesNotContain(id);
        var unlisted = new SignOnPerson(provider, id, "anybody", anonymous());
        assertThat(unlisted.begins(anonymous())).startsWith(provider.issuer() + "/authorize?");
        assertThat(
                        anonymous()
                                .post(
                                        "/api/v1/session:beginSingleSignOn",
                                        "{\"providerId\":\"%s\"}".formatted(UUID.randomUUID()))
                                .status())
                .isEqualTo(404);
    }

    private List<String> offered() {
        return anonymous()
                .get("/api/v1/sign-in-providers")
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    @Shows("A-8")
    void a_provider_that_does_not_answer_as_one_is_refused() {
        var faults = new LinkedHashMap<String, Consumer<SoftProvider>>();
        faults.put("unknown", at -> at.metadata.put("issuer", "https://evil.example"));
        faults.put("incomplete", at -> at.metadata.remove("token_endpoint"));
        faults.put(
                "incomplete ",
                at -> at.metadata.put("authorization_endpoint", "javascript:alert(1)//x"));
        faults.put(
                "signature",
                at -> at.metadata.put("id_token_signing_alg_values_supported", List.of("HS256")));
        faults.put("signature ", at -> at.metadata.put("jwks_uri", at.issuer() + "/nothing"));
        faults.forEach((reason, fault) -> {
            var provider = new SoftProvider();
            fault.accept(provider);
            var refused = owner.post("/api/v1/identity-providers", body(provider.issuer(), false));
            assertThat(refused.code()).isEqualTo("access/provider-" + reason.strip());
        });
        assertThat(
                        owner.post(
                                        "/api/v1/identity-providers",
                                        body(SoftProvider.host() + "/nobody", false))
                                .code())
                .isEqualTo("access/provider-unknown");
        assertThat(
                        owner.post(
                                        "/api/v1/identity-providers",
                                        body("http://169.254.169.254/latest", false))
                                .code())
                .isEqualTo("egress/address-refused");
        assertThat(owner.get("/api/v1/identity-providers").body().path("items").size()).isZero();
    }

    @Test
    void a_provider_is_named_once_changed_by_one_and_its_secret_never_told() {
        var provider = new SoftProvider();
        var id = SignOnPerson.named(owner, provider, false);
        var path = "/api/v1/identity-providers/" + id + "?version=";
        var change =
                "{\"name\":\"Head office\",\"clientSecret\":\"another\",\"listed\":false,\"trustsSecondFactor\":false}";
        assertThat(owner.post("/api/v1/identity-providers", body(provider.issuer(), false)).code())
                .isEqualTo("access/provider-exists");

        var changed = owner.put(path + 1, change);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(entries(changed))
                .containsExactly(List.of("identity-provider.update", "api_key", "done"));
        assertThat(owner.put(path + 1, change).status()).isEqualTo(412);
        assertThat(owner.get("/api/v1/identity-providers").text())
                .contains("Head office")
                .doesNotContain(SoftProvider.SECRET, "another");
        assertThat(
                        rows().rows(
                                        "select before::text || after::text from audit.entries where tenant_id = ?",
                                        world.tenant().id())
                                .toString())
                .doesNotContain(SoftProvider.SECRET, "another");
    }

    @Test
    @Shows("A-8")
    void keys_that_change_at_the_provider_are_asked_for_again_but_not_at_will() {
        var now = new AtomicReference<>(Instant.now());
        var client = new OpenIdClient(egress, address, now::get);
        var provider = new SoftProvider();
        var anew = SoftProvider.newPair();
        client.check(provider.issuer());
        provider.keys.add(SoftProvider.publicKey("two", anew));

        assertThat(comesWith(client, provider, anew)).isEmpty();
        now.set(now.get().plusSeconds(61));

        assertThat(comesWith(client, provider, anew))
                .contains(new OpenIdClient.Person("li.lei", "li.lei@provider.example"));
    }

    private static Optional<OpenIdClient.Person> comesWith(
            OpenIdClient client, SoftProvider provider, KeyPair key) {
        var registration =
                new OpenIdClient.Registration(
                        provider.issuer(), SoftProvider.CLIENT, SoftProvider.SECRET);
        var trip = OpenIdClient.Trip.begin("in.");
        var address = client.address(registration, trip);
        var token =
                SoftProvider.token(
                        Map.of("alg", "RS256", "kid", "two"),
                        provider.claims(address, "li.lei"),
                        key.getPrivate());
        return client.redeem(
                registration,
                trip,
                new SignOnAnswer(trip.state(), provider.grant(address, token), null));
    }
}
