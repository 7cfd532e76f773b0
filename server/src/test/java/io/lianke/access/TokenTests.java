package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.net.HttpCookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// every kind of token there is, under eight attacks. Tokens say nothing and are signed by
/// nobody: they are 256 random bits of which the database keeps the hash, so what would be a
/// missing signature elsewhere is a token made up here.
class TokenTests extends ServerTests {
    @Autowired private SetUp setUp;

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    /// @param fresh a new one that would be let in
    /// @param opens whether presenting a text lets one in
    /// @param past makes those that there are too old
    private record Kind(Supplier<String> fresh, Predicate<String> opens, String past) {}

    private Map<String, Kind> kinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put(
                "session",
                new Kind(
                        this::session,
                        text -> Http.browser(port(), text).get("/api/v1/session").status() == 200,
                        "update access.sessions set created_at = now() - interval '12 hours 1 second'"));
        kinds.put(
                "half a session",
                new Kind(
                        this::half,
                        text ->
                                withCookie("lianke-half-session", text)
                                                .post("/api/v1/session:enrol", "{}")
                                                .status()
                                        == 201,
                        "update access.half_sessions set created_at = now() - interval '5 minutes 1 second'"));
        kinds.put(
                "API key",
                new Kind(
                        () ->
                                owner.post(
                                                "/api/v1/api-keys",
                                                "{\"name\":\"till\",\"role\":\"manager\"}")
                                        .body()
                                        .path("key")
                                        .asString(),
                        text -> Http.program(port(), text).get("/api/v1/customers").status() == 200,
                        "update access.api_keys set expires_at = now() where name = 'till'"));
        kinds.put(
                "invitation",
                new Kind(
                        this::invitation,
                        text -> accept(text).status() == 200,
                        "update access.invitations set expires_at = now()"));
        kinds.put(
                "set-up",
                new Kind(
                        () -> {
                            rows().reopenSetUp();
                            return setUp.offer().orElseThrow();
                        },
                        text -> start(text).status() == 201,
                        "update access.installation set set_up_at = now()"));
        return kinds;
    }

    private String session() {
        return SessionCasesTests.token(
                TwoStepPerson.signIn(anonymous(), world.ownerEmail(), World.PASSWORD));
    }

    private String half() {
        rows().run(
                        "update access.memberships set created_at = now() - interval '15 days' where tenant_id = ?",
                        world.tenant().id());
        var half = TwoStepPerson.signIn(anonymous(), world.ownerEmail(), World.PASSWORD);
        rows().run(
                        "update access.memberships set created_at = now() where tenant_id = ?",
                        world.tenant().id());
        return half.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("lianke-half-session="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private Http withCookie(String name, String text) {
        var browser = anonymous();
        browser.cookie(URI.create("http://localhost:" + port()), new HttpCookie(name, text));
        return browser;
    }

    private String invitation() {
        return owner.post(
                        "/api/v1/members",
                        "{\"email\":\"%s@example.com\",\"displayName\":\"N\",\"role\":\"manager\"}"
                                .formatted(java.util.UUID.randomUUID()))
                .body()
                .path("invitationToken")
                .asString();
    }

    private Http.Answer accept(String text) {
        return anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"N\"}"
                                .formatted(text, World.PASSWORD));
    }

    private Http.Answer start(String text) {
        return anonymous()
                .post(
                        "/api/v1/setup",
                        "{\"token\":\"%s\",\"email\":\"%s@example.com\",\"password\":\"%s\",\"displayName\":\"N\",\"organization\":{\"name\":\"New\",\"zone\":\"UTC\",\"currency\":\"EUR\",\"region\":\"DE\",\"locale\":\"en\"}}"
                                .formatted(text, java.util.UUID.randomUUID(), World.PASSWORD));
    }

    private static Map<String, String> attacksOn(String token) {
        var attacks = new LinkedHashMap<String, String>();
        attacks.put("made up", Secret.generate(token.startsWith("lk_") ? "lk_" : "").text());
        attacks.put("a web token of no algorithm", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvd25lciJ9.");
        attacks.put("its hash", HexFormat.of().formatHex(Secret.hash(token)));
        attacks.put("cut short", token.substring(0, token.length() - 1));
        attacks.put("one letter more", token + "A");
        var at = token.length() / 2;
        attacks.put(
                "one letter changed",
                token.substring(0, at)
                        + (token.charAt(at) == 'A' ? 'B' : 'A')
                        + token.substring(at + 1));
        return attacks;
    }

    @Test
    @Shows("A-5")
    void no_token_lets_in_that_is_not_the_very_one() {
        var open = new ArrayList<String>();
        kinds().forEach((name, kind) -> {
            nobodyHasGuessed();
            attacksOn(kind.fresh().get())
                    .forEach((attack, text) -> {
                        if (kind.opens().test(text)) {
                            open.add(name + " " + attack);
                        }
                    });
            var token = kind.fresh().get();
            rows().run(kind.past());
            if (kind.opens().test(token)) {
                open.add(name + " too old");
            }
            if (!kind.opens().test(kind.fresh().get())) {
                open.add(name + " that is right is refused");
            }
            world = anotherWorld();
            owner = program(Role.OWNER);
        });
        assertThat(open).isEmpty();
    }

    @Test
    @Shows("A-5")
    void no_token_lets_in_where_another_kind_is_asked_for() {
        var open = new ArrayList<String>();
        var kinds = kinds();
        kinds.forEach((name, kind) ->
                kinds.forEach((door, other) -> {
                    nobodyHasGuessed();
                    if (!name.equals(door) && other.opens().test(kind.fresh().get())) {
                        open.add(name + " as " + door);
                    }
                }));
        assertThat(open).isEmpty();
    }

    @Test
    @Shows("A-5")
    void those_for_one_use_are_used_up() {
        var invitation = invitation();
        assertThat(accept(invitation).status()).isEqualTo(200);
        assertThat(accept(invitation).code()).isEqualTo("access/invitation-unknown");
        rows().reopenSetUp();
        var start = setUp.offer().orElseThrow();
        assertThat(start(start).status()).isEqualTo(201);
        assertThat(start(start).code()).isEqualTo("access/set-up-closed");
    }

    @Test
    @Shows("A-5")
    void a_token_of_one_tenant_shows_nothing_of_another() {
        var other = anotherWorld();
        program(other, Role.OWNER).post("/api/v1/customers", "{\"name\":\"Secret Person\"}");

        for (var caller : List.of(owner, Http.browser(port(), session()))) {
            assertThat(caller.get("/api/v1/customers").text()).doesNotContain("Secret Person");
            assertThat(caller.get("/api/v1/members").text()).doesNotContain(other.ownerEmail());
        }
    }
}
