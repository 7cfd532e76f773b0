package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// keys of programs, case by case.
class ApiKeyTests extends ServerTests {
    private OwnerSql rows() {
        return new OwnerSql(databaseOwner);
    }

    private Http.Answer issue(String more) {
        return owner.post(
                "/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"manager\"" + more + "}");
    }

    private static String key(Http.Answer issued) {
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        return issued.body().path("key").asString();
    }

    private int statusOf(String key) {
        return Http.program(port(), key).get("/api/v1/customers").status();
    }

    private static String from(String... networks) {
        return ",\"networks\":[\"" + String.join("\",\"", networks) + "\"]";
    }

    @Test
    @Shows("A-7")
    void from_where_a_key_may_be_used_is_kept_to() {
        var expected = new LinkedHashMap<String, Integer>();
        expected.put("127.0.0.1", 200);
        expected.put("127.0.0.0/8", 200);
        expected.put("127.0.0.1/32", 200);
        expected.put("0.0.0.0/0", 200);
        expected.put("10.0.0.0/8\",\"127.0.0.1", 200);
        expected.put("127.0.0.2", 401);
        expected.put("10.0.0.0/8", 401);
        expected.put("192.0.2.7", 401);
        expected.put("::1", 401);
        expected.put("2001:db8::/32", 401);
        var got = new LinkedHashMap<String, Integer>();
        expected.forEach((networks, _) -> got.put(networks, statusOf(key(issue(from(networks))))));

        assertThat(got).isEqualTo(expected);
        assertThat(statusOf(key(issue(",\"networks\":[]")))).isEqualTo(200);
        var listed = owner.get("/api/v1/api-keys").body().path("items");
        assertThat(listed.valueStream().map(each -> each.path("networks").toString()))
                .contains("[\"10.0.0.0/8\"]", "[\"10.0.0.0/8\",\"127.0.0.1\"]", "[]");
    }

    @Test
    @Shows("A-7")
    void a_forwarded_address_gets_a_key_in_nowhere() {
        var program = Http.program(port(), key(issue(from("192.0.2.7"))));

        for (var header : List.of("X-Forwarded-For", "X-Real-IP", "True-Client-IP", "Forwarded")) {
            var value = header.equals("Forwarded") ? "for=192.0.2.7" : "192.0.2.7";
            var answer =
                    program.send(program.request("/api/v1/customers").header(header, value).GET());
            assertThat(answer.status()).as(header).isEqualTo(401);
        }
    }

    @Test
    @Shows("A-7")
    void what_is_no_network_is_refused() {
        var taken = new ArrayList<String>();
        for (var bad :
                List.of(
                        "localhost",
                        "example.com",
                        "10.0.0.0/33",
                        "10.0.0.0/-1",
                        "10.0.0",
                        "10",
                        "0x7f000001",
                        "010.0.0.256",
                        "::1/129",
                        "10.0.0.0/8/8",
                        "10.0.0.0/",
                        "fe80::1%eth0",
                        "; drop table",
                        " ")) {
            var answer = issue(from(bad));
            if (answer.status() != 422) {
                taken.add(bad + ": " + answer.status());
            }
        }
        assertThat(taken).isEmpty();
        assertThat(issue(from("10.0.0.0/99")).body().at("/errors/0/pointer").asString())
                .isEqualTo("/networks/0");
        assertThat(issue(",\"networks\":[" + "\"10.0.0.1\",".repeat(20) + "\"10.0.0.1\"]").status())
                .isEqualTo(422);
    }

    @Test
    @Shows("A-7")
    void a_key_lives_a_year_at_most_and_not_a_second_longer_than_it_says() {
        var now = InstantSource.system().instant();
        assertThat(issue(",\"expiresAt\":\"" + now.plus(Duration.ofDays(367)) + "\"").code())
                .isEqualTo("access/expiry");
        assertThat(issue(",\"expiresAt\":\"" + now.minusSeconds(60) + "\"").code())
                .isEqualTo("access/expiry");
        var key = key(issue(",\"expiresAt\":\"" + now.plus(Duration.ofDays(30)) + "\""));
        assertThat(statusOf(key)).isEqualTo(200);

        rows().run(
                        "update access.api_keys set expires_at = now() where tenant_id = ? and name = 'till'",
                        world.tenant().id());

        assertThat(statusOf(key)).isEqualTo(401);
        assertThat(
                        rows().value(
                                        "select max(expires_at - created_at) <= interval '366 days 1 minute' from access.api_keys"))
                .isEqualTo("t");
    }

    @Test
    @Shows("A-7")
    void a_revoked_key_is_dead_with_the_answer_to_its_revocation() {
        var issued = issue("");
        var key = key(issued);
        assertThat(statusOf(key)).isEqualTo(200);

        var id = issued.body().at("/apiKey/id").asString();
        assertThat(owner.delete("/api/v1/api-keys/" + id).status()).isEqualTo(204);

        assertThat(statusOf(key)).isEqualTo(401);
        assertThat(owner.delete("/api/v1/api-keys/" + id).status()).isEqualTo(404);
        // A node keeps nothing about keys: what it knows, it asks for with each request.
        assertThat(ApiKeys.class.getDeclaredFields())
                .extracting(field -> field.getType().getSimpleName())
                .containsExactlyInAnyOrder(
                        "int", "int", "int", "DSLContext", "InstantSource", "Audit", "Roles");
    }

    @Test
    @Shows("A-7")
    void only_its_hash_is_kept_and_only_its_beginning_shown() {
        var issued = issue("");
        var key = key(issued);

        assertThat(issued.body().at("/apiKey/prefix").asString()).isEqualTo(key.substring(0, 7));
        assertThat(key).startsWith("lk_").hasSize(3 + 43);
        assertThat(owner.get("/api/v1/api-keys").text()).doesNotContain(key);
        assertThat(
                        rows().value(
                                        "select count(*) from access.api_keys k where k::text like ?",
                                        "%" + key.substring(7) + "%"))
                .isEqualTo("0");
        assertThat(
                        rows().value(
                                        "select count(*) from audit.entries e where e::text like ?",
                                        "%" + key.substring(7) + "%"))
                .isEqualTo("0");
    }

    @Test
    @Shows("A-7")
    void when_it_was_used_last_is_shown() {
        var issued = issue("");
        assertThat(issued.body().at("/apiKey/lastUsedAt").isNull()).isTrue();
        statusOf(key(issued));

        var used =
                owner.get("/api/v1/api-keys")
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(each ->
                                each.path("id")
                                        .asString()
                                        .equals(issued.body().at("/apiKey/id").asString()))
                        .findFirst()
                        .orElseThrow();

        assertThat(used.path("lastUsedAt").isNull()).isFalse();
    }

    @Test
    @Shows({"A-5", "A-7"})
    void no_other_text_is_a_key() {
        var key = key(issue(""));
        var forged = new LinkedHashMap<String, String>();
        forged.put("cut short", key.substring(0, key.length() - 1));
        forged.put("longer", key + "A");
        forged.put("its prefix", key.substring(0, 7));
        forged.put("in capitals", key.toUpperCase(java.util.Locale.ROOT));
        forged.put("without its kind", key.substring(3));
        forged.put("of another kind", "wk_" + key.substring(3));
        forged.put("a token of no algorithm", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJvd25lciJ9.");
        forged.put("a hash", java.util.HexFormat.of().formatHex(Secret.hash(key)));
        forged.put("SQL", "' or '1'='1");
        forged.put("one letter changed", key.substring(0, 20) + "_" + key.substring(21));
        var open = new ArrayList<String>();
        forged.forEach((name, text) -> {
            if (!text.equals(key) && statusOf(text) != 401) {
                open.add(name);
            }
        });
        assertThat(open).isEmpty();
        assertThat(Http.browser(port(), key).get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    @Shows("A-7")
    void a_key_does_what_its_role_may_in_its_tenant_and_nothing_else() {
        var other = anotherWorld();
        var readOnly = program(Role.READ_ONLY);

        assertThat(readOnly.get("/api/v1/customers").status()).isEqualTo(200);
        assertThat(readOnly.post("/api/v1/customers", "{\"name\":\"A\"}").status()).isEqualTo(403);
        assertThat(readOnly.get("/api/v1/api-keys").status()).isEqualTo(403);
        assertThat(readOnly.get("/api/v1/me/sessions").status()).isEqualTo(403);
        assertThat(
                        program(Role.MANAGER)
                                .post("/api/v1/api-keys", "{\"name\":\"x\",\"role\":\"owner\"}")
                                .status())
                .isEqualTo(403);
        var foreign = issue("").body().at("/apiKey/id").asString();
        assertThat(program(other, Role.OWNER).delete("/api/v1/api-keys/" + foreign).status())
                .isEqualTo(404);
        var roles = Map.of("store_manager", 422, "clerk", 422, "nobody", 422, "owner", 201);
        roles.forEach((role, status) ->
                assertThat(
                                owner.post(
                                                "/api/v1/api-keys",
                                                "{\"name\":\"x\",\"role\":\"" + role + "\"}")
                                        .status())
                        .as(role)
                        .isEqualTo(status));
    }
}
