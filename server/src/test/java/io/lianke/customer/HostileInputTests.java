package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// I-2: whatever is asked, the answer is a refusal or a result, never a failure of ours.
class HostileInputTests extends ServerTests {
    private static final int QUERIES = 2_000;
    private static final int BODIES = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> SPICES =
            List.of(
                    "' or '1'='1",
                    "\"; drop table customer.customers; --",
                    "\\",
                    "%",
                    "_",
                    "\u0000",
                    "\ud83d\ude00",
                    "\u202e",
                    "{0}",
                    "?::uuid",
                    "$1",
                    "NaN",
                    "-0",
                    "1e999",
                    "1E-400",
                    "9223372036854775808",
                    "-2147483649",
                    "0001-01-01T00:00:00Z",
                    "+1000000000-12-31T23:59:59.999999999Z",
                    "infinity",
                    "null",
                    "createdAt",
                    "-name",
                    "revenue",
                    "-lastOrderAt",
                    "external:",
                    "external:a:b:c",
                    "phone:",
                    "email:@",
                    "email:a@b",
                    "..%2f",
                    "李",
                    "\u001f",
                    "\t\n",
                    "*",
                    "(select 1)",
                    "true");

    @BeforeEach
    void somebody() {
        owner.post(
                "/api/v1/customers",
                "{\"name\":\"Li\",\"identifiers\":[{\"type\":\"email\",\"value\":\"li@example.com\"}]}");
    }

    private static String spiced(Random random) {
        var text = new StringBuilder();
        for (int part = random.nextInt(3); part >= 0; part--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(1 + random.nextInt(0xD7FF));
            } else {
                text.append(SPICES.get(random.nextInt(SPICES.size())));
            }
        }
        return text.toString();
    }

    private static String token(Random random) {
        var keys = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            keys.add(
                    random.nextBoolean()
                            ? spiced(random)
                            : SPICES.get(random.nextInt(SPICES.size())));
        }
        if (random.nextBoolean()) {
            keys.set(
                    0,
                    List.of("createdAt", "name", "lastOrderAt", "revenue").get(random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            keys.set(2, "00000000-0000-0000-0000-00000000000" + random.nextInt(10));
        }
        return random.nextInt(5) == 0
                ? spiced(random)
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                String.join("\u001f", keys).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void queries_never_fail_on_our_side() {
        var random = new Random(20261121);
        var names =
                List.of("sort", "q", "status", "channel", "store", "tag", "identifier", "pageSize");
        for (int i = 0; i < QUERIES; i++) {
            var query = new StringBuilder("/api/v1/customers?x=1");
            for (int j = random.nextInt(3); j >= 0; j--) {
                query.append('&')
                        .append(names.get(random.nextInt(names.size())))
                        .append('=')
                        .append(URLEncoder.encode(spiced(random), StandardCharsets.UTF_8));
            }
            if (random.nextInt(2) == 0) {
                query.append("&sort=")
                        .append(
                                List.of("createdAt", "-name", "lastOrderAt", "-revenue")
                                        .get(random.nextInt(4)))
                        .append("&pageToken=")
                        .append(URLEncoder.encode(token(random), StandardCharsets.UTF_8));
            }

            var answer = owner.get(query.toString());

            assertThat(answer.status()).as(query + "\n" + answer.text()).isLessThan(500);
        }
        assertThat(owner.get("/api/v1/customers").body().at("/total/count").asInt()).isEqualTo(1);
    }

    @Test
    void bodies_never_fail_on_our_side() {
        var random = new Random(20261122);
        for (int i = 0; i < BODIES; i++) {
            var text = JSON.writeValueAsString(spiced(random));
            var other = JSON.writeValueAsString(spiced(random));
            var body =
                    switch (random.nextInt(6)) {
                        case 0 -> "{\"name\":" + text + ",\"city\":" + other + "}";
                        case 1 -> "{\"traits\":{" + text + ":" + other + "}}";
                        case 2 -> "{\"traits\":{\"t\":" + other + "},\"tags\":[" + text + "]}";
                        case 3 ->
                                "{\"identifiers\":[{\"type\":\"external:x\",\"value\":"
                                        + text
                                        + "}]}";
                        case 4 ->
                                "{\"traits\":{\"n\":"
                                        + SPICES.get(random.nextInt(SPICES.size()))
                                        + "}}";
                        default ->
                                "{\"identifiers\":[{\"type\":"
                                        + other
                                        + ",\"value\":"
                                        + text
                                        + "}]}";
                    };

            var answer = owner.post("/api/v1/customers", body);

            assertThat(answer.status()).as(body + "\n" + answer.text()).isLessThan(500);
        }
        assertThat(owner.get("/api/v1/customers?pageSize=500").status()).isEqualTo(200);
    }
}
