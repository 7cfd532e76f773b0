package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.WriteSpy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class CustomerApiTests extends ServerTests {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String LI =
            """
            {"kind":"person","name":"李雷","city":"上海",
             "identifiers":[{"type":"phone","value":"138 0013 8000","verified":true},
                            {"type":"email","value":"Li@Example.COM"}],
             "traits":{"age":41,"vip":true,"爱好":"骑行"},"tags":["新客"]}
            """;

    @Autowired private WriteSpy spy;

    private Http.Answer created(String body) {
        var answer = owner.post(CUSTOMERS, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static String path(Http.Answer customer) {
        return CUSTOMERS + "/" + customer.body().path("id").asString();
    }

    private static String lookUp(String identifier) {
        return CUSTOMERS + "?identifier=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8);
    }

    private List<String> audited(String path) {
        var id = path.substring(path.lastIndexOf('/') + 1);
        var actions = new ArrayList<String>();
        for (JsonNode entry : owner.get("/api/v1/audit?pageSize=500").body().path("items")) {
            if (entry.path("objectId").asString("").equals(id)) {
                actions.add(entry.path("action").asString());
            }
        }
        return actions.reversed();
    }

    @Test
    void a_customer_is_created_and_read_with_everything_given() {
        var made = created(LI);
        var read = owner.get(path(made));

        assertThat(read.body()).isEqualTo(made.body());
        var body = read.body();
        assertThat(body.path("ordinal").asInt()).isEqualTo(1);
        assertThat(body.path("name").asString()).isEqualTo("李雷");
        assertThat(body.at("/identifiers/0/value").asString()).isEqualTo("+8613800138000");
        assertThat(body.at("/identifiers/0/raw").asString()).isEqualTo("138 0013 8000");
        assertThat(body.at("/identifiers/0/verified").asBoolean()).isTrue();
        assertThat(body.at("/identifiers/1/value").asString()).isEqualTo("li@example.com");
        assertThat(body.at("/traits/age").asInt()).isEqualTo(41);
        assertThat(body.at("/tags/0").asString()).isEqualTo("新客");
        assertThat(body.at("/freshness/name/source").asString()).isEqualTo("api");
        assertThat(body.at("/revenue").isNull()).isTrue();
        assertThat(audited(path(made))).containsExactly("customer.create");
    }

    @ParameterizedTest
    @CsvSource({
        "phone:13800138000",
        "phone:+86 138-0013-8000",
        "phone:１３８００１３８０００",
        "phone:0086 13800138000",
        "email:li@example.com",
        "email:LI@EXAMPLE.COM",
        "email:ｌｉ@example。com",
        "email:\u200bli@example.com",
    })
    void every_spelling_of_an_identifier_finds_the_customer(String identifier) {
        var made = created(LI);

        var found = owner.get(lookUp(identifier));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.body().path("id")).isEqualTo(made.body().path("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "phone:13900139000, 404, customer/unknown",
        "phone:not a phone, 404, customer/unknown",
        "external:shop:77, 404, customer/unknown",
        "fax:123, 422, request/invalid",
        "nonsense, 422, request/invalid",
        "'', 422, request/invalid",
    })
    void who_nobody_is_is_not_found(String identifier, int status, String code) {
        var answer = owner.get(lookUp(identifier));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void an_identifier_belongs_to_one_customer() {
        var made = created(LI);

        var second =
                owner.post(
                        CUSTOMERS,
                        "{\"identifiers\":[{\"type\":\"phone\",\"value\":\"+8613800138000\"}]}");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("customer/identifier-taken");
        assertThat(second.body().at("/errors/0/pointer").asString())
                .isEqualTo("/identifiers/0/value");
        assertThat(second.body().path("detail").asString())
                .contains(made.body().path("id").asString());
        assertThat(owner.get(CUSTOMERS).body().at("/total/count").asInt()).isEqualTo(1);
        assertThat(created("{\"name\":\"next\"}").body().path("ordinal").asInt()).isEqualTo(2);
    }

    @Test
    void a_change_needs_the_version_that_was_read_and_is_audited_once() {
        var path = path(created(LI));
        var change =
                """
                {"version":1,"name":"李雷雷","city":"","traits":{"age":null,"height":1.80},
                 "addIdentifiers":[{"type":"memberCard","value":"A-7"}],
                 "removeIdentifiers":[{"type":"email","value":"LI@example.com"}]}
                """;

        var changed = owner.patch(path, change);
        var stale = owner.patch(path, change);

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.body().path("version").asInt()).isEqualTo(2);
        assertThat(changed.body().path("city").isNull()).isTrue();
        assertThat(changed.body().path("traits").toString())
                .isEqualTo("{\"height\":1.8,\"vip\":true,\"爱好\":\"骑行\"}");
        assertThat(changed.body().at("/identifiers/0/type").asString()).isEqualTo("memberCard");
        assertThat(changed.body().path("identifiers")).hasSize(2);
        assertThat(owner.get(lookUp("email:li@example.com")).status()).isEqualTo(404);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(owner.get(path).body()).isEqualTo(changed.body());
        assertThat(audited(path)).containsExactly("customer.create", "customer.update");
    }

    @Test
    void a_change_of_nothing_is_no_change() {
        var path = path(created(LI));

        var same = owner.patch(path, "{\"version\":1,\"name\":\"李雷\"}");

        assertThat(same.body().path("version").asInt()).isEqualTo(1);
        assertThat(audited(path)).containsExactly("customer.create");
    }

    @Test
    void archived_customers_leave_the_list_and_come_back() {
        var path = path(created(LI));

        assertThat(owner.post(path + ":archive", "{}").body().path("status").asString())
                .isEqualTo("archived");
        owner.post(path + ":archive", "{}");
        assertThat(owner.get(CUSTOMERS).body().path("items")).isEmpty();
        assertThat(owner.get(CUSTOMERS + "?status=archived").body().path("items")).hasSize(1);
        assertThat(owner.post(path + ":restore", "{}").body().path("status").asString())
                .isEqualTo("active");
        assertThat(owner.get(CUSTOMERS).body().path("items")).hasSize(1);
        assertThat(audited(path))
                .containsExactly("customer.create", "customer.archive", "customer.restore");
    }

    @Test
    void tags_are_put_on_and_taken_off() {
        var path = path(created(LI));

        var tagged = owner.post(path + ":tag", "{\"add\":[\" 高价值 \",\"b\"],\"remove\":[\"新客\"]}");

        assertThat(tagged.body().path("tags").toString()).isEqualTo("[\"b\",\"高价值\"]");
        assertThat(owner.get(CUSTOMERS + "?tag=b").body().path("items")).hasSize(1);
        assertThat(owner.get(CUSTOMERS + "?tag=新客").body().path("items")).isEmpty();
        assertThat(audited(path)).containsExactly("customer.create", "customer.update");
    }

    @Test
    void traits_are_registered_once_and_hold_values_of_their_type() {
        var trait =
                "{\"name\":\"birthday\",\"type\":\"date\",\"label\":{\"zh\":\"生日\",\"en\":\"Birthday\"},\"personal\":true}";
        assertThat(owner.post("/api/v1/traits", trait).status()).isEqualTo(201);
        assertThat(owner.post("/api/v1/traits", trait).code()).isEqualTo("customer/trait-taken");

        var wrong = owner.post(CUSTOMERS, "{\"traits\":{\"birthday\":\"31/12/1980\",\"x\":[1]}}");

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().at("/errors/0/pointer").asString()).isEqualTo("/traits/birthday");
        assertThat(wrong.body().at("/errors/1/pointer").asString()).isEqualTo("/traits/x");
        created("{\"traits\":{\"birthday\":\"1980-12-31\"}}");
        var registered = owner.get("/api/v1/traits").body().path("items");
        assertThat(registered).hasSize(1);
        assertThat(registered.get(0).at("/label/zh").asString()).isEqualTo("生日");
    }

    @Test
    @Shows({"Z-2", "Z-3"})
    void another_tenants_customer_is_like_one_that_never_was() {
        var path = path(created(LI));
        var before = owner.get(path).text();
        var stranger = program(anotherWorld(), Role.OWNER);
        var nobody = CUSTOMERS + "/" + UUID.randomUUID();
        spy.clear();

        for (var call :
                List.of(
                        "GET ",
                        "GET /timeline",
                        "PATCH ",
                        "POST :archive",
                        "POST :restore",
                        "POST :tag")) {
            var method = call.substring(0, call.indexOf(' '));
            var verb = call.substring(call.indexOf(' ') + 1);
            var body =
                    switch (method + verb) {
                        case "PATCH" ->
                                "{\"version\":1,\"name\":\"x\",\"traits\":{\"new\":1},\"addIdentifiers\":"
                                        + "[{\"type\":\"phone\",\"value\":\"13900139000\"}]}";
                        case "POST:tag" -> "{\"add\":[\"x\"]}";
                        default -> method.equals("GET") ? null : "{}";
                    };
            var foreign = stranger.send(method, path + verb, body);
            var random = stranger.send(method, nobody + verb, body);

            assertThat(foreign.status()).as(call).isEqualTo(404);
            assertThat(foreign.code()).isEqualTo(random.code()).isEqualTo("customer/unknown");
            assertThat(foreign.body().path("detail")).isEqualTo(random.body().path("detail"));
        }
        assertThat(stranger.get(lookUp("phone:13800138000")).status()).isEqualTo(404);
        assertThat(stranger.get(CUSTOMERS + "?q=13800138000").body().path("items")).isEmpty();
        assertThat(stranger.get(CUSTOMERS).body().at("/total/count").asInt()).isZero();

        assertThat(spy.writes()).isEmpty();
        assertThat(owner.get(path).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"robot\"}|/kind",
                "{\"identifiers\":[{\"type\":\"fax\",\"value\":\"1\"}]}|/identifiers/0/type",
                "{\"identifiers\":[{\"type\":\"phone\",\"value\":\"abc\"}]}|/identifiers/0/value",
                "{\"identifiers\":[{\"type\":\"phone\",\"value\":\"\"}]}|/identifiers/0/value",
                "{\"traits\":{\"1st\":1}}|/traits/1st",
                "{\"tags\":[\"\"]}|/tags/0",
            })
    void what_is_wrong_is_named(String body, String pointer) {
        var answer = owner.post(CUSTOMERS, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    }
}
