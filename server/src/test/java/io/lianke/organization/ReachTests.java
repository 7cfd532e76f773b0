package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.Shows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Who sees which rows: every way to read customers and orders, times every scope, against what the
/// layout of the organization says.
class ReachTests extends LaidOut {
    @Test
    @Shows("Z-2")
    void each_scope_sees_its_customers_on_every_path() {
        var own = access.person(world, Role.CLERK, RowScope.OWN);
        var mate = access.person(world, Role.CLERK, RowScope.TEAM);
        give("cedar", own.id());
        give("daisy", mate.id());

        assertSees(person(RowScope.STORE, List.of(), List.of("s1")), Set.of("aspen"));
        assertSees(person(RowScope.STORE, List.of("east"), List.of()), Set.of("birch"));
        assertSees(person(RowScope.STORE, List.of(), List.of()), Set.of());
        assertSees(person(RowScope.SUBTREE, List.of("east"), List.of()), Set.of("aspen", "birch"));
        assertSees(
                person(RowScope.SUBTREE, List.of("shanghai"), List.of("s3")),
                Set.of("aspen", "cedar"));
        assertSees(person(own, List.of(), List.of("s1")), Set.of("cedar"));
        assertSees(person(mate, List.of(), List.of("s1")), Set.of("cedar", "daisy"));
        assertSees(person(RowScope.ALL, List.of(), List.of()), STORES.keySet());
        assertSees(owner, STORES.keySet());
    }

    @Test
    @Shows("Z-2")
    void what_is_written_stays_within_reach() {
        var manager = person(RowScope.STORE, List.of(), List.of("s1"));
        var mine = "/api/v1/customers/" + customers.get("aspen");
        var foreign = "/api/v1/customers/" + customers.get("birch");

        assertThat(manager.patch(foreign, "{\"city\":\"X\",\"version\":1}").status())
                .isEqualTo(404);
        assertThat(manager.post(foreign + ":archive", "{}").status()).isEqualTo(404);
        assertThat(manager.patch(mine, "{\"store\":\"s2\",\"version\":1}").code())
                .isEqualTo("request/invalid");
        assertThat(manager.patch(mine, "{\"city\":\"Suzhou\",\"version\":1}").status())
                .isEqualTo(200);
        var elsewhere =
                manager.post(
                        "/api/v1/customers",
                        "{\"kind\":\"person\",\"name\":\"E\",\"store\":\"s3\"}");
        assertThat(elsewhere.text()).contains("customer/out-of-reach");
        var created = manager.post("/api/v1/customers", "{\"kind\":\"person\",\"name\":\"F\"}");
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().path("store").asString()).isEqualTo("s1");
        var taken =
                manager.post(
                        "/api/v1/customers",
                        "{\"kind\":\"person\",\"name\":\"G\",\"identifiers\":[{\"type\":\"phone\",\"value\":\"%s\"}]}"
                                .formatted(phone("birch")));
        assertThat(taken.code()).isEqualTo("customer/identifier-taken-elsewhere");
        assertThat(taken.text()).doesNotContain(customers.get("birch"));
    }

    @Test
    void a_bulk_change_of_all_changes_those_in_reach() {
        var manager = person(RowScope.SUBTREE, List.of("east"), List.of());
        var preview =
                manager.post(
                        "/api/v1/bulk-changes:preview", "{\"query\":{},\"addTags\":[\"vip\"]}");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.body().path("matching").asInt()).as(preview.text()).isEqualTo(2);
    }

    @Test
    @Shows("Z-2")
    void a_bulk_change_of_others_is_not_there_for_whoever_sees_a_part() {
        var manager = person(RowScope.STORE, List.of(), List.of("s1"));
        var all = "{\"query\":{},\"addTags\":[\"vip\"]}";
        var everybodys = owner.post("/api/v1/bulk-changes", all).body();
        var others = "/api/v1/bulk-changes/" + everybodys.path("id").asString();
        var mine = manager.post("/api/v1/bulk-changes", all.replace("vip", "near")).body();

        assertThat(everybodys.at("/counts/changed").asInt()).isEqualTo(4);
        for (var asked :
                List.of(
                        manager.get(others),
                        manager.post(others + ":undo", ""),
                        manager.post(others + ":cancel", ""))) {
            assertThat(asked.code()).isEqualTo("customer/bulk-unknown");
        }
        assertThat(manager.get("/api/v1/bulk-changes").body().path("items").valueStream())
                .extracting(each -> each.path("id"))
                .containsExactly(mine.path("id"));
        assertThat(owner.get("/api/v1/bulk-changes").body().path("items").size()).isEqualTo(2);
        var undone = "/api/v1/bulk-changes/" + mine.path("id").asString() + ":undo";
        assertThat(manager.post(undone, "").body().path("restored").asInt()).isEqualTo(1);
        assertThat(owner.post(others + ":undo", "").body().path("restored").asInt()).isEqualTo(4);
    }

    @Test
    void a_store_that_moves_takes_its_sight_along_at_once() {
        var manager = person(RowScope.SUBTREE, List.of("east"), List.of());
        var store = owner.get("/api/v1/stores/" + stores.get("s3")).body();
        assertThat(manager.get("/api/v1/customers/" + customers.get("cedar")).status())
                .isEqualTo(404);

        var profile =
                store.path("profile").toString().replace(units.get("north"), units.get("shanghai"));
        var moved =
                owner.put(
                        "/api/v1/stores/" + stores.get("s3"),
                        "{\"version\":1,\"profile\":" + profile + "}");

        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(manager.get("/api/v1/customers/" + customers.get("cedar")).status())
                .isEqualTo(200);
        assertThat(manager.get("/api/v1/stores").body().path("items").size()).isEqualTo(3);
    }

    @Test
    void what_is_about_the_whole_organization_is_not_for_a_part_of_it() {
        var limited =
                Http.browser(port(), access.person(world, Role.MANAGER, RowScope.STORE).session());

        assertThat(limited.get("/api/v1/imports").status()).isEqualTo(403);
        assertThat(limited.put("/api/v1/orders/x", "{}").status()).isEqualTo(403);
        assertThat(limited.get("/api/v1/customers").status()).isEqualTo(200);
    }

    @Test
    void nobody_gives_more_than_they_have() {
        var administrator =
                Http.browser(
                        port(), access.person(world, Role.ADMINISTRATOR, RowScope.ALL).session());
        var body = "{\"email\":\"%s@example.com\",\"displayName\":\"N\",\"role\":\"%s\"}";

        assertThat(
                        administrator
                                .post("/api/v1/members", body.formatted(UUID.randomUUID(), "owner"))
                                .status())
                .isEqualTo(403);
        var invited =
                administrator.post(
                        "/api/v1/members", body.formatted(UUID.randomUUID(), "store_manager"));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        assertThat(invited.body().path("member").path("scope").asString()).isEqualTo("store");
        assertThat(
                        owner.post(
                                        "/api/v1/api-keys",
                                        "{\"name\":\"k\",\"role\":\"store_manager\"}")
                                .status())
                .isEqualTo(422);
    }

    /// Nobody could mend that, nor anything else.
    @Test
    void no_owner_sees_a_part_only() {
        var refused =
                owner.post(
                        "/api/v1/members",
                        """
                        {"email":"part@example.com","displayName":"N","role":"owner","scope":"own"}
                        """);

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("/scope");
    }

    /// The words say what the wall does.
    @Test
    void the_explanation_agrees_with_what_is_seen() {
        var own = access.person(world, Role.CLERK, RowScope.OWN);
        give("cedar", own.id());
        var people = new LinkedHashMap<AccessFixtures.Person, List<String>>();
        people.put(own, List.of("other_owner", "other_owner", "owner", "other_owner"));
        people.put(
                access.person(world, Role.REGIONAL_MANAGER, RowScope.SUBTREE),
                List.of("store", "store", "other_store", "other_store"));
        people.put(
                access.person(world, Role.ANALYST, RowScope.ALL),
                List.of("all", "all", "all", "all"));
        people.forEach((person, because) -> {
            post(person.id(), List.of("east"), List.of());
            var viewer = Http.browser(port(), person.session());
            var names = customers.keySet().stream().sorted().toList();
            for (int i = 0; i < names.size(); i++) {
                var path = "/api/v1/customers/" + customers.get(names.get(i));
                var told = owner.get(path + "/access?member=" + person.id());
                assertThat(told.status()).as(told.text()).isEqualTo(200);
                assertThat(told.body().path("because").asString()).isEqualTo(because.get(i));
                assertThat(told.body().path("sees").asBoolean())
                        .isEqualTo(viewer.get(path).status() == 200);
            }
        });
        var told =
                owner.get(
                        "/api/v1/customers/"
                                + customers.get("aspen")
                                + "/access?member="
                                + own.id());
        assertThat(told.body().path("path").toString()).isEqualTo("[\"east\",\"shanghai\"]");
    }
}
