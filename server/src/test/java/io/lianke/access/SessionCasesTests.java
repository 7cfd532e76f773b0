package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// everything that makes or ends a session, case by case. A session is looked up with each
/// request and nothing is kept in between, so that what one node ends is ended on all of them with
/// the answer.
class SessionCasesTests extends ServerTests {
    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private static int state(Http browser) {
        return browser.get("/api/v1/session").status();
    }

    private static List<String> written(boolean secure, Consumer<Written> writing) {
        var request = new MockHttpServletRequest();
        request.setSecure(secure);
        var response = new MockHttpServletResponse();
        writing.accept(new Written(request, response));
        return response.getHeaders("Set-Cookie");
    }

    private record Written(MockHttpServletRequest request, MockHttpServletResponse response) {}

    @Test
    @Shows("A-4")
    void over_tls_its_cookie_is_for_this_host_alone_and_for_no_script() {
        for (var cookie :
                List.of(
                        written(true, at -> SessionCookie.write(at.request(), at.response(), "t"))
                                .getFirst(),
                        written(
                                        true,
                                        at ->
                                                SessionCookie.writeHalf(
                                                        at.request(), at.response(), "t"))
                                .getFirst(),
                        written(
                                        true,
                                        at ->
                                                SessionCookie.writePasskey(
                                                        at.request(), at.response(), "t"))
                                .getFirst())) {
            assertThat(cookie)
                    .startsWith("__Host-lianke-")
                    .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                    .doesNotContain("Domain");
        }
        assertThat(written(false, at -> SessionCookie.write(at.request(), at.response(), "t")))
                .singleElement()
                .asString()
                .startsWith("lianke-session=t;")
                .contains("; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Secure");
        assertThat(written(true, at -> SessionCookie.clear(at.request(), at.response())))
                .singleElement()
                .asString()
                .contains("Max-Age=0", "; Secure");
    }

    @Test
    @Shows("A-4")
    void a_cookie_of_plain_http_is_no_session_over_tls() {
        var request = new MockHttpServletRequest();
        request.setCookies(new jakarta.servlet.http.Cookie("lianke-session", "t"));
        assertThat(SessionCookie.read(request)).contains("t");

        request.setSecure(true);

        assertThat(SessionCookie.read(request)).isEmpty();
    }

    /// What is done from one browser of the owner, or to the owner; the other browser is out.
    private Map<String, Consumer<Http>> endings() {
        var all = new LinkedHashMap<String, Consumer<Http>>();
        all.put(
                "a new password",
                here ->
                        here.post(
                                "/api/v1/me:changePassword",
                                "{\"currentPassword\":\"%s\",\"newPassword\":\"another horse battery\"}"
                                        .formatted(World.PASSWORD)));
        all.put("an authenticator that comes", here -> TwoStepPerson.enrolled(world, rows(), here));
        all.put("a passkey that comes", here -> PasskeyPerson.enrolled(world, here, port()));
        all.put("another role", _ -> owner.patch(ownersPath(), "{\"role\":\"manager\"}"));
        all.put(
                "another scope",
                _ -> owner.patch(ownersPath(), "{\"role\":\"manager\",\"scope\":\"own\"}"));
        all.put("being suspended", _ -> owner.patch(ownersPath(), "{\"status\":\"suspended\"}"));
        all.put("a manager of members", _ -> owner.post(ownersPath() + ":endSessions", "{}"));
        all.put(
                "its own list of devices",
                here -> {
                    for (var each : here.get("/api/v1/me/sessions").body().path("items")) {
                        if (!each.path("current").asBoolean()) {
                            here.delete("/api/v1/me/sessions/" + each.path("id").asString());
                        }
                    }
                });
        all.put("half an hour of silence", _ -> age("last_seen_at", "30 minutes 1 second"));
        all.put("twelve hours", _ -> age("created_at", "12 hours 1 second"));
        return all;
    }

    private void age(String column, String by) {
        rows().run(
                        "update access.sessions set "
                                + column
                                + " = now() - ?::interval"
                                + " where user_id = (select id from access.users where email = ?)",
                        by,
                        world.ownerEmail());
    }

    private String ownersPath() {
        return "/api/v1/members/"
                + rows().value("select id from access.users where email = ?", world.ownerEmail());
    }

    private void anotherOwner() {
        var invited =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"second-%s@example.com\",\"displayName\":\"S\",\"role\":\"owner\"}"
                                .formatted(world.tenant().id()));
        anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"S\"}"
                                .formatted(
                                        invited.body().path("invitationToken").asString(),
                                        World.PASSWORD));
    }

    @Test
    @Shows("A-4")
    void each_of_these_ends_the_other_sessions_with_its_answer() {
        var open = new ArrayList<String>();
        endings()
                .forEach((name, ending) -> {
                    world = anotherWorld();
                    owner = program(Role.OWNER);
                    nobodyHasGuessed();
                    anotherOwner();
                    var here = anonymous();
                    var elsewhere = anonymous();
                    TwoStepPerson.signIn(elsewhere, world.ownerEmail(), World.PASSWORD);
                    TwoStepPerson.signIn(here, world.ownerEmail(), World.PASSWORD);
                    assertThat(state(elsewhere)).as(name).isEqualTo(200);

                    ending.accept(here);

                    if (state(elsewhere) != 401) {
                        open.add(name);
                    }
                });
        assertThat(open).isEmpty();
    }

    @Test
    @Shows("A-4")
    void a_second_factor_that_goes_ends_them_too() {
        var person = TwoStepPerson.enrolled(world, rows(), anonymous());
        var elsewhere = anonymous();
        person.password(elsewhere);
        person.complete(elsewhere, person.code());
        assertThat(state(elsewhere)).isEqualTo(200);

        assertThat(person.browser().delete("/api/v1/me/totp").status()).isEqualTo(204);

        assertThat(state(elsewhere)).isEqualTo(401);
        assertThat(state(person.browser())).isEqualTo(200);
    }

    static String token(Http.Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("lianke-session="))
                .map(cookie -> cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')))
                .findFirst()
                .orElse("");
    }
}
