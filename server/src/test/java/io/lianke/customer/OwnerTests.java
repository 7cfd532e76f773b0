package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class OwnerTests extends ServerTests {
    private static final String CUSTOMERS = "/api/v1/customers";

    @Autowired private AccessFixtures access;
    @Autowired private Customers customers;

    private Http signedIn(World at) {
        var browser = anonymous();
        var answer =
                browser.post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(at.ownerEmail(), World.PASSWORD));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return browser;
    }

    private String idOf(String name) {
        for (JsonNode one : owner.get("/api/v1/customer-owners").body().path("items")) {
            if (one.path("name").asString().equals(name)) {
                return one.path("id").asString();
            }
        }
        throw new AssertionError("No " + name);
    }

    private JsonNode created(String body) {
        var answer = owner.post(CUSTOMERS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static List<String> names(Http.Answer list) {
        var names = new ArrayList<String>();
        list.body().path("items").forEach(one -> names.add(one.path("name").asString()));
        return names;
    }

    private Http.Answer changed(JsonNode customer, String fields) {
        return owner.patch(
                CUSTOMERS + "/" + customer.path("id").asString(),
                "{\"version\":%d,%s}".formatted(customer.path("version").asInt(), fields));
    }

    @Test
    void a_list_shows_and_finds_customers_by_their_owner() {
        var boss = idOf("Owner");
        access.session(world, Role.MANAGER, AccessFixtures.Kind.ORDINARY);
        var colleague = idOf("Person");
        created("{\"name\":\"his\",\"ownerId\":\"%s\"}".formatted(boss));
        created("{\"name\":\"hers\",\"ownerId\":\"%s\"}".formatted(colleague));
        created("{\"name\":\"free\"}");
        var me = signedIn(world);

        assertThat(names(me.get(CUSTOMERS + "?owner=me"))).containsExactly("his");
        assertThat(names(owner.get(CUSTOMERS + "?owner=" + colleague))).containsExactly("hers");
        assertThat(names(owner.get(CUSTOMERS + "?owner=none"))).containsExactly("free");
        assertThat(names(owner.get(CUSTOMERS + "?owner="))).hasSize(3);
        var first = owner.get(CUSTOMERS + "?owner=" + boss).body();
        assertThat(first.at("/items/0/owner/id").asString()).isEqualTo(boss);
        assertThat(first.at("/items/0/owner/name").asString()).isEqualTo("Owner");
        assertThat(first.at("/total/count").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"me", "nobody", "12"})
    void a_filter_by_no_possible_owner_is_refused(String owner) {
        var answer = this.owner.get(CUSTOMERS + "?owner=" + owner);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("?owner");
    }

    @Test
    void owner_channel_and_store_change_with_one_audit_entry() {
        var boss = idOf("Owner");
        var customer =
                created(
                        "{\"name\":\"A\",\"channel\":\"web\",\"store\":\" S-7 \",\"ownerId\":\"%s\"}"
                                .formatted(boss));
        assertThat(customer.path("channel").asString()).isEqualTo("web");
        assertThat(customer.path("store").asString()).isEqualTo("S-7");
        assertThat(customer.at("/owner/name").asString()).isEqualTo("Owner");

        var same = changed(customer, "\"ownerId\":\"%s\",\"store\":\"S-7\"".formatted(boss));
        assertThat(same.body().path("version").asInt()).isEqualTo(1);

        var after = changed(customer, "\"ownerId\":\"\",\"channel\":\"\",\"store\":\"S-8\"");

        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(after.body().path("owner").isNull()).isTrue();
        assertThat(after.body().path("channel").isNull()).isTrue();
        assertThat(after.body().path("store").asString()).isEqualTo("S-8");
        assertThat(after.body().path("version").asInt()).isEqualTo(2);
        var entry = owner.get("/api/v1/audit").body().at("/items/0");
        assertThat(entry.path("action").asString()).isEqualTo("customer.update");
        assertThat(entry.at("/before/owner/name").asString()).isEqualTo("Owner");
        assertThat(entry.at("/after/owner").isEmpty()).isTrue();
        assertThat(entry.at("/before/channel").asString()).isEqualTo("web");
        var stores = owner.get("/api/v1/stores").text();
        assertThat(stores).contains("S-7").contains("S-8");
    }

    @Test
    void customers_stay_with_somebody_who_left_until_they_are_handed_over() {
        access.session(world, Role.MANAGER, AccessFixtures.Kind.ORDINARY);
        var colleague = idOf("Person");
        var customer = created("{\"name\":\"A\",\"ownerId\":\"%s\"}".formatted(colleague));
        var boss = signedIn(world);
        assertThat(
                        boss.patch("/api/v1/members/" + colleague, "{\"status\":\"suspended\"}")
                                .status())
                .isEqualTo(200);

        var shown = owner.get(CUSTOMERS + "/" + customer.path("id").asString()).body();
        assertThat(shown.at("/owner/name").asString()).isEqualTo("Person");
        assertThat(shown.at("/owner/active").asBoolean()).isFalse();
        assertThat(names(owner.get(CUSTOMERS + "?owner=" + colleague))).containsExactly("A");
        var kept = changed(customer, "\"city\":\"X\",\"ownerId\":\"%s\"".formatted(colleague));
        assertThat(kept.status()).isEqualTo(200);
        var another = owner.post(CUSTOMERS, "{\"ownerId\":\"%s\"}".formatted(colleague));
        assertThat(another.status()).isEqualTo(422);
        assertThat(another.body().at("/errors/0/code").asString())
                .isEqualTo("customer/owner-unknown");
    }

    @Test
    @Shows("Z-2")
    void nobody_of_another_tenant_can_own_a_customer() {
        var stranger = program(anotherWorld(), Role.OWNER);
        var id = stranger.get("/api/v1/customer-owners").body().at("/items/0/id").asString();

        var answer = owner.post(CUSTOMERS, "{\"ownerId\":\"%s\"}".formatted(id));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(owner.get("/api/v1/customer-owners").text()).doesNotContain(id);
        assertThat(owner.post(CUSTOMERS, "{\"ownerId\":\"x\"}").status()).isEqualTo(422);
    }

    @Test
    void an_image_brings_the_owner_back() {
        var customer = created("{\"name\":\"A\",\"ownerId\":\"%s\"}".formatted(idOf("Owner")));
        var id = new CustomerId(UUID.fromString(customer.path("id").asString()));
        var image = world.tenant().call(() -> customers.snapshot(Set.of(id)));
        changed(customer, "\"ownerId\":\"\"");

        world.tenant().run(() -> customers.restore(image));

        var restored = owner.get(CUSTOMERS + "/" + id).body();
        assertThat(restored.at("/owner/name").asString()).isEqualTo("Owner");
    }
}
