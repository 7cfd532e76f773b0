package io.lianke.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ViewTests extends ServerTests {
    private static final String CONTENT =
            "{\"query\":{\"channel\":\"web\",\"tag\":\"vip\"},\"sort\":\"-revenue\",\"columns\":[\"name\",\"revenue\"]}";

    @Autowired private AccessFixtures access;

    private Http person(Role role) {
        return Http.browser(port(), access.session(world, role, AccessFixtures.Kind.ORDINARY));
    }

    private static String view(String name, boolean shared, String content) {
        return "{\"object\":\"customers\",\"name\":\"%s\",\"shared\":%s,\"content\":%s}"
                .formatted(name, shared, content);
    }

    private static Http.Answer make(Http caller, String name, boolean shared) {
        return caller.post("/api/v1/views", view(name, shared, CONTENT));
    }

    private static String id(Http.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.body().path("id").asString();
    }

    private static List<String> names(Http caller) {
        return caller.get("/api/v1/views?object=customers")
                .body()
                .path("items")
                .valueStream()
                .map(each -> each.path("name").asString())
                .toList();
    }

    private List<String> recorded(Http.Answer answer) throws SQLException {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select action from audit.entries where correlation_id = ?")) {
            statement.setString(1, answer.headers().firstValue("X-Correlation-Id").orElse(""));
            var rows = statement.executeQuery();
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    void a_view_is_kept_as_it_was_given() {
        var made = make(owner, " Best of the web ", false);

        var kept = owner.get("/api/v1/views?object=customers").body().at("/items/0");
        assertThat(kept).isEqualTo(made.body());
        assertThat(kept.path("name").asString()).isEqualTo("Best of the web");
        assertThat(kept.at("/content/query/tag").asString()).isEqualTo("vip");
        assertThat(kept.at("/content/sort").asString()).isEqualTo("-revenue");
        assertThat(kept.at("/content/columns/1").asString()).isEqualTo("revenue");
        assertThat(owner.get("/api/v1/views?object=orders").body().path("items")).isEmpty();
    }

    @Test
    void what_is_personal_is_seen_by_its_maker_and_what_is_shared_by_the_tenant_only() {
        var manager = person(Role.MANAGER);
        make(manager, "mine", false);
        make(manager, "ours", true);

        assertThat(names(manager)).containsExactly("mine", "ours");
        assertThat(names(person(Role.READ_ONLY))).containsExactly("ours");
        assertThat(names(program(anotherWorld(), Role.OWNER))).isEmpty();
    }

    @Test
    @Shows("Z-2")
    void only_the_maker_or_who_may_share_changes_a_view() {
        var manager = person(Role.MANAGER);
        var shared = "/api/v1/views/" + id(make(manager, "ours", true));
        var personal = "/api/v1/views/" + id(make(manager, "mine", false));
        var reader = person(Role.READ_ONLY);
        var rename = "{\"version\":1,\"name\":\"other\"}";

        assertThat(reader.patch(shared, rename).status()).isEqualTo(403);
        assertThat(reader.delete(shared).status()).isEqualTo(403);
        assertThat(owner.patch(personal, rename).code()).isEqualTo("view/unknown");
        assertThat(owner.delete(personal).status()).isEqualTo(404);
        assertThat(program(anotherWorld(), Role.OWNER).delete(shared).status()).isEqualTo(404);
        assertThat(owner.patch(shared, rename).body().path("name").asString()).isEqualTo("other");
        assertThat(manager.delete(personal).status()).isEqualTo(204);
        assertThat(names(manager)).containsExactly("other");
    }

    @Test
    void sharing_takes_a_right_of_its_own() {
        var reader = person(Role.READ_ONLY);
        var own = id(make(reader, "mine", false));

        assertThat(make(reader, "ours", true).status()).isEqualTo(403);
        assertThat(reader.patch("/api/v1/views/" + own, "{\"version\":1,\"shared\":true}").status())
                .isEqualTo(403);
        assertThat(names(reader)).containsExactly("mine");
    }

    @Test
    void of_two_changes_to_one_version_the_second_is_refused() {
        var id = id(make(owner, "a", true));

        var first = owner.patch("/api/v1/views/" + id, "{\"version\":1,\"name\":\"b\"}");
        var second = owner.patch("/api/v1/views/" + id, "{\"version\":1,\"shared\":false}");

        assertThat(first.body().path("version").asInt()).isEqualTo(2);
        assertThat(first.body().at("/content/query/tag").asString()).isEqualTo("vip");
        assertThat(second.status()).isEqualTo(412);
    }

    @Test
    void each_person_puts_them_in_an_order_and_one_first() {
        var reader = person(Role.READ_ONLY);
        var ids = new ArrayList<String>();
        for (var name : List.of("a", "b", "c")) {
            ids.add(id(make(owner, name, true)));
        }
        var gone = UUID.randomUUID();
        var arranged =
                reader.put(
                        "/api/v1/view-arrangements/customers",
                        "{\"opensFirst\":\"%s\",\"order\":[\"%s\",\"%s\",\"%s\"]}"
                                .formatted(ids.get(1), ids.get(2), gone, ids.get(0)));

        assertThat(arranged.status()).isEqualTo(200);
        assertThat(names(reader)).containsExactly("c", "a", "b");
        assertThat(names(owner)).containsExactly("a", "b", "c");
        var seen = reader.get("/api/v1/views?object=customers").body();
        assertThat(seen.path("opensFirst").asString()).isEqualTo(ids.get(1));
        owner.delete("/api/v1/views/" + ids.get(1));
        assertThat(reader.get("/api/v1/views?object=customers").body().path("opensFirst").isNull())
                .isTrue();
    }

    @Test
    void there_is_a_limit_to_them() {
        for (int i = 0; i < Views.PERSONAL_MAX; i++) {
            id(make(owner, "v" + i, false));
        }

        assertThat(make(owner, "one more", false).code()).isEqualTo("view/too-many");
        var shared = id(make(owner, "shared", true));
        assertThat(
                        owner.patch("/api/v1/views/" + shared, "{\"version\":1,\"shared\":false}")
                                .code())
                .isEqualTo("view/too-many");
    }

    @Test
    void what_is_no_flat_map_of_short_texts_is_refused() {
        var wrong = new ArrayList<String>();
        for (var content :
                List.of(
                        "{\"query\":{\"a\":{\"b\":1}},\"columns\":[]}",
                        "{\"query\":{\"a\":[\"b\"]},\"columns\":[]}",
                        "{\"query\":{\"a\":\"" + "x".repeat(201) + "\"},\"columns\":[]}",
                        "{\"query\":{\"a\":null},\"columns\":[]}",
                        "{\"query\":{\"a\":\"\"},\"columns\":[]}",
                        "{\"query\":{\"__proto__\":\"x\"},\"columns\":[]}",
                        "{\"query\":{\"a b\":\"x\"},\"columns\":[]}",
                        "{\"query\":{\"\":\"x\"},\"columns\":[]}",
                        "{\"query\":{\"a\":\"\\u0000\"},\"columns\":[]}",
                        "{\"query\":{\"a\":\"\\ud800\"},\"columns\":[]}",
                        "{\"query\":{},\"columns\":[\"a b\"]}",
                        "{\"query\":{},\"columns\":[\"<b>\"]}",
                        "{\"query\":{},\"columns\":[null]}",
                        "{\"query\":{},\"sort\":\"" + "x".repeat(41) + "\",\"columns\":[]}",
                        "{\"query\":{},\"columns\":[" + "\"a\",".repeat(60) + "\"a\"]}",
                        "{\"query\":null,\"columns\":[]}",
                        "{\"columns\":[]}",
                        "[]")) {
            var answer = owner.post("/api/v1/views", view("x", false, content));
            if (answer.status() != 400 && answer.status() != 422) {
                wrong.add(content + ": " + answer.text());
            }
        }

        assertThat(wrong).isEmpty();
        assertThat(owner.post("/api/v1/views", view(" ", false, CONTENT)).status()).isEqualTo(422);
        assertThat(names(owner)).isEmpty();
    }

    @Test
    void hostile_values_are_kept_as_text_and_checked_by_the_list() {
        var hostile =
                "{\"query\":{\"q\":\"' or 1=1 --\",\"sort\":\"name; drop\",\"constructor\":\"x\"},\"columns\":[\"name\"]}";
        var made = owner.post("/api/v1/views", view("<img src=x>", true, hostile));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/content/query/q").asString()).isEqualTo("' or 1=1 --");
        assertThat(owner.get("/api/v1/customers?sort=name;%20drop").status()).isEqualTo(422);
    }

    @Test
    void each_change_leaves_one_row_in_the_audit() throws SQLException {
        var made = make(owner, "a", true);
        assertThat(recorded(made)).containsExactly("view.create");
        var at = "/api/v1/views/" + id(made);

        assertThat(recorded(owner.patch(at, "{\"version\":1,\"name\":\"b\"}")))
                .containsExactly("view.update");
        assertThat(recorded(owner.put("/api/v1/view-arrangements/customers", "{\"order\":[]}")))
                .containsExactly("view.arrange");
        assertThat(recorded(owner.delete(at))).containsExactly("view.delete");
    }
}
