package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// I-2: whatever is told of a customer, the answer is a refusal or a result, never a failure of
/// ours.
class HostileInputTests extends ServerTests {
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
