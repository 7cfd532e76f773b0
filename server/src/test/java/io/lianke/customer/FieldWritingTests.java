package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.Shows;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What may be entered, revealed and assigned by whoever is kept from fields.
class FieldWritingTests extends KeptBack {
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

    @Test
    @Shows("Z-4")
    void to_forget_a_trait_reaches_no_other_field() {
        var reader =
                person(
                        EVERYTHING_BUT_REVEALING,
                        Map.of("customer.name", "read", "customer.city", "read"));
        var path = "/api/v1/customers/" + customer;
        for (var name : List.of("$name", "$city", "")) {
            var refused =
                    reader.patch(path, "{\"version\":1,\"traits\":{\"%s\":null}}".formatted(name));
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.text()).as(name).contains("customer/trait-name");
        }
        assertThat(reader.patch(path, "{\"version\":1,\"traits\":{\"nowhere\":null}}").status())
                .isEqualTo(200);
        assertThat(owner.get(path).text())
                .contains("Canaryname", "Canarycity", "\"version\":1")
                .doesNotContain("nowhere");
        assertThat(reader.patch(path, "{\"version\":1,\"traits\":{\"diet\":null}}").text())
                .doesNotContain("Canarytrait");
    }

    @Test
    @Shows("Z-4")
    void who_reads_orders_alone_is_not_told_who_bought() {
        var reader = person(List.of("order.read", "order.export"), Map.of());

        for (var path : List.of("orders", "orders/canary-order", "refunds")) {
            var read = reader.get("/api/v1/" + path);
            assertThat(read.status()).as(path).isEqualTo(200);
            assertThat(read.text()).as(path).doesNotContain("anaryname", "3812345678");
            assertThat(owner.get("/api/v1/" + path).text()).as(path).contains("Canaryname");
        }
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

    /// Each look is decided anew and recorded, also when the request says it is the same one.
    @Test
    @Shows({"Z-4", "U-1"})
    void what_is_revealed_is_not_kept_for_the_same_request_again() throws SQLException {
        var may = new ArrayList<>(EVERYTHING_BUT_REVEALING);
        may.add("customer.reveal");
        var clerk = person(may, Map.of("customer.phone", "mask"));
        var key = UUID.randomUUID().toString();
        reveal(clerk, "customer.phone", "First look");

        for (int times = 2; times <= 3; times++) {
            assertThat(revealUnder(key, clerk).body().at("/values/0").asString())
                    .isEqualTo("+8613812345678");
            assertThat(
                            owner.get("/api/v1/audit?action=customer.reveal")
                                    .body()
                                    .path("items")
                                    .size())
                    .isEqualTo(times);
        }

        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from idempotency.answers where key = ?")) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private Http.Answer revealUnder(String key, Http clerk) {
        return clerk.send(
                clerk.request("/api/v1/customers/" + customer + ":reveal")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"field\":\"customer.phone\",\"reason\":\"Parcel\"}")));
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
    void nobody_undoes_what_they_could_not_do() {
        var editing = new ArrayList<>(EVERYTHING_BUT_REVEALING);
        editing.remove("customer.assign");
        var to = access.person(world, Role.MANAGER, RowScope.ALL).id();
        var city = undo("\"city\":\"X\"");
        var trait = undo("\"traits\":{\"diet\":\"X\"}");
        var assigned = undo("\"ownerId\":\"" + to + '"');

        for (var kept : List.of("hide", "read")) {
            var reader = kept(kept);
            assertThat(reader.post(city, "").text()).contains("customer/field-locked");
            assertThat(reader.post(trait, "").text()).contains("customer/field-locked");
            assertThat(reader.post(city.replace(":undo", ":cancel"), "").text())
                    .contains("customer/field-locked");
        }
        assertThat(person(editing, Map.of()).post(assigned, "").text())
                .contains("customer/may-not-assign");
        var after = owner.get("/api/v1/customers/" + customer).body();
        assertThat(after.path("city").asString()).isEqualTo("X");
        assertThat(after.at("/owner/id").asString()).isEqualTo(to.toString());
        assertThat(kept("mask").post(city, "").body().path("restored").asInt()).isEqualTo(1);
    }

    /// Changes everybody, and says where that would be undone.
    private String undo(String edit) {
        var done = owner.post("/api/v1/bulk-changes", "{\"query\":{}," + edit + "}");
        assertThat(done.body().at("/counts/changed").asInt()).as(done.text()).isEqualTo(1);
        return "/api/v1/bulk-changes/" + done.body().path("id").asString() + ":undo";
    }

    /// An order would tell whose an identifier is, and attach it where it is missing.
    @Test
    @Shows("Z-4")
    void orders_name_nobody_by_what_may_not_be_entered() {
        var may = List.of("customer.read", "order.read", "order.write");
        var order =
                """
                {"orderId":"%s","orderedAt":"2026-03-02T10:00:00Z","currency":"CNY","channel":"pos",
                 "customer":{"identifiers":{"memberCard":"CARDQX998877","phone":"13900139000"}},
                 "lines":[{"sku":"tea","name":"Tea","quantity":1,"unitPrice":"10.00"}]}
                """;

        for (var kept : List.of("hide", "read")) {
            var writer = person(may, Map.of("customer.phone", kept));
            var refused =
                    writer.put("/api/v1/orders/probe", order.replace("\"orderId\":\"%s\",", ""));
            var many =
                    writer.post(
                            "/api/v1/orders:bulk",
                            "["
                                    + order.formatted("probe")
                                    + ","
                                    + order.formatted("told-" + kept)
                                            .replace(",\"phone\":\"13900139000\"", "")
                                    + "]");
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/pointer").asString())
                    .isEqualTo("/customer/identifiers/phone");
            assertThat(refused.text())
                    .contains("customer/field-locked")
                    .doesNotContain(customer, "anaryname");
            assertThat(many.body().path("created").asInt()).as(many.text()).isEqualTo(1);
            assertThat(many.body().at("/items/0/problem/errors/0/code").asString())
                    .isEqualTo("customer/field-locked");
        }
        assertThat(owner.get("/api/v1/orders/probe").status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/customers/" + customer).text()).doesNotContain("13900139000");
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
