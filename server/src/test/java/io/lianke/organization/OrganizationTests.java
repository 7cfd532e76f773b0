package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationTests extends ServerTests {
    private static final String PROFILE =
            """
            {"name":"%s","unitId":%s,"status":"open","address":"1 Nanjing Road","phone":"021-5555 0000",
             "latitude":31.2304161,"longitude":121.4737,"services":["pickup"," repair ","pickup"],
             "hours":{"monday":[{"from":"09:00","to":"12:00"},{"from":"13:00","to":"02:00"}],
                      "days":[{"date":"2026-10-01","intervals":[],"note":"National Day"}]},
             "managerId":null}
            """;

    private Http.Answer unit(String name, @Nullable String parent, String kind) {
        return owner.post(
                "/api/v1/units",
                "{\"name\":\"%s\",\"kind\":\"%s\",\"parentId\":%s}"
                        .formatted(name, kind, parent == null ? null : '"' + parent + '"'));
    }

    private String made(String name, @Nullable String parent) {
        return unit(name, parent, "region").body().path("id").asString();
    }

    private String store(String code, @Nullable String unit) {
        return owner.post(
                        "/api/v1/stores",
                        "{\"code\":\"%s\",\"name\":\"%s\",\"unitId\":%s}"
                                .formatted(code, code, unit == null ? null : '"' + unit + '"'))
                .body()
                .path("id")
                .asString();
    }

    private Http.Answer put(String store, String profile, int version) {
        return owner.put(
                "/api/v1/stores/" + store,
                "{\"version\":%d,\"profile\":%s}".formatted(version, profile));
    }

    private static Http.Answer code(Http.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains(code);
        return answer;
    }

    @Test
    void units_hang_together_and_never_in_a_circle() {
        var east = made("East", null);
        var city = made("City", east);
        var team = made("Team", city);
        var change = "{\"name\":\"East\",\"kind\":\"region\",\"parentId\":\"%s\"}";

        code(owner.put("/api/v1/units/" + east, change.formatted(team)), 409, "unit-circle");
        code(owner.put("/api/v1/units/" + east, change.formatted(east)), 409, "unit-circle");
        code(
                owner.put("/api/v1/units/" + east, change.formatted(UUID.randomUUID())),
                404,
                "unit-unknown");
        code(unit("City", east, "city"), 409, "unit-name-taken");
        code(unit("Other", null, "planet"), 422, "request/choice");
        assertThat(unit("City", null, "city").status()).isEqualTo(201);
        assertThat(owner.get("/api/v1/units").body().path("items")).hasSize(4);
    }

    @Test
    void only_an_empty_unit_is_removed() {
        var east = made("East", null);
        var city = made("City", east);
        store("s1", city);

        code(owner.delete("/api/v1/units/" + east), 409, "unit-in-use");
        code(owner.delete("/api/v1/units/" + city), 409, "unit-in-use");
        var north = made("North", null);
        assertThat(owner.delete("/api/v1/units/" + north).status()).isEqualTo(204);
        code(owner.delete("/api/v1/units/" + north), 404, "unit-unknown");
    }

    @Test
    void a_store_tells_its_profile_as_it_was_told() {
        var east = made("East", null);
        var store = store("s1", null);

        var changed = put(store, PROFILE.formatted("Bund", '"' + east + '"'), 1);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        var read = owner.get("/api/v1/stores/" + store).body();
        assertThat(read).isEqualTo(changed.body());
        assertThat(read.at("/profile/services").toString()).isEqualTo("[\"pickup\",\"repair\"]");
        assertThat(read.at("/profile/latitude").decimalValue()).isEqualByComparingTo("31.230416");
        assertThat(read.at("/profile/hours/monday/1/to").asString()).isEqualTo("02:00");
        assertThat(read.at("/profile/hours/days/0/note").asString()).isEqualTo("National Day");
        assertThat(read.at("/version").asInt()).isEqualTo(2);
        var listed = owner.get("/api/v1/stores").body().at("/items/0");
        assertThat(listed.path("region").asString()).isEqualTo("East");
        code(put(store, PROFILE.formatted("Late", "null"), 1), 412, "stale");
    }

    @Test
    void a_profile_that_cannot_be_is_refused_by_field() {
        var store = store("s1", null);
        var profile = PROFILE.formatted("Bund", "null");

        code(put(store, profile.replace("\"13:00\"", "\"11:00\""), 1), 422, "/hours/monday");
        code(put(store, profile.replace("\"longitude\":121.4737,", ""), 1), 422, "point-half");
        code(put(store, profile.replace("31.2304161", "91"), 1), 422, "latitude");
        code(put(store, profile.replace("\"open\"", "\"ajar\""), 1), 422, "/status");
        code(
                put(
                        store,
                        profile.replace(
                                "\"managerId\":null", "\"managerId\":\"" + UUID.randomUUID() + '"'),
                        1),
                422,
                "/managerId");
        code(put(UUID.randomUUID().toString(), profile, 1), 404, "store-unknown");
        assertThat(owner.get("/api/v1/stores/" + store).body().path("version").asInt())
                .isEqualTo(1);
    }

    @Test
    void two_stores_never_share_a_code() {
        store("s1", null);

        code(
                owner.post("/api/v1/stores", "{\"code\":\"s1\",\"name\":\"Again\"}"),
                409,
                "store-code-taken");
    }

    @Test
    void each_change_is_audited_once() {
        var east = made("East", null);
        var store = store("s1", east);
        put(store, PROFILE.formatted("Bund", "null"), 1);
        owner.put("/api/v1/units/" + east, "{\"name\":\"Far East\",\"kind\":\"region\"}");
        owner.delete("/api/v1/units/" + east);
        var member =
                owner.post(
                                "/api/v1/members",
                                "{\"email\":\"%s@example.com\",\"displayName\":\"N\",\"role\":\"clerk\"}"
                                        .formatted(UUID.randomUUID()))
                        .body()
                        .at("/member/id")
                        .asString();
        owner.put(
                "/api/v1/members/" + member + "/postings",
                "{\"unitIds\":[],\"storeIds\":[\"%s\"]}".formatted(store));

        var actions =
                owner.get("/api/v1/audit?pageSize=7")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("action").asString())
                        .toList();
        assertThat(actions)
                .containsExactly(
                        "member.post",
                        "member.invite",
                        "unit.remove",
                        "unit.update",
                        "store.update",
                        "store.create",
                        "unit.create");
        assertThat(
                        program(Role.MANAGER)
                                .get("/api/v1/postings")
                                .body()
                                .at("/items/0/storeIds/0")
                                .asString())
                .isEqualTo(store);
    }
}
