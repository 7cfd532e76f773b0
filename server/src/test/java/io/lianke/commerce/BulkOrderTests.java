package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// I-3 for lists: one item that is wrong costs the others nothing.
@Timeout(120)
class BulkOrderTests extends CommerceTests {
    private static final String DOOR = "/api/v1/orders:bulk";
    private static final String ORDER =
            "{\"orderId\":\"%s\",\"orderedAt\":\"2026-03-02T10:00:00Z\",\"lines\":"
                    + "[{\"sku\":\"tea\",\"quantity\":1,\"unitPrice\":\"2.50\"}]%s}";

    private static String order(String id) {
        return ORDER.formatted(id, "");
    }

    private static String list(String... items) {
        return "[" + String.join(",", items) + "]";
    }

    private JsonNode put(String body) {
        var answer = owner.post(DOOR, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String stored() {
        return value(
                "select coalesce(string_agg(order_id, ' ' order by order_id), '')"
                        + " from commerce.orders where tenant_id = $t");
    }

    @Test
    void an_order_may_be_named_as_in_the_path_of_a_single_one() {
        put(list(order("a").replace("orderId", "sourceOrderId")));

        assertThat(stored()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|request/invalid||request/not-null",
                "1|request/invalid||request/type-mismatch",
                "\"x\"|request/invalid||request/type-mismatch",
                "[[[]]]|request/invalid||request/type-mismatch",
                "true|request/invalid||request/type-mismatch",
                "{}|request/invalid|/orderId|request/not-blank",
                "{\"orderId\":[]}|request/invalid|/orderId|request/type-mismatch",
                "{\"admin\":true}|request/invalid|/admin|request/unknown-field",
                "{\"a/b~\":1}|request/invalid|/a~1b~0|request/unknown-field",
                "{\"orderId\":\"x\",\"orderedAt\":true}|request/invalid|/orderedAt|request/type-mismatch",
                "{\"orderId\":\"x\",\"lines\":{}}|request/invalid|/lines|request/type-mismatch",
                "{\"lines\":[{\"quantity\":\"many\"}]}|request/invalid|/lines/0/quantity|request/type-mismatch",
                "{\"lines\":[{\"quantity\":{}}]}|request/invalid|/lines/0/quantity|request/type-mismatch",
                "{\"orderId\":\"x\",\"orderedAt\":\"2026-01-01T00:00:00Z\",\"lines\":[null]}|request/invalid|/lines/0|request/not-null",
                "{\"orderId\":\"a\\u0000b\"}|request/invalid|/orderId|request/type-mismatch",
                "{\"orderId\":\"\\ud800\"}|request/invalid|/orderId|request/type-mismatch",
                "{\"orderId\":\"x\",\"orderId\":\"y\"}|request/malformed||",
            })
    void an_item_that_cannot_be_read_is_told_and_the_others_are_kept(
            String item, String code, String pointer, String reason) {
        var answer = put(list(order("a"), item, order("b")));

        assertThat(answer.at("/created").asInt()).isEqualTo(2);
        assertThat(answer.at("/refused").asInt()).isEqualTo(1);
        var refused = answer.at("/items/1");
        assertThat(refused.at("/index").asInt()).isEqualTo(1);
        assertThat(refused.at("/result").asString()).isEqualTo("refused");
        assertThat(refused.at("/problem/code").asString()).isEqualTo(code);
        assertThat(refused.at("/problem/detail").asString()).isNotBlank();
        if (reason != null) {
            assertThat(refused.at("/problem/errors"))
                    .as(refused.toString())
                    .anySatisfy(error -> {
                        assertThat(error.at("/pointer").asString())
                                .isEqualTo(pointer == null ? "" : pointer);
                        assertThat(error.at("/code").asString()).isEqualTo(reason);
                    });
        }
        assertThat(stored()).isEqualTo("a b");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    private static List<String> monsters() {
        return List.of(
                "{\"orderId\":" + "[".repeat(500) + "]".repeat(500) + "}",
                "{\"lines\":" + "{\"a\":".repeat(500) + "1" + "}".repeat(500) + "}",
                "{\"lines\":[{\"quantity\":" + "9".repeat(5_000) + "}]}",
                "{\"lines\":[{\"quantity\":1e999999999}]}",
                "{\"orderId\":\"" + "x".repeat(1_500_000) + "\"}",
                "{\"" + "n".repeat(5_000) + "\":1}",
                ORDER.formatted("big", ",\"channel\":\"" + "x".repeat(70) + "\""),
                ORDER.formatted("pay", ",\"payments\":[{\"amount\":1e400}]"),
                ORDER.formatted("who", ",\"customer\":{\"identifiers\":{\"phone\":\"x\"}}"));
    }

    @Test
    void monsters_between_good_orders_keep_none_of_them_out() {
        var items = new ArrayList<String>();
        for (var monster : monsters()) {
            items.add(monster);
            items.add(order("o" + items.size()));
        }

        var answer = put(list(items.toArray(String[]::new)));

        assertThat(answer.at("/created").asInt()).isEqualTo(monsters().size());
        assertThat(answer.at("/refused").asInt()).isEqualTo(monsters().size());
        assertThat(answer.at("/items")).hasSize(2 * monsters().size());
        assertThat(answer.toString())
                .doesNotContain("io.lianke", "tools.jackson")
                .hasSizeLessThan(9_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "7",
                "\"[]\"",
                "[]",
                "[",
                "[{}",
                "[{},]",
                "[{}]]",
                "[{}] {}",
                "[{}] x",
                "[,{}]",
                "[{} {}]",
                "[{\"orderId\":NaN}]",
                "[{\"orderId\":\"unfinished}]",
                "[/* */{}]",
            })
    void what_is_no_list_is_refused_as_a_whole(String body) {
        var answer = owner.post(DOOR, body);

        assertThat(answer.status()).as(answer.text()).isIn(400, 422);
        assertThat(answer.code()).startsWith("request/");
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 1_000_000})
    void what_cannot_be_cut_into_items_is_refused_as_a_whole(int depth) {
        var answer = owner.post(DOOR, list(order("a"), "[".repeat(depth) + "]".repeat(depth)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(stored()).isEmpty();
    }

    private Http.Answer bytes(byte[] body, String type) {
        return owner.send(
                owner.request(DOOR)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void a_mark_of_the_byte_order_and_wide_characters_do_not_shift_the_cuts() {
        var body =
                "\ufeff \n[ "
                        + ORDER.formatted("\u8ba2\u5355", ",\"store\":\"\ud83c\udfea\"")
                        + " ,\t"
                        + order("b")
                        + " ]\n";

        var answer = bytes(body.getBytes(StandardCharsets.UTF_8), "application/json");

        assertThat(answer.body().at("/created").asInt()).as(answer.text()).isEqualTo(2);
        assertThat(bytes(body.getBytes(StandardCharsets.UTF_16), "application/json").status())
                .isEqualTo(400);
        assertThat(bytes(body.getBytes(StandardCharsets.UTF_8), "text/plain").status())
                .isEqualTo(415);
    }

    @Test
    void of_one_order_told_twice_the_later_counts() {
        var answer =
                put(
                        list(
                                order("a"),
                                order("a"),
                                ORDER.formatted("a", ",\"store\":\"s-2\""),
                                ORDER.formatted(
                                        "a", ",\"refunds\":[{\"refundId\":\"r\",\"amount\":9}]")));

        assertThat(answer.at("/items").findValuesAsString("result"))
                .containsExactly("created", "unchanged", "updated", "refused");
        assertThat(owner.get("/api/v1/orders/a").body().at("/store").asString()).isEqualTo("s-2");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @Test
    void good_and_bad_items_in_any_order_answer_for_themselves() {
        var random = new Random(20_261_122);
        for (int round = 0; round < 20; round++) {
            var good = new ArrayList<Boolean>();
            var items = new ArrayList<String>();
            for (int i = 0; i < 30; i++) {
                good.add(random.nextBoolean());
                var id = "r%d-%d".formatted(round, i);
                items.add(
                        good.getLast()
                                ? order(id)
                                : monsters().get(random.nextInt(monsters().size())));
            }

            var answer = put(list(items.toArray(String[]::new)));

            assertThat(answer.at("/items").findValuesAsString("result"))
                    .isEqualTo(good.stream().map(one -> one ? "created" : "refused").toList());
            assertThat(answer.at("/refused").asInt()).isEqualTo(Collections.frequency(good, false));
        }
    }

    @Test
    void an_order_told_again_and_again_is_taken_ten_times_and_then_refused() {
        var tellings = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            tellings.add(ORDER.formatted("o" + i % 5, ",\"store\":\"s-" + i / 5 % 2 + "\""));
        }
        Collections.sort(tellings, Comparator.comparing(one -> one.substring(0, 15)));

        var answer = put(list(tellings.toArray(String[]::new)));

        assertThat(answer.at("/created").asInt()).isEqualTo(5);
        assertThat(answer.at("/updated").asInt()).isEqualTo(45);
        assertThat(answer.at("/refused").asInt()).isEqualTo(950);
        assertThat(answer.at("/items/199/problem/code").asString())
                .isEqualTo("commerce/told-too-often");
        assertThat(wrongTotals()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"1001", "10000"})
    void a_list_holds_so_many_items_and_no_more(int count) {
        var items = IntStream.range(0, count).mapToObj(i -> order("o" + i)).toList();

        var refused = owner.post(DOOR, list(items.toArray(String[]::new)));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/errors/0/code").asString()).isEqualTo("request/size");
        assertThat(stored()).isEmpty();
        assertThat(put(list(items.subList(0, 1_000).toArray(String[]::new))).at("/created").asInt())
                .isEqualTo(1_000);
    }
}
