package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is kept from a role is kept on every path by which customers are read: a value that nobody
/// else has stands in each protected field, and its bytes are looked for in each answer.
class FieldPrivacyTests extends ServerTests {
    /// By field, a part of the value that no mask shows.
    private static final Map<String, String> CANARIES =
            Map.of(
                    "customer.name", "anaryname",
                    "customer.phone", "3812345678",
                    "customer.email", "anarymail",
                    "customer.identifier", "RDQX9988",
                    "customer.city", "anarycity",
                    "customer.trait", "anarytrait");

    private static final String RANGE = "from=2026-03-01&to=2026-04-01";
    private static final List<String> EVERYTHING_BUT_REVEALING =
            List.of(
                    "customer.read",
                    "customer.write",
                    "customer.assign",
                    "customer.export",
                    "order.read",
                    "order.export",
                    "view.share",
                    "import.read",
                    "import.run",
                    "report.read",
                    "member.read",
                    "audit.read");

    @Autowired private AccessFixtures access;

    private String customer = "";

    @BeforeEach
    void somebody() {
        var made =
                owner.post(
                        "/api/v1/customers",
                        """
                        {"kind":"person","name":"Canaryname","city":"Canarycity",
                         "traits":{"diet":"Canarytrait"},
                         "identifiers":[{"type":"phone","value":"13812345678"},
                                        {"type":"email","value":"canarymail@example.com"},
                                        {"type":"memberCard","value":"CARDQX998877"}]}
                        """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        customer = made.body().path("id").asString();
        var order =
                owner.put(
                        "/api/v1/orders/canary-order",
                        """
                        {"orderedAt":"2026-03-02T10:00:00Z","currency":"CNY","channel":"pos",
                         "customer":{"identifiers":{"phone":"13812345678"}},
                         "refunds":[{"refundId":"r","amount":"1.00","refundedAt":"2026-03-03T10:00:00Z"}],
                         "lines":[{"sku":"tea","name":"Tea","quantity":1,"unitPrice":"10.00"}]}
                        """);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    /// Somebody with a role of the tenant's own.
    private Http person(List<String> permissions, Map<String, String> fields) {
        var made =
                owner.post(
                        "/api/v1/roles",
                        "{\"name\":\"R%s\",\"scope\":\"all\",\"permissions\":%s,\"fields\":{%s}}"
                                .formatted(
                                        System.nanoTime(),
                                        permissions.stream().map(each -> '"' + each + '"').toList(),
                                        fields.entrySet().stream()
                                                .map(field ->
                                                        "\"%s\":\"%s\""
                                                                .formatted(
                                                                        field.getKey(),
                                                                        field.getValue()))
                                                .collect(Collectors.joining(","))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var person = access.person(world, Role.MANAGER, RowScope.ALL);
        var given =
                owner.patch(
                        "/api/v1/members/" + person.id(),
                        "{\"role\":\"%s\"}".formatted(made.body().path("code").asString()));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        return Http.browser(port(), access.sessionOf(world, person.id()));
    }

    private Http kept(String access) {
        return person(
                EVERYTHING_BUT_REVEALING,
                CANARIES.keySet().stream().collect(Collectors.toMap(field -> field, _ -> access)));
    }

    private Map<String, Supplier<Http.Answer>> paths(Http reader) {
        var paths = new LinkedHashMap<String, Supplier<Http.Answer>>();
        Stream.of(
                        "/api/v1/customers/" + customer,
                        "/api/v1/customers?pageSize=50",
                        "/api/v1/customers?sort=-revenue",
                        "/api/v1/customers?q=" + customer,
                        "/api/v1/customers?q=5678",
                        "/api/v1/customers?q=13812345678",
                        "/api/v1/customers?q=canarymail@example.com",
                        "/api/v1/customers?q=CARDQX998877",
                        "/api/v1/customers?q=Canaryname",
                        "/api/v1/customers?identifier=phone:13812345678",
                        "/api/v1/customers?identifier=email:canarymail@example.com",
                        "/api/v1/customers?identifier=memberCard:CARDQX998877",
                        "/api/v1/search?q=" + customer,
                        "/api/v1/search?q=5678",
                        "/api/v1/search?q=canary-order",
                        "/api/v1/customers/" + customer + "/timeline",
                        "/api/v1/customers/" + customer + "/habits",
                        "/api/v1/orders?" + RANGE,
                        "/api/v1/orders/canary-order",
                        "/api/v1/orders?customer=" + customer,
                        "/api/v1/refunds?" + RANGE,
                        "/api/v1/reports/customers?interval=month&" + RANGE,
                        "/api/v1/reports/products?" + RANGE,
                        "/api/v1/audit?pageSize=100",
                        "/api/v1/customer-owners",
                        "/api/v1/traits",
                        "/api/v1/exports",
                        "/api/v1/views?object=customers")
                .forEach(path -> paths.put(path, () -> reader.get(path)));
        paths.put(
                "preview of a bulk change",
                () ->
                        reader.post(
                                "/api/v1/bulk-changes:preview",
                                "{\"query\":{},\"addTags\":[\"vip\"]}"));
        paths.put(
                "refusal of an identifier that is taken",
                () ->
                        reader.post(
                                "/api/v1/customers",
                                "{\"kind\":\"person\",\"identifiers\":[{\"type\":\"phone\",\"value\":\"138 1234 5678\"}]}"));
        paths.put(
                "answer to a change",
                () -> reader.post("/api/v1/customers/" + customer + ":tag", "{\"add\":[\"a\"]}"));
        paths.put("export of customers", () -> exported(reader, "customers"));
        paths.put("export of orders", () -> exported(reader, "orders"));
        return paths;
    }

    private static Http.Answer exported(Http reader, String object) {
        var columns =
                object.equals("customers")
                        ? "[\"name\",\"phone\",\"email\",\"identifier\",\"city\"]"
                        : "[\"number\",\"customer\"]";
        var started =
                reader.post(
                        "/api/v1/exports",
                        "{\"object\":\"%s\",\"query\":{},\"columns\":%s,\"format\":\"csv\"}"
                                .formatted(object, columns));
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        var id = started.body().path("id").asString();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        reader.get("/api/v1/exports/" + id)
                                .body()
                                .path("state")
                                .asString()
                                .equals("done"));
        return reader.get("/api/v1/exports/" + id + "/file");
    }

    /// Where a value came through, as `FIELD on PATH`.
    private List<String> leaks(Http reader, boolean whole) {
        var leaks = new ArrayList<String>();
        paths(reader)
                .forEach((name, path) -> {
                    var answer = path.get();
                    if (answer.status() >= 500) {
                        leaks.add(name + ": " + answer.status());
                    }
                    CANARIES.forEach((field, canary) -> {
                        if (answer.text().contains(canary)) {
                            leaks.add(field + " on " + name);
                        }
                    });
                    if (!whole && answer.text().contains("13812345678")) {
                        leaks.add("typed phone echoed on " + name);
                    }
                });
        return leaks;
    }

    @Test
    @Shows("Z-4")
    void what_is_hidden_is_on_no_path() {
        assertThat(leaks(kept("hide"), false)).isEmpty();
    }

    @Test
    @Shows("Z-4")
    void what_is_masked_is_on_no_path_in_full() {
        var reader = kept("mask");

        assertThat(leaks(reader, false)).isEmpty();
        var shown = reader.get("/api/v1/customers/" + customer).body();
        assertThat(shown.path("name").asString()).isEqualTo("C**");
        assertThat(shown.path("city").asString()).isEqualTo("****");
        assertThat(shown.at("/traits/diet").asString()).isEqualTo("****");
        assertThat(
                        shown.path("identifiers")
                                .valueStream()
                                .map(each -> each.path("value").asString()))
                .containsExactlyInAnyOrder("+86138****5678", "c****@example.com", "CA****77");
    }

    /// The canaries are where they are looked for: whoever may read them meets each of them.
    @Test
    void whoever_may_read_them_meets_all_of_them_on_these_paths() {
        var met = String.join(" ", leaks(kept("read"), true));

        assertThat(CANARIES.keySet()).allMatch(met::contains);
        assertThat(met)
                .contains(
                        "customer.name on export of orders",
                        "customer.phone on export of customers",
                        "customer.name on /api/v1/orders/canary-order",
                        "customer.trait on /api/v1/audit",
                        "customer.name on preview of a bulk change",
                        "customer.name on /api/v1/search?q=canary-order");
    }

    @Test
    @Shows("Z-4")
    void nothing_is_found_or_sorted_by_what_is_hidden() {
        var reader = kept("hide");

        assertThat(reader.get("/api/v1/customers?sort=name").code())
                .isEqualTo("access/field-hidden");
        assertThat(reader.get("/api/v1/customers?identifier=phone:13812345678").code())
                .isEqualTo("access/field-hidden");
        for (var typed :
                List.of(
                        "Canaryname",
                        "canary",
                        "5678",
                        "13812345678",
                        "canarymail@example.com",
                        "CARDQX998877")) {
            assertThat(reader.get("/api/v1/customers?q=" + typed).body().path("items").size())
                    .as(typed)
                    .isZero();
        }
        assertThat(reader.get("/api/v1/customers?q=" + customer).body().path("items").size())
                .isEqualTo(1);
    }

    @Test
    @Shows("Z-4")
    void what_is_masked_cannot_be_found_bit_by_bit() {
        var reader = kept("mask");

        for (var part : List.of("Canaryname", "345678", "canarymail", "canarymail@exam")) {
            assertThat(reader.get("/api/v1/customers?q=" + part).body().path("items").size())
                    .as(part)
                    .isZero();
        }
        for (var whole : List.of("13812345678", "5678", "canarymail@example.com", "CARDQX998877")) {
            assertThat(reader.get("/api/v1/customers?q=" + whole).body().path("items").size())
                    .as(whole)
                    .isEqualTo(1);
        }
        assertThat(reader.get("/api/v1/customers?sort=-name").code())
                .isEqualTo("access/field-hidden");
    }

    @Test
    @Shows("Z-4")
    void what_may_not_be_edited_is_refused_and_stays() {
        for (var kept : List.of("hide", "read")) {
            var reader = kept(kept);
            for (var change :
                    List.of(
                            "\"name\":\"X\"",
                            "\"city\":\"X\"",
                            "\"traits\":{\"diet\":\"X\"}",
                            "\"traits\":{\"city\":\"X\"}",
                            "\"traits\":{\"diet\":null}",
                            "\"addIdentifiers\":[{\"type\":\"phone\",\"value\":\"13800138000\"}]",
                            "\"removeIdentifiers\":[{\"type\":\"email\",\"value\":\"canarymail@example.com\"}]",
                            "\"addIdentifiers\":[{\"type\":\"external:shop\",\"value\":\"1\"}]")) {
                var refused =
                        reader.patch(
                                "/api/v1/customers/" + customer, "{\"version\":1," + change + "}");
                assertThat(refused.text()).as(change).contains("customer/field-locked");
            }
            assertThat(
                            reader.post(
                                            "/api/v1/customers",
                                            "{\"kind\":\"person\",\"name\":\"New\"}")
                                    .text())
                    .contains("customer/field-locked");
            assertThat(
                            reader.post(
                                            "/api/v1/bulk-changes:preview",
                                            "{\"query\":{},\"city\":\"X\"}")
                                    .text())
                    .contains("customer/field-locked");
        }
        var after = owner.get("/api/v1/customers/" + customer).body();
        assertThat(after.path("version").asInt()).isEqualTo(1);
        assertThat(after.path("name").asString()).isEqualTo("Canaryname");
    }

    @Test
    void a_masked_value_that_comes_back_changes_nothing_and_a_new_one_does() {
        var clerk = kept("mask");
        var version = 1;
        var back =
                clerk.patch(
                        "/api/v1/customers/" + customer,
                        "{\"version\":%d,\"name\":\"C**\",\"city\":\"****\",\"traits\":{\"diet\":\"****\"}}"
                                .formatted(version));

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(owner.get("/api/v1/customers/" + customer).body().path("version").asInt())
                .isEqualTo(1);
        var changed =
                clerk.patch(
                        "/api/v1/customers/" + customer,
                        "{\"version\":1,\"city\":\"Suzhou\",\"addIdentifiers\":[{\"type\":\"phone\",\"value\":\"13900139000\"}]}");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.text()).contains("+86139****9000").doesNotContain("Suzhou");
        assertThat(owner.get("/api/v1/customers/" + customer).text())
                .contains("Suzhou", "Canaryname", "+8613900139000");
    }

    private Http.Answer reveal(Http reader, String field, String reason) {
        return reader.post(
                "/api/v1/customers/" + customer + ":reveal",
                "{\"field\":\"%s\",\"reason\":\"%s\"}".formatted(field, reason));
    }

    @Test
    @Shows({"Z-4", "U-1"})
    void a_masked_value_is_revealed_for_a_reason_that_is_recorded() {
        var may = new ArrayList<>(EVERYTHING_BUT_REVEALING);
        may.add("customer.reveal");
        var clerk =
                person(
                        may,
                        Map.of(
                                "customer.phone", "mask",
                                "customer.email", "hide",
                                "customer.trait", "hide",
                                "customer.trait:diet", "mask"));

        var revealed = reveal(clerk, "customer.phone", "Parcel came back");

        assertThat(revealed.status()).as(revealed.text()).isEqualTo(200);
        assertThat(revealed.body().at("/values/0").asString()).isEqualTo("+8613812345678");
        assertThat(reveal(clerk, "customer.trait:diet", "Cake").body().at("/values/0").asString())
                .isEqualTo("Canarytrait");
        assertThat(reveal(clerk, "customer.email", "Mail").code()).isEqualTo("access/field-hidden");
        assertThat(reveal(clerk, "customer.phone", " ").status()).isEqualTo(422);
        assertThat(reveal(clerk, "customer.nonsense", "Because").status()).isEqualTo(422);
        assertThat(reveal(kept("mask"), "customer.phone", "Curious").status()).isEqualTo(403);
        var entries = owner.get("/api/v1/audit?action=customer.reveal").body().path("items");
        assertThat(entries.valueStream().map(entry -> entry.path("reason").asString()))
                .containsExactly("Cake", "Parcel came back");
        assertThat(entries.get(1).at("/after/field").asString()).isEqualTo("customer.phone");
        assertThat(entries.toString()).doesNotContain("3812345678", "anarytrait");
    }

    @Test
    void built_in_roles_at_the_counter_see_phones_masked() {
        for (var role : List.of(Role.STORE_MANAGER, Role.CLERK, Role.SERVICE_AGENT, Role.ANALYST)) {
            var reader = Http.browser(port(), access.person(world, role, RowScope.ALL).session());

            assertThat(reader.get("/api/v1/customers").text())
                    .as(role.code())
                    .contains("+86138****5678", "Canaryname")
                    .doesNotContain("3812345678", "anarymail");
        }
    }

    @Test
    @Shows("Z-4")
    void whole_records_are_not_for_those_from_whom_a_field_is_kept() {
        assertThat(kept("mask").get("/api/v1/imports").status()).isEqualTo(403);
        assertThat(person(EVERYTHING_BUT_REVEALING, Map.of()).get("/api/v1/imports").status())
                .isEqualTo(200);
    }

    @Test
    void who_may_edit_may_not_therefore_assign() {
        var editing = new ArrayList<>(EVERYTHING_BUT_REVEALING);
        editing.remove("customer.assign");
        var clerk = person(editing, Map.of());
        var lead = person(EVERYTHING_BUT_REVEALING, Map.of());
        var to = access.person(world, Role.MANAGER, RowScope.ALL).id();
        var change = "{\"version\":1,\"ownerId\":\"%s\"}".formatted(to);

        assertThat(clerk.patch("/api/v1/customers/" + customer, change).text())
                .contains("customer/may-not-assign");
        assertThat(
                        clerk.post(
                                        "/api/v1/customers",
                                        "{\"kind\":\"person\",\"ownerId\":\"%s\"}".formatted(to))
                                .text())
                .contains("customer/may-not-assign");
        assertThat(
                        clerk.post(
                                        "/api/v1/bulk-changes:preview",
                                        "{\"query\":{},\"ownerId\":\"%s\"}".formatted(to))
                                .text())
                .contains("customer/may-not-assign");
        assertThat(
                        clerk.patch(
                                        "/api/v1/customers/" + customer,
                                        "{\"version\":1,\"city\":\"Y\"}")
                                .status())
                .isEqualTo(200);
        assertThat(
                        lead.patch("/api/v1/customers/" + customer, change.replace(":1,", ":2,"))
                                .status())
                .isEqualTo(200);
    }
}
