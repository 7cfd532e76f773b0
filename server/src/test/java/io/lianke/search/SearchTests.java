package io.lianke.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Permission;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class SearchTests extends ServerTests {
    @Autowired private Hits hits;

    private String person(String name, String phone, String email) {
        var answer =
                owner.post(
                        "/api/v1/customers",
                        ("{\"name\":\"%s\",\"city\":\"上海\",\"identifiers\":[{\"type\":\"phone\",\"value\":\"%s\"},"
                                        + "{\"type\":\"email\",\"value\":\"%s\"}]}")
                                .formatted(name, phone, email));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private void order(String number, String email) {
        var answer =
                owner.put(
                        "/api/v1/orders/" + number,
                        ("{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"customer\":{\"identifiers\":{\"email\":\"%s\"}},"
                                        + "\"lines\":[{\"sku\":\"tea\",\"quantity\":2,\"unitPrice\":\"9.90\"}],"
                                        + "\"refunds\":[{\"refundId\":\"R-%s\",\"amount\":\"1.00\","
                                        + "\"refundedAt\":\"2026-03-03T10:00:00Z\"}]}")
                                .formatted(email, number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static JsonNode groups(Http caller, String typed) {
        var answer =
                caller.get("/api/v1/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("groups");
    }

    private void fill() {
        person("王雨桐", "13800002671", "wang@example.com");
        person("李 Alice", "13911112222", "alice@example.com");
        for (var number : List.of("SO26-1", "SO26-11", "SO26-2", "SO27-1")) {
            order(number, "wang@example.com");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2671, 王雨桐, phone, +8613800002671",
        "1380000 2671, 王雨桐, phone, +8613800002671",
        "雨桐, 王雨桐, name, 王雨桐",
        "ALICE, 李 Alice, name, 李 Alice",
        "wang@, 王雨桐, email, wang@example.com",
        "2, 李 Alice, number, 2",
    })
    void a_customer_is_found_and_it_is_told_why(
            String typed, String name, String field, String text) {
        fill();

        var first = groups(owner, typed).path(0);

        assertThat(first.path("kind").asString()).isEqualTo("customer");
        var hit = first.at("/hits/0");
        assertThat(hit.path("title").asString()).isEqualTo(name);
        assertThat(hit.path("subtitle").asString()).isEqualTo("上海");
        assertThat(hit.path("matched").path("field").asString()).isEqualTo(field);
        assertThat(hit.path("matched").path("text").asString()).isEqualTo(text);
        assertThat(hit.path("customerId")).isEqualTo(hit.path("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "SO26-1, SO26-1 SO26-11",
        "so26, SO26-2 SO26-11 SO26-1",
        "SO2, SO27-1 SO26-2 SO26-11 SO26-1",
        "26-1, ''",
        "SO26%, ''",
    })
    void orders_are_found_by_their_number_or_its_beginning(String typed, String expected) {
        fill();

        var orders =
                groups(owner, typed)
                        .valueStream()
                        .filter(group -> group.path("kind").asString().equals("order"))
                        .flatMap(group -> group.path("hits").valueStream())
                        .map(hit -> hit.path("title").asString())
                        .toList();

        assertThat(String.join(" ", orders)).isEqualTo(expected);
    }

    @Test
    void a_refund_leads_to_its_order_and_its_customer() {
        fill();

        var hit = groups(owner, "r-so26-2").at("/0/hits/0");

        assertThat(hit.path("kind").asString()).isEqualTo("refund");
        assertThat(hit.path("title").asString()).isEqualTo("R-SO26-2");
        assertThat(hit.path("subtitle").asString()).isEqualTo("王雨桐");
        assertThat(hit.path("document").path("orderId").asString()).isEqualTo("SO26-2");
        assertThat(hit.path("document").path("amount").path("amount").asString()).isEqualTo("1.00");
        assertThat(hit.path("customerId").asString()).isNotEmpty();
    }

    @Test
    void the_whole_number_comes_before_what_is_newer() {
        var exact = person("一号", "13800000001", "first@example.com");
        for (int i = 0; i < 7; i++) {
            person("No 1 of " + i, "1380000100" + i, "p" + i + "@example.com");
        }

        var group = groups(owner, "1").path(0);

        assertThat(group.at("/hits/0/id").asString()).isEqualTo(exact);
        assertThat(group.path("hits")).hasSize(5);
        assertThat(group.path("more").asBoolean()).isTrue();
    }

    @Test
    void an_archived_customer_is_found_and_says_so() {
        var id = person("王雨桐", "13800002671", "wang@example.com");
        owner.post("/api/v1/customers/" + id + ":archive", "");

        assertThat(groups(owner, "雨桐").at("/0/hits/0/archived").asBoolean()).isTrue();
    }

    @Test
    @Shows("Z-7")
    void another_tenant_finds_nothing_of_ours() {
        fill();

        assertThat(groups(program(anotherWorld(), Role.OWNER), "SO26-1")).isEmpty();
        assertThat(groups(program(anotherWorld(), Role.OWNER), "雨桐")).isEmpty();
    }

    private List<HitGroup> found(String typed, Set<Permission> permissions) {
        return world.tenant().call(() -> hits.find(typed, 5, permissions));
    }

    private static Set<HitGroup.Kind> allowed(Set<Permission> permissions) {
        var kinds = EnumSet.noneOf(HitGroup.Kind.class);
        if (permissions.contains(Permission.CUSTOMER_READ)) {
            kinds.add(HitGroup.Kind.CUSTOMER);
        }
        if (permissions.contains(Permission.ORDER_READ)) {
            kinds.addAll(Set.of(HitGroup.Kind.ORDER, HitGroup.Kind.REFUND));
        }
        return kinds;
    }

    /// The order's number is also a customer's name, so that one word agrees with every kind.
    private void oneWordForAll() {
        person("SO26-1", "13800002671", "wang@example.com");
        order("SO26-1", "wang@example.com");
        owner.put(
                "/api/v1/orders/A1",
                "{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"customer\":{\"identifiers\":{\"email\":\"wang@example.com\"}},"
                        + "\"lines\":[{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":1}],\"refunds\":"
                        + "[{\"refundId\":\"SO26-1\",\"amount\":\"1.00\",\"refundedAt\":\"2026-03-03T10:00:00Z\"}]}");
    }

    @Test
    void each_role_finds_only_what_it_may_list() {
        oneWordForAll();

        for (var role : world.keys().keySet()) {
            var kinds =
                    groups(program(role), "SO26-1")
                            .valueStream()
                            .map(group -> group.path("kind").asString())
                            .toList();
            assertThat(kinds)
                    .as(role.code())
                    .containsExactlyElementsOf(
                            allowed(role.permissions()).stream().map(HitGroup.Kind::code).toList());
        }
    }

    @Test
    void without_a_permission_neither_the_objects_nor_their_names_come_out() {
        oneWordForAll();
        for (var permission : Permission.values()) {
            for (var permissions :
                    List.of(
                            Set.<Permission>of(),
                            Set.of(permission),
                            EnumSet.complementOf(EnumSet.of(permission)))) {
                var found = found("SO26-1", permissions);
                assertThat(found.stream().map(HitGroup::kind))
                        .as(permissions.toString())
                        .containsExactlyElementsOf(allowed(permissions));
                if (!permissions.contains(Permission.CUSTOMER_READ)) {
                    assertThat(found.stream().flatMap(group -> group.hits().stream()))
                            .allSatisfy(hit -> {
                                assertThat(hit.customer()).isNull();
                                assertThat(hit.subtitle()).isNull();
                                assertThat(hit.contact()).isNull();
                            });
                }
            }
        }
    }

    @Test
    void nothing_typed_finds_nothing() {
        fill();

        assertThat(groups(owner, "")).isEmpty();
        assertThat(groups(owner, " \u0001\t")).isEmpty();
        assertThat(groups(owner, "nobody of that name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=21", "limit=x"})
    void limits_are_kept(String wrong) {
        assertThat(owner.get("/api/v1/search?q=a&" + wrong).status()).isEqualTo(422);
        assertThat(owner.get("/api/v1/search?q=" + "a".repeat(101)).status()).isEqualTo(422);
    }

    @Test
    void the_limit_counts_for_each_kind() {
        fill();

        var groups = owner.get("/api/v1/search?q=SO2&limit=2").body().path("groups");

        assertThat(groups).hasSize(1);
        assertThat(groups.at("/0/hits")).hasSize(2);
        assertThat(groups.at("/0/more").asBoolean()).isTrue();
    }
}
