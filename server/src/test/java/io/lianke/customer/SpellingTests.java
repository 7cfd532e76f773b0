package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.resolution.NormalizerCases;
import io.lianke.testing.ServerTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// I-10 from door to database: whoever comes by one spelling is found by every other, and two
/// people never become one.
class SpellingTests extends ServerTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private String comesBy(String type, String spelling) {
        var answer =
                owner.put(
                        "/api/v1/orders/one",
                        "{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"customer\":{\"identifiers\":{%s:%s}},\"lines\":[]}"
                                .formatted(
                                        JSON.writeValueAsString(type),
                                        JSON.writeValueAsString(spelling)));
        assertThat(answer.status()).as(type + " " + spelling + answer.text()).isIn(200, 201);
        return answer.body().path("customerId").asString();
    }

    private String foundBy(String type, String spelling) {
        var query = URLEncoder.encode(type + ":" + spelling, StandardCharsets.UTF_8);
        var answer = owner.get("/api/v1/customers?identifier=" + query);
        assertThat(answer.status()).as(type + " " + spelling + answer.text()).isEqualTo(200);
        return answer.body().path("id").asString();
    }

    @Test
    void every_spelling_finds_its_customer_and_nobody_elses() {
        var spellings = new LinkedHashMap<String, List<NormalizerCases.Case>>();
        NormalizerCases.accepted("CN")
                .forEach(one ->
                        spellings
                                .computeIfAbsent(
                                        one.type() + ":" + one.expected(), _ -> new ArrayList<>())
                                .add(one));
        var customers = new HashSet<String>();
        for (var same : spellings.values()) {
            var first = same.getFirst();
            var customer = comesBy(first.type(), first.spelling());
            customers.add(customer);
            for (var other : same) {
                assertThat(comesBy(other.type(), other.spelling()))
                        .as(other.spelling())
                        .isEqualTo(customer);
                assertThat(foundBy(other.type(), other.spelling()))
                        .as(other.spelling())
                        .isEqualTo(customer);
            }
        }

        assertThat(customers).hasSameSizeAs(spellings.keySet()).hasSizeGreaterThan(50);
    }
}
