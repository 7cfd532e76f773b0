package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// sessions end when they should, and at once.
class SessionLifeTests extends ServerTests {

    @BeforeEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private Http signedIn(String password) {
        var browser = anonymous();
        var opened =
                browser.post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(world.ownerEmail(), password));
        assertThat(opened.status()).isEqualTo(200);
        return browser;
    }

    private int state(Http browser) {
        return browser.get("/api/v1/session").status();
    }

    private void age(String column, String by) {
        rows().run(
                        "update access.sessions set "
                                + column
                                + " = now() - ?::interval where user_id = (select id from access.users where email = ?)",
                        by,
                        world.ownerEmail());
    }

    @Test
    @Shows("A-4")
    void a_session_ends_after_half_an_hour_of_silence() {
        var browser = signedIn(World.PASSWORD);

        age("last_seen_at", "29 minutes");
        assertThat(state(browser)).isEqualTo(200);
        age("last_seen_at", "31 minutes");
        assertThat(state(browser)).isEqualTo(401);
    }

    @Test
    @Shows("A-4")
    void use_keeps_a_session_but_not_past_twelve_hours() {
        var browser = signedIn(World.PASSWORD);

        age("created_at", "11 hours 59 minutes");
        assertThat(state(browser)).isEqualTo(200);
        age("created_at", "12 hours 1 minute");
        assertThat(state(browser)).isEqualTo(401);
    }

    @Test
    @Shows("A-4")
    void an_ended_session_cannot_be_listed_switched_or_used_to_change_anything() {
        var browser = signedIn(World.PASSWORD);
        age("last_seen_at", "31 minutes");

        assertThat(browser.get("/api/v1/me/sessions").status()).isEqualTo(401);
        assertThat(browser.patch("/api/v1/me", "{\"displayName\":\"x\"}").status()).isEqualTo(401);
    }

    @Test
    @Shows("A-4")
    void a_new_password_ends_every_other_session() {
        var here = signedIn(World.PASSWORD);
        var elsewhere = signedIn(World.PASSWORD);

        var changed =
                here.post(
                        "/api/v1/me:changePassword",
                        "{\"currentPassword\":\"%s\",\"newPassword\":\"another horse battery\"}"
                                .formatted(World.PASSWORD));

        assertThat(changed.status()).isEqualTo(204);
        assertThat(state(here)).isEqualTo(200);
        assertThat(state(elsewhere)).isEqualTo(401);
        assertThat(state(signedIn("another horse battery"))).isEqualTo(200);
    }

    private Http.Answer accept(String token) {
        return anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"S\"}"
                                .formatted(token, World.PASSWORD));
    }

    @Test
    @Shows({"A-4", "A-5"})
    void who_is_suspended_before_they_come_does_not_come() {
        var invited =
                owner.post(
                                "/api/v1/members",
                                "{\"email\":\"late-%s@example.com\",\"displayName\":\"S\",\"role\":\"owner\"}"
                                        .formatted(world.tenant().id()))
                        .body();
        var path = "/api/v1/members/" + invited.at("/member/id").asString();

        assertThat(owner.patch(path, "{\"status\":\"suspended\"}").status()).isEqualTo(200);

        assertThat(accept(invited.path("invitationToken").asString()).code())
                .isEqualTo("access/invitation-unknown");
        var again = owner.post(path + ":invite", "{}").body();
        assertThat(again.at("/member/status").asString()).isEqualTo("invited");
        var token = again.path("invitationToken").asString();
        // Suspended before that took the invitation away.
        rows().run(
                        "update access.memberships set status = 'suspended' where user_id = ?::uuid",
                        invited.at("/member/id").asString());
        assertThat(accept(token).code()).isEqualTo("access/invitation-unknown");
        rows().run(
                        "update access.memberships set status = 'invited' where user_id = ?::uuid",
                        invited.at("/member/id").asString());
        assertThat(accept(token).status()).isEqualTo(200);
        assertThat(accept(token).code()).isEqualTo("access/invitation-unknown");
        assertThat(owner.post(path + ":invite", "{}").code()).isEqualTo("access/already-member");
    }

    @Test
    @Shows("A-4")
    void a_new_role_ends_every_session_of_the_person() {
        var browser = signedIn(World.PASSWORD);
        var id = browser.get("/api/v1/session").body().at("/user/id").asString();
        var other =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"second-%s@example.com\",\"displayName\":\"S\",\"role\":\"owner\"}"
                                .formatted(world.tenant().id()));
        anonymous()
                .post(
                        "/api/v1/invitations:accept",
                        "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"S\"}"
                                .formatted(
                                        other.body().path("invitationToken").asString(),
                                        World.PASSWORD));

        var changed = owner.patch("/api/v1/members/" + id, "{\"role\":\"read_only\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(state(browser)).isEqualTo(401);
    }

    @Test
    @Shows("A-4")
    void signing_in_gives_a_new_token_and_keeps_it_from_scripts() {
        var browser = anonymous();
        var credentials =
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(world.ownerEmail(), World.PASSWORD);

        var first = cookie(browser.post("/api/v1/session", credentials));
        var second = cookie(browser.post("/api/v1/session", credentials));

        assertThat(first)
                .startsWith("lianke-session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(second).isNotEqualTo(first);
    }

    private static String cookie(Http.Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("lianke-session="))
                .findFirst()
                .orElse("");
    }

    @Test
    @Shows("W-5")
    void a_forwarded_address_is_not_believed() {
        var browser = anonymous();
        browser.get("/api/v1/setup");
        for (var header :
                new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP", "True-Client-IP"}) {
            browser.send(
                    browser.request("/api/v1/session")
                            .header("Content-Type", "application/json")
                            .header(
                                    header,
                                    header.equals("Forwarded") ? "for=203.0.113.9" : "203.0.113.9")
                            .POST(
                                    java.net.http.HttpRequest.BodyPublishers.ofString(
                                            "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                    .formatted(
                                                            world.ownerEmail(), World.PASSWORD))));
        }

        assertThat(rows().value("select count(*) from access.sessions where ip like '203.%'"))
                .isEqualTo("0");
    }
}
