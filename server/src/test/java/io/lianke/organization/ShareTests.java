package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures.Person;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.Shows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Single customers shared with single members: they see them wherever they look, as long as the
/// share holds, and may do what it allows. And what is told of who sees whom is what they see.
class ShareTests extends LaidOut {

    private String path(String name) {
        return "/api/v1/customers/" + customers.get(name);
    }

    private Http.Answer share(String name, Person person, String access) {
        return owner.put(
                path(name) + "/shares/" + person.id(),
                "{\"access\":\"%s\",\"note\":\"helps out\"}".formatted(access));
    }

    private Person at(Role role, RowScope scope, String store) {
        var person = access.person(world, role, scope);
        post(person.id(), List.of(), List.of(store));
        return person;
    }

    private Http browser(Person person) {
        return Http.browser(port(), person.session());
    }

    @Test
    @Shows("Z-2")
    void a_shared_customer_is_seen_on_every_path_until_the_share_is_taken_back() {
        var ofStore = at(Role.REGIONAL_MANAGER, RowScope.STORE, "s1");
        var ofTwo = at(Role.REGIONAL_MANAGER, RowScope.SUBTREE, "s2");
        var own = at(Role.REGIONAL_MANAGER, RowScope.OWN, "s1");
        give("daisy", own.id());
        for (var person : List.of(ofStore, ofTwo, own)) {
            assertThat(share("cedar", person, "read").status()).isEqualTo(200);
        }

        assertSees(browser(ofStore), Set.of("aspen", "cedar"));
        assertSees(browser(ofTwo), Set.of("birch", "cedar"));
        assertSees(browser(own), Set.of("cedar", "daisy"));

        for (var person : List.of(ofStore, own)) {
            assertThat(owner.delete(path("cedar") + "/shares/" + person.id()).status())
                    .isEqualTo(204);
        }
        assertSees(browser(ofStore), Set.of("aspen"));
        assertSees(browser(own), Set.of("daisy"));
        assertSees(browser(ofTwo), Set.of("birch", "cedar"));
    }

    @Test
    void a_share_ends_by_itself() throws SQLException {
        var person = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        var ended = "{\"access\":\"read\",\"endsAt\":\"2020-01-01T00:00:00Z\"}";
        assertThat(owner.put(path("cedar") + "/shares/" + person.id(), ended).text())
                .contains("customer/share-end");
        share("cedar", person, "write");
        share("birch", person, "read");
        assertSees(browser(person), Set.of("aspen", "birch", "cedar"));

        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "update access.shares set ends_at = now() where record_id = ?::uuid")) {
            statement.setString(1, customers.get("cedar"));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        assertSees(browser(person), Set.of("aspen", "birch"));
        assertThat(owner.get(path("cedar") + "/shares").body().path("items")).isEmpty();
    }

    @Test
    @Shows("Z-3")
    void a_share_allows_what_it_says_and_is_not_passed_on() {
        var person = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        var other = at(Role.STORE_MANAGER, RowScope.STORE, "s2");
        share("cedar", person, "read");
        share("birch", person, "write");
        var manager = browser(person);
        var before = owner.get(path("cedar")).body();

        assertThat(manager.patch(path("cedar"), "{\"city\":\"X\",\"version\":1}").code())
                .isEqualTo("customer/shared-for-reading");
        assertThat(manager.post(path("cedar") + ":archive", "{}").code())
                .isEqualTo("customer/shared-for-reading");
        for (var moved :
                List.of(
                        "{\"store\":\"s1\",\"version\":1}",
                        "{\"ownerId\":\"%s\",\"version\":1}".formatted(person.id()))) {
            assertThat(manager.patch(path("birch"), moved).code())
                    .as(moved)
                    .isEqualTo("customer/shared-only");
        }
        for (var name : List.of("cedar", "birch")) {
            var passedOn =
                    manager.put(path(name) + "/shares/" + other.id(), "{\"access\":\"read\"}");
            assertThat(passedOn.code()).isEqualTo("customer/shared-only");
            assertThat(manager.delete(path(name) + "/shares/" + person.id()).status())
                    .isEqualTo(403);
        }
        assertThat(owner.get(path("cedar")).body()).isEqualTo(before);
        assertThat(owner.get(path("birch")).body().path("version").asInt()).isEqualTo(1);

        assertThat(manager.patch(path("birch"), "{\"city\":\"Suzhou\",\"version\":1}").status())
                .isEqualTo(200);
        var mine = manager.put(path("aspen") + "/shares/" + other.id(), "{\"access\":\"read\"}");
        assertThat(mine.status()).as(mine.text()).isEqualTo(200);
        assertThat(browser(other).get(path("aspen")).status()).isEqualTo(200);
        assertThat(
                        manager.put(
                                        path("daisy") + "/shares/" + other.id(),
                                        "{\"access\":\"read\"}")
                                .status())
                .isEqualTo(404);
    }

    @Test
    @Shows("Z-2")
    void nobody_shares_with_themselves_what_they_would_lose() {
        var person = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        var manager = browser(person);

        var refused =
                manager.put(path("aspen") + "/shares/" + person.id(), "{\"access\":\"write\"}");

        assertThat(refused.code()).isEqualTo("customer/share-own");
        post(person.id(), List.of(), List.of("s2"));
        assertThat(
                        Http.browser(port(), access.sessionOf(world, person.id()))
                                .get(path("aspen"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_bulk_change_leaves_those_who_are_shared_to_read() {
        var person = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        share("cedar", person, "read");
        share("birch", person, "write");
        var manager = browser(person);

        var tagged = manager.post("/api/v1/bulk-changes", "{\"query\":{},\"addTags\":[\"vip\"]}");
        var moved = manager.post("/api/v1/bulk-changes", "{\"query\":{},\"store\":\"s1\"}");

        assertThat(tagged.body().at("/counts/changed").asInt()).as(tagged.text()).isEqualTo(2);
        assertThat(moved.body().at("/counts/total").asInt()).as(moved.text()).isEqualTo(1);
        assertThat(owner.get(path("cedar")).body().path("tags")).isEmpty();
        assertThat(owner.get(path("birch")).body().path("store").asString()).isEqualTo("s2");
    }

    @Test
    void each_share_and_its_end_stand_in_the_audit() {
        var person = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        share("cedar", person, "read");
        share("cedar", person, "write");
        owner.delete(path("cedar") + "/shares/" + person.id());

        var entries =
                owner.get("/api/v1/audit?object=" + customers.get("cedar")).body().path("items");
        var actions = new ArrayList<String>();
        entries.forEach(entry -> actions.add(entry.path("action").asString()));

        assertThat(actions).filteredOn("customer.share"::equals).hasSize(2);
        assertThat(actions).filteredOn("customer.unshare"::equals).hasSize(1);
    }

    /// Everybody's own reading and writing, against what the explanation and the list of viewers
    /// say of them.
    @Test
    @Shows("Z-2")
    void what_is_told_of_who_sees_whom_is_what_they_see() {
        var people = new ArrayList<Person>();
        for (var scope : RowScope.values()) {
            people.add(at(Role.REGIONAL_MANAGER, scope, "s1"));
        }
        people.add(at(Role.ANALYST, RowScope.STORE, "s2"));
        people.add(at(Role.AUDITOR, RowScope.ALL, "s2"));
        give("daisy", people.getFirst().id());
        for (var person : people) {
            share("cedar", person, "read");
        }
        share("birch", people.getFirst(), "write");
        var wrong = new ArrayList<String>();
        for (var name : customers.keySet()) {
            var viewers = new TreeMap<String, String>();
            owner.get(path(name) + "/viewers")
                    .body()
                    .path("items")
                    .forEach(one ->
                            viewers.put(
                                    one.path("memberId").asString(),
                                    one.path("because").asString()));
            for (var person : people) {
                var told = owner.get(path(name) + "/access?member=" + person.id()).body();
                var sees = browser(person).get(path(name)).status() == 200;
                var version = owner.get(path(name)).body().path("version").asInt();
                var changes =
                        browser(person)
                                        .patch(path(name), "{\"version\":%d}".formatted(version))
                                        .status()
                                == 200;
                var listed = viewers.get(person.id().toString());
                if (told.path("sees").asBoolean() != sees
                        || told.path("changes").asBoolean() != changes
                        || !(sees ? told.path("because").asString() : "none")
                                .equals(listed == null ? "none" : listed)) {
                    wrong.add(name + ": " + told + " " + sees + " " + changes + " " + listed);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Counted as the member, and the same as what the member's own lists count.
    @Test
    @Shows("Z-2")
    void what_a_member_is_said_to_see_and_do_is_what_the_member_sees_and_does() {
        var person = at(Role.MANAGER, RowScope.STORE, "s1");
        share("cedar", person, "read");
        var sight = owner.get("/api/v1/members/" + person.id() + "/sight").body();
        var viewer = browser(person);

        assertThat(sight.path("stores").toString())
                .isEqualTo("[{\"code\":\"s1\",\"name\":\"Store s1\"}]");
        assertThat(sight.path("sharedCount").asInt()).isEqualTo(1);
        assertThat(sight.at("/counts/0/count").asInt())
                .isEqualTo(viewer.get("/api/v1/customers").body().path("items").size())
                .isEqualTo(2);
        assertThat(sight.at("/counts/1/count").asInt())
                .isEqualTo(viewer.get("/api/v1/orders").body().path("items").size())
                .isEqualTo(2);
        var may = new TreeMap<String, String>();
        sight.path("permissions")
                .forEach(one ->
                        may.put(one.path("permission").asString(), one.path("may").asString()));
        var told = viewer.get("/api/v1/session").body().path("permissions");
        var permissions = new ArrayList<String>();
        told.forEach(one -> permissions.add(one.asString()));
        assertThat(may.entrySet().stream().filter(one -> one.getValue().equals("yes")))
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(permissions);
        assertThat(may)
                .containsEntry("import.run", "not_by_scope")
                .containsEntry("audit.read", "not_by_role");
        assertThat(viewer.get("/api/v1/imports").status()).isEqualTo(403);
    }

    @Test
    void a_colleague_who_sees_a_part_is_not_told_how_much_others_see() {
        var asker = at(Role.STORE_MANAGER, RowScope.STORE, "s1");
        var other = at(Role.STORE_MANAGER, RowScope.STORE, "s2");
        var told = browser(asker).get("/api/v1/members/" + other.id() + "/sight").body();
        var own = browser(asker).get("/api/v1/members/" + asker.id() + "/sight").body();

        assertThat(told.path("counts")).isEmpty();
        assertThat(told.path("stores")).isEmpty();
        assertThat(told.path("storeCount").asInt()).isEqualTo(1);
        assertThat(own.path("counts")).hasSize(2);
    }

    @Test
    void viewers_are_paged() {
        for (int i = 0; i < 3; i++) {
            at(Role.ANALYST, RowScope.ALL, "s1");
        }
        var seen = new ArrayList<String>();
        var token = "";
        do {
            var page = owner.get(path("aspen") + "/viewers?pageSize=2&pageToken=" + token).body();
            page.path("items").forEach(one -> seen.add(one.path("memberId").asString()));
            token = page.path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
    }
}
