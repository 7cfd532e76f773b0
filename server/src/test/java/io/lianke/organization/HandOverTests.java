package io.lianke.organization;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures.Person;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.Shows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody leaves: what they held goes to those who were chosen, they are let in no more, and all
/// of it can be put back.
class HandOverTests extends LaidOut {
    private Person leaver;
    private Person first;
    private Person second;

    @BeforeEach
    void somebodyLeaves() {
        leaver = access.person(world, Role.MANAGER, RowScope.ALL);
        first = access.person(world, Role.CLERK, RowScope.OWN);
        second = access.person(world, Role.CLERK, RowScope.OWN);
        for (var name : customers.keySet()) {
            give(name, leaver.id());
        }
    }

    private String member(Person person, String what) {
        return "/api/v1/members/" + person.id() + what;
    }

    private Http.Answer handOver(String body) {
        return owner.post(member(leaver, ":handOver"), body.formatted(first.id(), second.id()));
    }

    private Map<String, String> owners() {
        var owners = new HashMap<String, String>();
        customers.forEach((name, id) ->
                owners.put(
                        name,
                        owner.get("/api/v1/customers/" + id)
                                .body()
                                .path("owner")
                                .path("id")
                                .asString("nobody")));
        return owners;
    }

    private String manages(UUID member) {
        var id = stores.get("s1");
        var store = owner.get("/api/v1/stores/" + id).body();
        var profile =
                store.path("profile")
                        .toString()
                        .replaceAll(
                                "\"managerId\":(null|\"[^\"]*\")",
                                "\"managerId\":\"" + member + "\"");
        var changed =
                owner.put(
                        "/api/v1/stores/" + id,
                        "{\"version\":%d,\"profile\":%s}"
                                .formatted(store.path("version").asInt(), profile));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return Objects.requireNonNull(id);
    }

    private String manager(String store) {
        return owner.get("/api/v1/stores/" + store).body().at("/profile/managerId").asString("");
    }

    private List<String> actions(String object) {
        var actions = new ArrayList<String>();
        owner.get("/api/v1/audit?object=" + object)
                .body()
                .path("items")
                .forEach(entry -> actions.add(entry.path("action").asString()));
        return actions;
    }

    @Test
    void what_a_member_holds_goes_to_those_who_were_chosen_and_the_member_is_let_in_no_more() {
        var browser = Http.browser(port(), leaver.session());
        var view =
                browser.post(
                        "/api/v1/views",
                        "{\"object\":\"customers\",\"name\":\"V\",\"shared\":true,\"content\":{\"query\":{},\"columns\":[\"name\"]}}");
        assertThat(view.status()).as(view.text()).isEqualTo(201);
        var store = manages(leaver.id());
        owner.put(
                "/api/v1/customers/" + customers.get("aspen") + "/shares/" + leaver.id(),
                "{\"access\":\"read\"}");

        var held = owner.get(member(leaver, "/holdings")).body();
        assertThat(held.path("customers").asInt()).isEqualTo(4);
        var counts = new HashMap<String, String>();
        held.path("holdings")
                .forEach(one ->
                        counts.put(
                                one.path("kind").asString(),
                                one.path("count").asInt() + " " + one.path("fate").asString()));
        assertThat(counts)
                .containsEntry("shared_views", "1 goes")
                .containsEntry("managed_stores", "1 goes")
                .containsEntry("shares", "1 ends");

        var body = "{\"receiverIds\":[\"%s\",\"%s\"]}";
        var preview =
                owner.post(
                        member(leaver, ":previewHandOver"),
                        body.formatted(first.id(), second.id()));
        var done = handOver(body);

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.body().path("state").asString()).isEqualTo("done");
        assertThat(done.body().at("/counts/changed").asInt()).isEqualTo(4);
        var owners = owners();
        preview.body()
                .path("receivers")
                .forEach(one ->
                        assertThat(owners.values())
                                .filteredOn(one.path("receiver").path("id").asString()::equals)
                                .hasSize(one.path("customers").asInt())
                                .hasSize(2));
        assertThat(manager(store)).isEqualTo(first.id().toString());
        assertThat(
                        owner.get("/api/v1/customers/" + customers.get("aspen") + "/shares")
                                .body()
                                .path("items"))
                .isEmpty();
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(actions(leaver.id().toString())).contains("member.hand-over", "member.update");

        assertThat(
                        owner.post(
                                        "/api/v1/bulk-changes/"
                                                + done.body().path("id").asString()
                                                + ":undo",
                                        "{}")
                                .status())
                .isEqualTo(200);
        assertThat(owners().values()).containsOnly(leaver.id().toString());
        assertThat(manager(store)).isEqualTo(leaver.id().toString());
        assertThat(browser.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void only_those_who_may_hand_over_take_it_back() {
        var done = handOver("{\"receiverIds\":[\"%s\"]}");
        var undo = "/api/v1/bulk-changes/" + done.body().path("id").asString() + ":undo";
        var manager =
                Http.browser(port(), access.person(world, Role.MANAGER, RowScope.ALL).session());

        assertThat(manager.post(undo, "{}").status()).isEqualTo(403);
        assertThat(owners().values()).containsOnly(first.id().toString());
        assertThat(owner.post(undo, "{}").status()).isEqualTo(200);
    }

    @Test
    void customers_of_a_store_go_to_whoever_takes_the_store() {
        var done =
                handOver(
                        """
                        {"receiverIds":["%s"],"stores":[{"store":"s1","receiverId":"%s"}],"suspend":false}
                        """);

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(owners())
                .containsEntry("aspen", second.id().toString())
                .containsEntry("birch", first.id().toString())
                .containsEntry("daisy", first.id().toString());
        assertThat(Http.browser(port(), leaver.session()).get("/api/v1/session").status())
                .isEqualTo(200);
    }

    /// However the owner changes.
    @Test
    void who_looked_after_a_customer_before_stays_known() {
        handOver("{\"receiverIds\":[\"%s\"]}");
        give("aspen", second.id());

        var before =
                owner.get("/api/v1/customers/" + customers.get("aspen") + "/past-owners").body();
        var ids = new ArrayList<String>();
        before.path("items").forEach(one -> ids.add(one.at("/owner/id").asString()));

        assertThat(ids).containsExactly(first.id().toString(), leaver.id().toString());
        assertThat(
                        Http.browser(port(), first.session())
                                .get("/api/v1/customers/" + customers.get("aspen") + "/past-owners")
                                .status())
                .isEqualTo(404);
    }

    @Test
    @Shows("Z-1")
    void nobody_hands_over_for_somebody_who_may_do_more() {
        var boss = access.person(world, Role.OWNER, RowScope.ALL);
        give("aspen", boss.id());
        var administrator =
                Http.browser(
                        port(), access.person(world, Role.ADMINISTRATOR, RowScope.ALL).session());
        var body = "{\"receiverIds\":[\"%s\"],\"suspend\":false}".formatted(first.id());

        assertThat(administrator.post(member(boss, ":handOver"), body).code())
                .isEqualTo("access/forbidden");
        assertThat(administrator.post(member(boss, ":previewHandOver"), body).code())
                .isEqualTo("access/forbidden");
        assertThat(owners()).containsEntry("aspen", boss.id().toString());
    }

    @Test
    @Shows("Z-1")
    void only_who_may_say_who_looks_after_customers_hands_them_over() {
        var made =
                owner.post(
                        "/api/v1/roles",
                        """
                        {"name":"Lead","scope":"all","fields":{},"permissions":["member.read","member.manage",
                         "customer.read","customer.write","customer.reveal","order.read"]}
                        """);
        var lead = access.person(world, Role.READ_ONLY, RowScope.ALL);
        owner.patch(
                "/api/v1/members/" + lead.id(),
                "{\"role\":\"%s\"}".formatted(made.body().path("code").asString()));
        var browser = Http.browser(port(), access.sessionOf(world, lead.id()));
        give("aspen", first.id());
        var body = "{\"receiverIds\":[\"%s\"],\"suspend\":false}".formatted(second.id());

        assertThat(browser.post(member(first, ":previewHandOver"), body).code())
                .isEqualTo("access/forbidden");
        assertThat(browser.post(member(first, ":handOver"), body).text())
                .contains("customer/may-not-assign");
        assertThat(owners()).containsEntry("aspen", first.id().toString());
    }

    @Test
    @Shows("Z-3")
    void a_hand_over_that_is_refused_changes_nothing() {
        var alone = "{\"receiverIds\":[\"" + leaver.id() + "\"]}";
        var gone = "{\"receiverIds\":[\"" + UUID.randomUUID() + "\"]}";
        for (var body : List.of(alone, gone, "{\"receiverIds\":[]}")) {
            assertThat(owner.post(member(leaver, ":handOver"), body).status()).isEqualTo(422);
        }
        var administrator = access.person(world, Role.ADMINISTRATOR, RowScope.ALL);
        var own =
                Http.browser(port(), administrator.session())
                        .post(
                                member(administrator, ":handOver"),
                                "{\"receiverIds\":[\"" + first.id() + "\"]}");

        assertThat(own.code()).isEqualTo("customer/hand-over-own");
        assertThat(owners().values()).containsOnly(leaver.id().toString());
        assertThat(owner.get("/api/v1/bulk-changes").body().path("items")).isEmpty();
    }
}
