package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import org.junit.jupiter.api.Test;

class SignInTests extends ServerTests {

    private String credentials(String password) {
        return "{\"email\":\"" + world.ownerEmail() + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    void a_person_signs_in_is_recognised_and_signs_out() {
        var browser = anonymous();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);

        var opened = browser.post("/api/v1/session", credentials(World.PASSWORD));
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body().at("/role").asString()).isEqualTo("owner");
        assertThat(opened.headers().firstValue("Set-Cookie").orElse(""))
                .doesNotContain(World.PASSWORD);
        assertThat(browser.get("/api/v1/session").body().at("/tenant/zone").asString())
                .isEqualTo("Asia/Shanghai");

        assertThat(browser.delete("/api/v1/session").status()).isEqualTo(204);
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Shows("A-3")
    void a_wrong_password_and_an_unknown_person_look_the_same() {
        var browser = anonymous();
        browser.get("/api/v1/session");

        var wrong = browser.post("/api/v1/session", credentials("not the password"));
        var unknown =
                browser.post(
                        "/api/v1/session",
                        "{\"email\":\"nobody@example.com\",\"password\":\"not the password\"}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo(unknown.code()).isEqualTo("access/wrong-credentials");
        assertThat(wrong.body().path("detail")).isEqualTo(unknown.body().path("detail"));
    }

    @Test
    @Shows("A-3")
    void guessing_locks_the_account_even_for_the_right_password() {
        var browser = anonymous();
        browser.get("/api/v1/session");
        for (int guess = 0; guess < 5; guess++) {
            browser.post("/api/v1/session", credentials("guess number " + guess));
        }

        var locked = browser.post("/api/v1/session", credentials(World.PASSWORD));

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("access/locked");
        assertThat(locked.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    @Shows("A-9")
    void a_change_without_the_browsers_token_is_refused() {
        var browser = anonymous();
        browser.get("/api/v1/session");
        browser.post("/api/v1/session", credentials(World.PASSWORD));

        var forged =
                browser.send(
                        browser.request("/api/v1/me")
                                .setHeader("X-XSRF-TOKEN", "guessed")
                                .header("Content-Type", "application/json")
                                .method(
                                        "PATCH",
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "{\"displayName\":\"Mallory\"}")));

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.code()).isEqualTo("access/csrf");
        assertThat(browser.get("/api/v1/session").body().at("/user/displayName").asString())
                .isEqualTo("Owner");
    }
}
