package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.Shows;
import io.lianke.testing.WriteSpy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriUtils;

class OrderApiTests extends CommerceTests {
    private static final String BODY =
            """
            {"orderedAt":"2026-03-02T10:00:00Z","currency":"CNY","channel":"web","store":"s-1",
             "customer":{"identifiers":{"phone":"13800138000","external:shop":"u-1"}},
             "lines":[{"lineId":"l1","sku":"tea","name":"Tea","quantity":2,"unitPrice":"10.005","discount":"0.01"},
                      {"sku":"cup","quantity":"1","unitPrice":0}],
             "payments":[{"amount":"20.00","paidAt":"2026-03-02T10:01:00Z"}],
             "refunds":[{"refundId":"R1","amount":"5","refundedAt":"2026-03-03T10:00:00Z"}]}
            """;

    @Autowired private WriteSpy spy;

    private String audited() {
        return value(
                "select count(*) from audit.entries where tenant_id = $t and action like 'order.%'");
    }

    @Test
    void an_order_may_have_slashes_and_percent_signs_in_its_number() {
        for (var number :
                List.of("2026/0001", "50%", "a/../b", "/", "..%2F", "发票/1", "1 & 2?#3+4:x")) {
            var path = "/api/v1/orders/" + UriUtils.encode(number, StandardCharsets.UTF_8);
            var put = owner.put(path, BODY.replace("R1", "R " + number));

            assertThat(put.status()).as(number + " " + put.text()).isEqualTo(201);
            assertThat(put.body().at("/orderId").asString()).isEqualTo(number);
            assertThat(owner.get(path).body()).isEqualTo(put.body());
        }
    }

    @Test
    void an_order_is_put_read_listed_and_seen_with_its_customer() {
        var put = owner.put("/api/v1/orders/A%201", BODY);

        assertThat(put.status()).as(put.text()).isEqualTo(201);
        assertThat(put.body().at("/gross/amount").asString()).isEqualTo("20.00");
        assertThat(put.body().at("/status").asString()).isEqualTo("part_refunded");
        assertThat(put.body().at("/lines").size()).isEqualTo(2);
        assertThat(put.body().at("/lines/0/amount/amount").asString()).isEqualTo("20.00");
        assertThat(owner.get("/api/v1/orders/A%201").body()).isEqualTo(put.body());
        var customer = put.body().at("/customerId").asString();
        assertThat(
                        owner.get("/api/v1/orders?customer=" + customer)
                                .body()
                                .at("/items/0/orderId")
                                .asString())
                .isEqualTo("A 1");
        assertThat(
                        owner.get(
                                        "/api/v1/orders?q=A%201&channel=web&store=s-1&from=2026-03-02&to=2026-03-03")
                                .body()
                                .at("/items")
                                .size())
                .isEqualTo(1);
        assertThat(owner.get("/api/v1/orders?from=2026-03-03").body().at("/items").size()).isZero();
        var timeline = owner.get("/api/v1/customers/" + customer + "/timeline");
        assertThat(timeline.body().at("/items").size()).as(timeline.text()).isEqualTo(2);
        assertThat(timeline.body().at("/items/0/kind").asString()).isEqualTo("refund");
        for (var item : timeline.body().at("/items")) {
            assertThat(item.at("/source").asString())
                    .isEqualTo(put.body().at("/source").asString());
            assertThat(item.at("/orderId").asString()).isEqualTo("A 1");
        }
        assertThat(owner.get("/api/v1/products").body().at("/items").size()).isEqualTo(2);
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void the_same_body_again_answers_the_same_and_audits_nothing() {
        var first = owner.put("/api/v1/orders/A1", BODY);
        var audited = audited();

        var again = owner.put("/api/v1/orders/A1", BODY);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(audited()).isEqualTo(audited).isEqualTo("1");
    }

    @Test
    void a_refused_order_writes_nothing_not_even_its_customer() {
        var refused =
                owner.put(
                        "/api/v1/orders/A1", BODY.replace("\"amount\":\"5\"", "\"amount\":\"25\""));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("commerce/refund-exceeds-paid");
        assertThat(value("select count(*) from customer.customers where tenant_id = $t"))
                .isEqualTo("0");
        assertThat(value("select count(*) from commerce.products where tenant_id = $t"))
                .isEqualTo("0");
        assertThat(audited()).isEqualTo("0");
    }

    @Test
    void a_bulk_answers_for_each_and_audits_once() {
        var item =
                "{\"orderId\":\"%s\",\"orderedAt\":\"2026-03-02T10:00:00Z\",\"customer\":{\"identifiers\":"
                        + "{\"external:shop\":\"%s\"}},\"lines\":[{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":%s}]%s}";
        var body =
                "["
                        + String.join(
                                ",",
                                item.formatted("B1", "ann", "1", ""),
                                item.formatted("B2", "bob", "1e99", ""),
                                item.formatted(
                                        "B3",
                                        "cy",
                                        "2",
                                        ",\"refunds\":[{\"refundId\":\"R\",\"amount\":3}]"),
                                item.formatted("", "dan", "1", ""),
                                item.formatted("B5", "ann", "5", ""))
                        + "]";

        var answer = owner.post("/api/v1/orders:bulk", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().at("/created").asInt()).isEqualTo(2);
        assertThat(answer.body().at("/refused").asInt()).isEqualTo(3);
        assertThat(answer.body().at("/items/1/problem/code").asString())
                .isEqualTo("commerce/amount");
        assertThat(answer.body().at("/items/2/problem/code").asString())
                .isEqualTo("commerce/refund-exceeds-paid");
        assertThat(answer.body().at("/items/3/problem/code").asString())
                .isEqualTo("request/invalid");
        assertThat(value("select count(*) from customer.customers where tenant_id = $t"))
                .isEqualTo("1");
        assertThat(audited()).isEqualTo("1");
        assertThat(wrongTotals()).isEqualTo("0");
        assertThat(owner.post("/api/v1/orders:bulk", body).body().at("/unchanged").asInt())
                .isEqualTo(2);
        assertThat(audited()).isEqualTo("1");
    }

    @Test
    void an_order_without_payments_counts_as_paid_and_with_none_as_open() {
        var unknown =
                "{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"lines\":[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":2}]";

        assertThat(owner.put("/api/v1/orders/A1", unknown + "}").body().at("/status").asString())
                .isEqualTo("paid");
        assertThat(
                        owner.put("/api/v1/orders/A1", unknown + ",\"payments\":[]}")
                                .body()
                                .at("/status")
                                .asString())
                .isEqualTo("open");
    }

    @Test
    @Shows({"Z-2", "Z-3"})
    void ids_of_another_tenant_are_not_there_and_nothing_is_written() {
        var other = anotherWorld();
        var theirs = program(other, Role.OWNER).put("/api/v1/orders/A1", BODY);
        var customer = theirs.body().at("/customerId").asString();
        spy.clear();

        assertThat(owner.get("/api/v1/orders/A1").status()).isEqualTo(404);
        assertThat(owner.get("/api/v1/orders?customer=" + customer).body().at("/items").size())
                .isZero();
        assertThat(owner.get("/api/v1/orders?q=A1").body().at("/items").size()).isZero();
        assertThat(spy.writes()).isEmpty();
        assertThat(
                        within(() ->
                                orders.remove(
                                        List.of(
                                                java.util.UUID.fromString(
                                                        theirs.body().at("/id").asString())))))
                .isEmpty();
        assertThat(program(other, Role.OWNER).get("/api/v1/orders/A1").status()).isEqualTo(200);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 7; i++) {
            put(order("P" + i, null, line("tea", "1", "1")));
        }
        var seen = new java.util.TreeSet<String>();
        var token = "";
        for (int page = 0; page < 4; page++) {
            var answer =
                    owner.get(
                            "/api/v1/orders?pageSize=2"
                                    + (token.isEmpty() ? "" : "&pageToken=" + token));
            answer.body().at("/items").forEach(item -> seen.add(item.at("/orderId").asString()));
            token = answer.body().at("/nextPageToken").asString("");
        }

        assertThat(seen).hasSize(7);
        assertThat(token).isEmpty();
    }

    @Test
    void no_parameter_breaks_the_server() {
        var hostile =
                List.of(
                        "%00",
                        "'",
                        "%27%20or%201=1--",
                        "9999999999999999999",
                        "-1",
                        "%F0%9F%98%80",
                        "2026-02-30",
                        "%2B1000000000-12-31T23:59:59Z",
                        "-999999999-01-01T00:00:00Z",
                        "0000-00-00",
                        "Asia/Nowhere",
                        "+99:99",
                        "",
                        "a".repeat(3000),
                        "%ED%A0%80");
        var names =
                List.of(
                        "customer",
                        "channel",
                        "store",
                        "from",
                        "to",
                        "zone",
                        "q",
                        "pageSize",
                        "pageToken");
        for (var name : names) {
            for (var value : hostile) {
                var path = "/api/v1/orders?" + name + "=" + value;
                assertThat(owner.get(path).status()).as(path).isLessThan(500);
            }
        }
    }

    @Test
    void no_body_breaks_the_server() {
        var random = new Random(7);
        var values =
                List.of(
                        "null",
                        "1e999999999",
                        "-1e400",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "[]",
                        "{}",
                        "true",
                        "\"1e-999\"",
                        "123456789012345678901234567890",
                        "\"NaN\"",
                        "0.1e-400",
                        "\"+1000000000-12-31T23:59:59Z\"",
                        "\"" + "x".repeat(5000) + "\"");
        var fields =
                List.of(
                        "\"CNY\"",
                        "\"web\"",
                        "\"s-1\"",
                        "\"13800138000\"",
                        "\"l1\"",
                        "\"tea\"",
                        "2,",
                        "\"10.005\"",
                        "\"0.01\"",
                        "\"20.00\"",
                        "\"R1\"",
                        "\"5\"",
                        "\"2026-03-02T10:00:00Z\"");
        for (int round = 0; round < 200; round++) {
            var field = fields.get(random.nextInt(fields.size()));
            var value = values.get(random.nextInt(values.size()));
            var body = BODY.replace(field, field.endsWith(",") ? value + "," : value);
            assertThat(owner.put("/api/v1/orders/H" + round, body).status())
                    .as(body)
                    .isLessThan(500);
        }
    }

    @Test
    void who_took_an_order_is_part_of_what_its_source_told() {
        var byAnn = BODY.replace("\"store\":", "\"staff\":\"Ann 安\",\"store\":");

        owner.put("/api/v1/orders/A1", BODY);
        var told = owner.put("/api/v1/orders/A1", byAnn);
        var again = owner.put("/api/v1/orders/A1", byAnn);
        var listed = owner.get("/api/v1/orders").body().at("/items/0/staff").asString();
        var untold = owner.put("/api/v1/orders/A1", BODY);
        var tooLong = owner.put("/api/v1/orders/A1", byAnn.replace("安", "安".repeat(197)));

        assertThat(told.body().at("/staff").asString()).isEqualTo("Ann 安").isEqualTo(listed);
        assertThat(told.body().at("/revision").asInt()).isEqualTo(2);
        assertThat(again.body()).isEqualTo(told.body());
        assertThat(untold.body().at("/staff").isNull()).as(untold.text()).isTrue();
        assertThat(untold.body().at("/revision").asInt()).isEqualTo(3);
        assertThat(tooLong.status()).isEqualTo(422);
    }
}
