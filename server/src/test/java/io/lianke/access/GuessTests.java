package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// guessing gets slower for a person and for an address, at every door that asks for a
/// password, and a pause makes it good again.
class GuessTests extends ServerTests {

    @BeforeEach
    @AfterEach
    void nobodyHasGuessed() {
        rows().forgetGuesses();
    }

    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private Http.Answer signIn(String email, String password) {
        return anonymous()
                .post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private Http.Answer guess() {
        return signIn(world.ownerEmail(), "not the password");
    }

    private void passTheLock() {
        rows().run("update access.attempts set locked_until = now() where key like 'email:%'");
    }

    private int lockSeconds() {
        return Integer.parseInt(
                rows().value(
                                "select round(extract(epoch from max(locked_until) - clock_timestamp()) / 10)::int * 10"
                                        + " from access.attempts where key = ?",
                                "email:" + world.ownerEmail()));
    }

    @Test
    @Shows("A-3")
    void each_wait_is_twice_as_long_up_to_a_quarter_of_an_hour() {
        for (int i = 0; i < 4; i++) {
            assertThat(guess().status()).isEqualTo(401);
        }
        var waits = new ArrayList<Integer>();
        for (int i = 0; i < 7; i++) {
            assertThat(guess().status()).isEqualTo(401);
            waits.add(lockSeconds());
            assertThat(guess().status()).isEqualTo(429);
            passTheLock();
        }

        assertThat(waits).containsExactly(30, 60, 120, 240, 480, 900, 900);
    }

    @Test
    @Shows("A-3")
    void the_right_password_forgets_the_wrong_ones() {
        for (int i = 0; i < 4; i++) {
            guess();
        }

        assertThat(signIn(world.ownerEmail(), World.PASSWORD).status()).isEqualTo(200);
        assertThat(guess().status()).isEqualTo(401);
        assertThat(guess().status()).isEqualTo(401);
    }

    @Test
    void a_pause_makes_it_good_again() {
        for (int i = 0; i < 5; i++) {
            guess();
        }
        assertThat(signIn(world.ownerEmail(), World.PASSWORD).status()).isEqualTo(429);

        rows().run(
                        "update access.attempts set since = now() - interval '16 minutes',"
                                + " locked_until = now() - interval '1 second'");
        for (int i = 0; i < 4; i++) {
            assertThat(guess().status()).isEqualTo(401);
        }
        assertThat(signIn(world.ownerEmail(), World.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Shows("A-3")
    void many_guesses_at_once_are_no_more_than_one_after_the_other() throws Exception {
        Callable<Http.Answer> call = this::guess;
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(32, call))) {
                statuses.add(answer.get().status());
            }
        }

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
    }

    @Test
    @Shows("A-3")
    void an_address_is_limited_whatever_it_guesses() {
        rows().run(
                        "insert into access.attempts values ('ip:127.0.0.1', 18, clock_timestamp(), clock_timestamp())");

        assertThat(signIn("one@example.com", "not the password").status()).isEqualTo(401);
        assertThat(signIn("two@example.com", "not the password").status()).isEqualTo(401);

        assertThat(signIn("three@example.com", "not the password").status()).isEqualTo(429);
        assertThat(signIn(world.ownerEmail(), World.PASSWORD).status()).isEqualTo(429);
    }

    @Test
    void signing_in_does_not_use_up_the_address() {
        rows().run(
                        "insert into access.attempts values ('ip:127.0.0.1', 19, clock_timestamp(), clock_timestamp())");

        for (int i = 0; i < 3; i++) {
            assertThat(signIn(world.ownerEmail(), World.PASSWORD).status()).isEqualTo(200);
        }
    }

    private static Http.Answer keyed(Http browser, String path, String body) {
        return browser.send(
                browser.request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(body)));
    }

    @Test
    @Shows("A-3")
    void a_key_against_repetition_makes_no_guess_cheaper() {
        var statuses = new ArrayList<Integer>();
        for (var door : List.of("/api/v1/session:confirm", "/api/v1/session%3Aconfirm")) {
            rows().forgetGuesses();
            var browser = anonymous();
            TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);
            for (int i = 0; i < 6; i++) {
                statuses.add(keyed(browser, door, "{\"password\":\"wrong\"}").status());
            }
        }

        assertThat(statuses)
                .containsExactly(401, 401, 401, 401, 401, 429, 401, 401, 401, 401, 401, 429);
    }

    @Test
    @Shows({"A-3", "U-1"})
    void a_key_against_repetition_hides_no_refusal() {
        var browser = anonymous();
        TwoStepPerson.signIn(browser, world.ownerEmail(), World.PASSWORD);

        var refused =
                keyed(
                        browser,
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(world.ownerEmail()));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(
                        owner.get("/api/v1/audit?action=session.open")
                                .body()
                                .path("items")
                                .valueStream()
                                .map(entry -> entry.path("outcome").asString()))
                .contains("refused");
    }

    @Test
    @Shows("A-3")
    void the_other_doors_count_too() {
        var browser = anonymous();
        browser.post(
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(world.ownerEmail(), World.PASSWORD));
        var elsewhere = program(anotherWorld(), Role.OWNER);
        var invitation =
                elsewhere
                        .post(
                                "/api/v1/members",
                                "{\"email\":\"%s\",\"displayName\":\"N\",\"role\":\"owner\"}"
                                        .formatted(world.ownerEmail()))
                        .body()
                        .path("invitationToken")
                        .asString();
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) {
            statuses.add(
                    browser.post(
                                    "/api/v1/me:changePassword",
                                    "{\"currentPassword\":\"wrong\",\"newPassword\":\"another horse battery\"}")
                            .status());
            statuses.add(
                    anonymous()
                            .post(
                                    "/api/v1/invitations:accept",
                                    "{\"token\":\"%s\",\"password\":\"wrong\",\"displayName\":\"N\"}"
                                            .formatted(invitation))
                            .status());
        }

        assertThat(statuses).isEqualTo(List.of(401, 401, 401, 401, 401, 429));
    }
}
