package io.lianke.access;

import static io.lianke.access.SignOnPerson.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.SoftProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// answers of single sign-on that are not what they should be open nothing.
class ForgedSignOnTests extends ServerTests {
    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        new OwnerSql(databaseOwner).forgetGuesses();
    }

    /// What to bring back instead of the right answer, given the person and the browser at the
    /// door.
    private interface Forgery extends BiFunction<SignOnPerson, Http, String> {}

    private static Forgery claiming(Consumer<Map<String, Object>> change) {
        return (person, at) -> {
            var address = person.begins(at);
            var claims = person.provider().claims(address, person.subject());
            change.accept(claims);
            return answer(
                    address, person.provider().grant(address, person.provider().token(claims)));
        };
    }

    /// With another token than the right one, made of the right claims.
    private static Forgery with(BiFunction<SoftProvider, Map<String, Object>, String> token) {
        return (person, at) -> {
            var address = person.begins(at);
            var provider = person.provider();
            var made = token.apply(provider, provider.claims(address, person.subject()));
            return answer(address, provider.grant(address, made));
        };
    }

    private static String macced(Map<String, Object> claims, byte[] key) {
        try {
            var text = SoftProvider.unsigned(Map.of("alg", "HS256", "kid", "one"), claims);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return text
                    + "."
                    + SoftProvider.base64(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Forgery> forgedAnswers() {
        var all = new LinkedHashMap<String, Forgery>();
        all.put(
                "a state nobody was given",
                (person, at) -> {
                    var address = person.begins(at);
                    return "{\"state\":\"in.%s\",\"code\":\"%s\"}"
                            .formatted(UUID.randomUUID(), person.code(address));
                });
        all.put(
                "the state of another browser",
                (person, at) -> {
                    person.begins(at);
                    var address = person.begins(anonymous());
                    return answer(address, person.code(address));
                });
        all.put(
                "a browser that never went there",
                (person, _) -> {
                    var address = person.begins(anonymous());
                    return answer(address, person.code(address));
                });
        all.put(
                "the state before the last",
                (person, at) -> {
                    var address = person.begins(at);
                    person.begins(at);
                    return answer(address, person.code(address));
                });
        all.put(
                "too late",
                (person, at) -> {
                    var address = person.begins(at);
                    new OwnerSql(databaseOwner)
                            .run(
                                    "update access.sign_on_attempts set created_at = now() - interval '10 minutes 1 second'");
                    return answer(address, person.code(address));
                });
        all.put(
                "a state for linking",
                (person, at) -> {
                    person.begins(at);
                    var address = person.beginsLinking(person.browser());
                    return answer(address, person.code(address));
                });
        all.put(
                "a code nobody was given",
                (person, at) -> answer(person.begins(at), UUID.randomUUID().toString()));
        all.put(
                "the code of somebody else's trip",
                (person, at) -> {
                    var stolen = person.code(person.begins(anonymous()));
                    return answer(person.begins(at), stolen);
                });
        all.put(
                "in the name of another issuer",
                (person, at) -> {
                    var address = person.begins(at);
                    return answer(address, person.code(address))
                            .replace("}", ",\"iss\":\"https://evil.example\"}");
                });
        all.put(
                "no token of identity",
                (person, at) -> {
                    var address = person.begins(at);
                    return answer(address, person.provider().grant(address, Map.of()));
                });
        return all;
    }

    private static Map<String, Forgery> forgedTokens() {
        var other = SoftProvider.newPair();
        var all = new LinkedHashMap<String, Forgery>();
        all.put(
                "unsigned",
                with((_, claims) -> SoftProvider.unsigned(Map.of("alg", "none"), claims) + "."));
        all.put(
                "signed with the shared secret",
                with((_, claims) ->
                        macced(claims, SoftProvider.SECRET.getBytes(StandardCharsets.UTF_8))));
        all.put(
                "signed with the public key as a secret",
                with((provider, claims) ->
                        macced(claims, provider.pair().getPublic().getEncoded())));
        all.put(
                "signed by another key of that name",
                with((_, claims) -> SoftProvider.token(header("one"), claims, other.getPrivate())));
        all.put(
                "signed by a key of another name",
                with((_, claims) -> SoftProvider.token(header("two"), claims, other.getPrivate())));
        all.put(
                "with the key to check it by",
                with((_, claims) ->
                        SoftProvider.token(
                                Map.of("alg", "RS256", "jwk", SoftProvider.publicKey("one", other)),
                                claims,
                                other.getPrivate())));
        all.put(
                "changed afterwards",
                with((provider, claims) -> {
                    var right = provider.token(claims);
                    claims.put("sub", claims.get("sub") + " ");
                    return SoftProvider.unsigned(header("one"), claims)
                            + right.substring(right.lastIndexOf('.'));
                }));
        all.put(
                "cut short",
                with((provider, claims) -> {
                    var right = provider.token(claims);
                    return right.substring(0, right.length() - 4);
                }));
        all.put("that is no token", with((_, _) -> "no.token.at all"));
        return all;
    }

    private static Map<String, Object> header(String kid) {
        return Map.of("alg", "RS256", "kid", kid);
    }

    private static Map<String, Forgery> forgedClaims() {
        var now = Instant.now().getEpochSecond();
        var all = new LinkedHashMap<String, Forgery>();
        all.put("of another issuer", claiming(c -> c.put("iss", "https://evil.example")));
        all.put("of nearly the issuer", claiming(c -> c.put("iss", c.get("iss") + "/")));
        all.put("for another client", claiming(c -> c.put("aud", "somebody else")));
        all.put("for nobody", claiming(c -> c.remove("aud")));
        all.put(
                "for us too, but given to another",
                claiming(c -> {
                    c.put("aud", List.of(SoftProvider.CLIENT, "somebody else"));
                    c.put("azp", "somebody else");
                }));
        all.put(
                "for two, given to nobody in particular",
                claiming(c -> c.put("aud", List.of(SoftProvider.CLIENT, "somebody else"))));
        all.put("given to another", claiming(c -> c.put("azp", "somebody else")));
        all.put("that is over", claiming(c -> c.put("exp", now - 120)));
        all.put("without an end", claiming(c -> c.remove("exp")));
        all.put("of tomorrow", claiming(c -> c.put("iat", now + 86_400)));
        all.put("without a nonce", claiming(c -> c.remove("nonce")));
        all.put("with another nonce", claiming(c -> c.put("nonce", "another")));
        all.put("about nobody", claiming(c -> c.remove("sub")));
        return all;
    }

    @Test
    @Shows("A-8")
    void no_forged_answer_opens_anything() {
        var person = SignOnPerson.linked(world, owner, anonymous());
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
        var forgeries = new LinkedHashMap<>(forgedAnswers());
        forgeries.putAll(forgedTokens());
        forgeries.putAll(forgedClaims());
        var opened = new ArrayList<String>();

        forgeries.forEach((name, forgery) -> {
            nobodyHasGuessed();
            var browser = anonymous();
            var answer =
                    browser.post("/api/v1/session:singleSignOn", forgery.apply(person, browser));
            if (answer.status() != 401
                    || !answer.code().equals("access/single-sign-on-refused")
                    || browser.get("/api/v1/session").status() != 401) {
                opened.add(name + ": " + answer.status() + " " + answer.text());
            }
        });

        assertThat(opened).isEmpty();
        assertThat(forgeries).hasSize(32);
        nobodyHasGuessed();
        assertThat(person.signsIn(anonymous()).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-8")
    void an_answer_is_good_once_and_a_refused_one_is_over() {
        var person = SignOnPerson.linked(world, owner, anonymous());
        var browser = anonymous();
        var address = person.begins(browser);
        var right = answer(address, person.code(address));
        assertThat(browser.post("/api/v1/session:singleSignOn", right).status()).isEqualTo(200);
        assertThat(browser.post("/api/v1/session:singleSignOn", right).code())
                .isEqualTo("access/single-sign-on-refused");

        var second = person.begins(browser);
        browser.post("/api/v1/session:singleSignOn", answer(second, "wrong"));

        assertThat(
                        browser.post(
                                        "/api/v1/session:singleSignOn",
                                        answer(second, person.code(second)))
                                .code())
                .isEqualTo("access/single-sign-on-refused");
    }

    @Test
    @Shows("A-8")
    void the_address_of_a_member_is_nobodys_account() {
        var provider = new SoftProvider();
        var id = SignOnPerson.named(owner, provider, false);
        var stranger = new SignOnPerson(provider, id, "stranger", anonymous());
        var browser = anonymous();
        var address = stranger.begins(browser);
        var claims = provider.claims(address, "stranger");
        claims.put("email", world.ownerEmail());
        claims.put("email_verified", true);

        var answer =
                browser.post(
                        "/api/v1/session:singleSignOn",
                        answer(address, provider.grant(address, provider.token(claims))));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("access/account-not-linked");
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Shows("A-8")
    void the_same_subject_at_another_provider_is_somebody_else() {
        var person = SignOnPerson.linked(world, owner, anonymous());
        var elsewhere = new SoftProvider();
        var impostor =
                new SignOnPerson(
                        elsewhere,
                        SignOnPerson.named(owner, elsewhere, false),
                        person.subject(),
                        anonymous());

        assertThat(impostor.signsIn(anonymous()).code()).isEqualTo("access/account-not-linked");
    }

    @Test
    @Shows("A-8")
    void a_provider_that_names_itself_must_do_so_in_each_answer() {
        var provider = new SoftProvider();
        provider.metadata.put("authorization_response_iss_parameter_supported", true);
        var id = SignOnPerson.named(owner, provider, false);
        var person = new SignOnPerson(provider, id, "anybody", anonymous());
        var browser = anonymous();
        assertThat(person.signsIn(browser).code()).isEqualTo("access/single-sign-on-refused");
        var address = person.begins(browser);

        var named =
                answer(address, person.code(address))
                        .replace("}", ",\"iss\":\"" + provider.issuer() + "\"}");

        assertThat(browser.post("/api/v1/session:singleSignOn", named).code())
                .isEqualTo("access/account-not-linked");
    }

    @Test
    @Shows("A-8")
    void nobody_links_an_account_to_somebody_elses_session() {
        var victim = SignOnPerson.linked(world, owner, anonymous());
        var other = anotherWorld();
        var attacker = anonymous();
        TwoStepPerson.signIn(attacker, other.ownerEmail(), io.lianke.testing.World.PASSWORD);
        var provider = new SoftProvider();
        var id = SignOnPerson.named(program(other, Role.OWNER), provider, false);
        var theirs = new SignOnPerson(provider, id, "attacker", attacker);
        var address = theirs.beginsLinking(attacker);

        var answer =
                victim.browser()
                        .post("/api/v1/me/linked-accounts", answer(address, theirs.code(address)));

        assertThat(answer.code()).isEqualTo("access/single-sign-on-refused");
        assertThat(victim.browser().get("/api/v1/me/linked-accounts").body().path("items").size())
                .isEqualTo(1);
    }
}
