package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.Http;
import io.lianke.testing.Shows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept from a role is kept on every path by which customers are read: a value that nobody
/// else has stands in each protected field, and its bytes are looked for in each answer.
class FieldPrivacyTests extends KeptBack {
    private static final String RANGE = "from=2026-03-01&to=2026-04-01";

    private String bulkChange = "";

    @BeforeEach
    void aBulkChange() {
        var made =
                owner.post(
                        "/api/v1/bulk-changes",
                        """
                        {"query":{"q":"13812345678"},"city":"Canarycity","traits":{"diet":"Canarytrait"},
                         "addTags":["seen"]}
                        """);
        assertThat(made.body().at("/counts/changed").asInt()).as(made.text()).isEqualTo(1);
        bulkChange = "/api/v1/bulk-changes/" + made.body().path("id").asString();
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
                        "/api/v1/bulk-changes",
                        bulkChange,
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
                        "customer.city on /api/v1/bulk-changes",
                        "customer.trait on " + bulkChange,
                        "customer.name on preview of a bulk change",
                        "customer.name on /api/v1/search?q=canary-order");
    }

    @Test
    @Shows("Z-4")
    void what_was_typed_to_choose_customers_is_its_makers() {
        assertThat(owner.get(bulkChange).body().at("/selection/q").asString())
                .isEqualTo("13812345678");
        assertThat(kept("read").get(bulkChange).body().path("selection")).isEmpty();
        var masked = kept("mask").get(bulkChange).body().path("change");
        assertThat(masked.path("city").asString()).isEqualTo("****");
        assertThat(masked.at("/traits/diet").asString()).isEqualTo("****");
    }

    /// A value that is not shown cannot be guessed either: whoever has it in mind is told the same.
    @Test
    @Shows("Z-4")
    void a_preview_does_not_compare_with_what_is_masked() {
        for (var guess :
                List.of("\"city\":\"Canarycity\"", "\"traits\":{\"diet\":\"Canarytrait\"}")) {
            for (var edit : List.of(guess, guess.replace("Canary", "Wrong"))) {
                assertThat(changing(kept("mask"), edit)).as(edit).isEqualTo(1);
            }
            assertThat(changing(owner, guess)).as(guess).isZero();
        }
    }

    private static int changing(Http caller, String edit) {
        var preview = caller.post("/api/v1/bulk-changes:preview", "{\"query\":{}," + edit + "}");
        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        return preview.body().path("changing").asInt();
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
    void whole_records_are_not_for_those_from_whom_a_field_is_kept() {
        assertThat(kept("mask").get("/api/v1/imports").status()).isEqualTo(403);
        assertThat(person(EVERYTHING_BUT_REVEALING, Map.of()).get("/api/v1/imports").status())
                .isEqualTo(200);
    }
}
