package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.testing.ServerTests;
import io.lianke.testing.SqlFaults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// I-2: whatever a list is asked by, with every parameter that the API document names and with some
/// that it does not, the answer is a list or a refusal, and PostgreSQL reads nothing but SQL of
/// ours. Field names come from an allow-list, values are bound.
@Timeout(600)
class HostileListTests extends ServerTests {
    private static final int ASKED_OF_EACH = 300;
    private static final int SEED = 20_261_122;
    private static final List<String> VALUES =
            List.of(
                    "",
                    " ",
                    "'",
                    "''",
                    "\"",
                    "\\",
                    "`",
                    ";",
                    "--",
                    "/*",
                    "*/",
                    "%",
                    "_",
                    "%s",
                    "$1",
                    "$$",
                    "?",
                    ":x",
                    "{0}",
                    "{{7*7}}",
                    "${7*7}",
                    "#{7*7}",
                    "\u0001",
                    "\u001f",
                    "\t",
                    "\r\n",
                    "\u00a0",
                    "\u202e",
                    "\ufeff",
                    "\ufffd",
                    "\uffff",
                    "\ud83d\ude00",
                    "李",
                    "ＡＢＣ",
                    "' or '1'='1",
                    "') or true--",
                    "1;select pg_sleep(9)--",
                    "'||(select version())||'",
                    "\" desc, (select 1) --",
                    "id) --",
                    "x::int",
                    "case when 1=1 then name else id end",
                    "name,id",
                    "name desc",
                    "-name,-id",
                    "tenant_id",
                    "-tenant_id",
                    "customers.name",
                    "customer.customers.name",
                    "--name",
                    "-",
                    "+name",
                    "NAME",
                    "createdat",
                    "createdAt",
                    "-createdAt",
                    "lastOrderAt",
                    "-lastOrderAt",
                    "name",
                    "-name",
                    "revenue",
                    "-revenue",
                    "password_hash",
                    "active",
                    "archived",
                    "all",
                    "ALL",
                    "UTC",
                    "utc",
                    "Asia/Shanghai",
                    "asia/shanghai",
                    "Asia/Shanghai' at time zone 'UTC",
                    "Mars/Base",
                    "GMT+99",
                    "+18:00",
                    "-18:00",
                    "+18:01",
                    "Z",
                    "../../etc/passwd",
                    "Europe/London;",
                    "EST5EDT",
                    "SystemV/PST8PDT",
                    "posixrules",
                    "localtime",
                    "day",
                    "week",
                    "month",
                    "DAY",
                    "day'",
                    "hour",
                    "channel",
                    "store",
                    "CNY",
                    "cny",
                    "XXX",
                    "XAU",
                    "$€¥",
                    "true",
                    "false",
                    "TRUE",
                    "yes",
                    "0",
                    "1",
                    "-1",
                    "500",
                    "501",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775808",
                    "1e9",
                    "1.5",
                    "0x10",
                    "NaN",
                    "Infinity",
                    "-Infinity",
                    "٣",
                    "null",
                    "undefined",
                    "[]",
                    "{}",
                    "[1]",
                    "2026-01-01",
                    "2026-02-30",
                    "2026-13-01",
                    "0000-01-01",
                    "1899-12-31",
                    "1900-01-01",
                    "2199-12-31",
                    "2200-01-01",
                    "+999999999-12-31",
                    "-999999999-01-01",
                    "2026-01-01T00:00:00Z",
                    "2026-01-01T24:00:00Z",
                    "2026-01-01T00:00:00+19:00",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "-1000000000-01-01T00:00:00Z",
                    "294277-01-01T00:00:00Z",
                    "infinity",
                    "now",
                    "epoch",
                    "yesterday",
                    "00000000-0000-0000-0000-000000000000",
                    "{00000000-0000-0000-0000-000000000000}",
                    "00000000-0000-0000-0000-00000000000g",
                    "1-1-1-1-1",
                    "phone:",
                    "phone:1",
                    "email:a@b",
                    "external:",
                    "external:a:b",
                    "userId:'",
                    "fax:1",
                    "a,b",
                    "a|b&c",
                    "*",
                    "%00",
                    "%27",
                    "&#39;",
                    "<script>",
                    "(select 1)",
                    "x".repeat(300),
                    "李".repeat(150),
                    "9".repeat(400));
    private static final List<String> STRANGERS =
            List.of("orderBy", "filter", "fields", "sort[]", "sort'", "q[$ne]", "where", "limit");

    @Autowired private SqlFaults faults;
    @Autowired private DSLContext sql;

    /// Something to find in every list.
    private Map<String, String> somebody() {
        var customer =
                owner.post(
                        "/api/v1/customers",
                        "{\"name\":\"Li\",\"tags\":[\"a\"],\"identifiers\":[{\"type\":\"email\",\"value\":\"li@example.com\"}]}");
        owner.put(
                "/api/v1/orders/A1",
                "{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"customer\":{\"identifiers\":{\"email\":\"li@example.com\"}},"
                        + "\"lines\":[{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":1}]}");
        var spec = "{\"kind\":\"products\",\"mapping\":{\"sku\":\"sku\",\"productName\":\"name\"}}";
        var file = "sku,name\ntea,Tea\n".getBytes(StandardCharsets.UTF_8);
        var started = owner.upload("/api/v1/imports", "a.csv", file, spec);
        var kept = owner.upload("/api/v1/import-files", "a.csv", file, null);
        var exported =
                owner.post(
                        "/api/v1/exports",
                        "{\"object\":\"orders\",\"query\":{},\"columns\":[\"number\"],\"format\":\"csv\"}");
        var bulk = owner.post("/api/v1/bulk-changes", "{\"query\":{},\"addTags\":[\"b\"]}");
        var store = owner.post("/api/v1/stores", "{\"code\":\"s1\",\"name\":\"First\"}");
        assertThat(
                        List.of(
                                customer.status(),
                                store.status(),
                                started.status(),
                                kept.status(),
                                exported.status(),
                                bulk.status()))
                .containsOnly(201);
        return Map.of(
                "/customers/{id}",
                customer.body().path("id").asString(),
                "/stores/{id}",
                store.body().path("id").asString(),
                "/bulk-changes/{id}",
                bulk.body().path("id").asString(),
                "/imports/{id}",
                started.body().path("id").asString(),
                "/members/{id}",
                owner.get("/api/v1/members").body().at("/items/0/id").asString(),
                "/risks/{id}",
                customer.body().path("id").asString(),
                "/exports/{id}",
                exported.body().path("id").asString(),
                "{sourceOrderId}",
                "A1",
                "{fileId}",
                kept.body().path("fileId").asString());
    }

    private static String filled(String path, Map<String, String> ids) {
        var filled = path;
        for (var id : ids.entrySet()) {
            var name = id.getKey().substring(id.getKey().indexOf('{'));
            filled = filled.replace(id.getKey(), id.getKey().replace(name, id.getValue()));
        }
        assertThat(filled).doesNotContain("{");
        return filled;
    }

    private static String value(Random random) {
        var text = new StringBuilder(VALUES.get(random.nextInt(VALUES.size())));
        for (int more = random.nextInt(4) - 1; more > 0; more--) {
            var at = random.nextInt(text.length() + 1);
            if (random.nextBoolean()) {
                text.insert(at, VALUES.get(random.nextInt(VALUES.size())));
            } else {
                text.insert(at, Character.toString(1 + random.nextInt(0xD7FF)));
            }
        }
        return text.length() > 3_000 ? text.substring(0, 3_000) : text.toString();
    }

    private static String token(Random random) {
        if (random.nextInt(4) == 0) {
            return value(random);
        }
        var keys = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            keys.add(value(random));
        }
        var coder =
                random.nextInt(8) == 0
                        ? Base64.getEncoder()
                        : Base64.getUrlEncoder().withoutPadding();
        return coder.encodeToString(String.join("\u001f", keys).getBytes(StandardCharsets.UTF_8));
    }

    private static String query(JsonNode operation, Random random) {
        var names = new ArrayList<>(STRANGERS.subList(0, 1 + random.nextInt(STRANGERS.size())));
        names.add("identifier");
        operation
                .path("parameters")
                .forEach(parameter -> {
                    if (parameter.path("in").asString("").equals("query")) {
                        for (int weight = 0; weight < 4; weight++) {
                            names.add(parameter.path("name").asString(""));
                        }
                    }
                });
        var query = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var name = names.get(random.nextInt(names.size()));
            var value = name.equals("pageToken") ? token(random) : value(random);
            query.append(query.isEmpty() ? '?' : '&')
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    @Test
    void no_parameter_of_any_list_reaches_the_sql_or_breaks_the_server() {
        var ids = somebody();
        var random = new Random(SEED);
        var statuses = new TreeMap<Integer, Integer>();
        var wrong = new ArrayList<String>();
        faults.clear();
        owner.get("/api/v1/openapi.json")
                .body()
                .path("paths")
                .forEachEntry((path, operations) -> {
                    var operation = operations.path("get");
                    if (operation.isMissingNode()
                            || path.endsWith("errors.csv")
                            || path.endsWith("/file")
                            // It names our components, jOOQ among them, and takes nothing.
                            || path.startsWith("/api/v1/about")) {
                        return;
                    }
                    var takesSome = operation.path("parameters").toString().contains("\"query\"");
                    for (int i = takesSome ? ASKED_OF_EACH : 5; i > 0; i--) {
                        var asked = filled(path, ids) + query(operation, random);
                        var answer = owner.get(asked);
                        statuses.merge(answer.status(), 1, Integer::sum);
                        if (!List.of(200, 400, 403, 404, 422).contains(answer.status())
                                || answer.text().contains("jooq")
                                || answer.text().contains("PSQL")) {
                            wrong.add(asked + ": " + answer.status() + " " + answer.text());
                        }
                    }
                });

        assertThat(wrong).isEmpty();
        assertThat(faults.heard()).isEmpty();
        // It would show nothing if all were turned away at the door.
        assertThat(statuses.get(200)).as(statuses.toString()).isGreaterThan(1_000);
        assertThat(owner.get("/api/v1/customers").body().at("/total/count").asInt()).isEqualTo(1);
    }

    @Test
    void a_statement_that_is_no_sql_is_heard() {
        faults.clear();

        assertThatThrownBy(() -> sql.fetch("selec 1")).isNotNull();

        assertThat(faults.heard()).singleElement().asString().startsWith("42601");
    }
}
