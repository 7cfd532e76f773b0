package io.lianke.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class IdempotencyTests extends ServerTests {
    private static final String BODY = "{\"name\":\"till\",\"role\":\"read_only\"}";

    private Http.Answer create(String key, String body) {
        return owner.send(
                owner.request("/api/v1/api-keys")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(BodyPublishers.ofString(body)));
    }

    private int keys() {
        return owner.get("/api/v1/api-keys").body().path("items").size();
    }

    @Test
    void the_same_request_again_has_one_effect_and_one_answer() {
        var before = keys();
        var key = UUID.randomUUID().toString();

        var first = create(key, BODY);
        var second = create(key, BODY);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(keys()).isEqualTo(before + 1);
    }

    @Test
    @Shows("S-1")
    void a_secret_in_an_answer_is_kept_sealed() throws Exception {
        var key = UUID.randomUUID().toString();
        var secret = create(key, BODY).body().path("key").asString();

        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select body from idempotency.answers where key = ?")) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(secret)
                        .doesNotContain("till");
            }
        }
        assertThat(create(key, BODY).body().path("key").asString()).isEqualTo(secret);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = UUID.randomUUID().toString();
        create(key, BODY);

        var other = create(key, BODY.replace("till", "other till"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency/other-request");
    }

    @Test
    void a_refused_request_may_be_mended_under_its_key() {
        var key = UUID.randomUUID().toString();

        assertThat(create(key, "{\"name\":\"\",\"role\":\"owner\"}").status()).isEqualTo(422);
        assertThat(create(key, BODY).status()).isEqualTo(201);
    }

    @Test
    void eight_at_once_have_one_effect() throws Exception {
        var before = keys();
        var key = UUID.randomUUID().toString();
        Callable<Http.Answer> call = () -> create(key, BODY);

        List<Future<Http.Answer>> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(java.util.Collections.nCopies(8, call));
        }

        assertThat(keys()).isEqualTo(before + 1);
        for (var answer : answers) {
            assertThat(answer.get().status()).isIn(201, 409);
        }
    }

    @Test
    @Shows("Z-7")
    void a_key_of_another_caller_is_another_key() {
        var key = UUID.randomUUID().toString();
        create(key, BODY);

        var foreign = program(anotherWorld(), io.lianke.access.Role.OWNER);
        var answer =
                foreign.send(
                        foreign.request("/api/v1/api-keys")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(BODY.replace("till", "foreign"))));

        assertThat(answer.status()).isEqualTo(201);
    }
}
