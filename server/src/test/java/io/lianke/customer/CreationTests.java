package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Customers created by many at once share transactions, and nobody notices.
class CreationTests extends ServerTests {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final int CLIENTS = 24;
    private static final int EACH = 20;

    @Autowired private Customers customers;

    private static List<Http.Answer> atOnce(List<Callable<Http.Answer>> requests) throws Exception {
        var answers = new ArrayList<Http.Answer>();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<Http.Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static String body(String name, String identifier) {
        return "{\"name\":\"%s\",\"identifiers\":[{\"type\":\"external:s\",\"value\":\"%s\"}]}"
                .formatted(name, identifier);
    }

    @Test
    void each_gets_its_own_customer_and_audit_entry_and_ordinals_stay_dense() throws Exception {
        var requests = new ArrayList<Callable<Http.Answer>>();
        for (int i = 0; i < CLIENTS * EACH; i++) {
            var number = i;
            requests.add(() -> owner.post(CUSTOMERS, body("N" + number, "id" + number)));
        }

        var answers = atOnce(requests);

        var ordinals = new HashSet<Integer>();
        var correlations = new HashSet<String>();
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.body().path("name").asString()).isEqualTo("N" + i);
            assertThat(answer.body().at("/identifiers/0/value").asString()).isEqualTo("id" + i);
            ordinals.add(answer.body().path("ordinal").asInt());
        }
        assertThat(ordinals)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, CLIENTS * EACH).boxed().toList());
        var entries = owner.get("/api/v1/audit?pageSize=500").body().path("items");
        for (JsonNode entry : entries) {
            if (entry.path("action").asString().equals("customer.create")) {
                correlations.add(entry.path("correlationId").asString());
            }
        }
        assertThat(correlations).hasSize(CLIENTS * EACH);
    }

    @Test
    void of_many_who_claim_one_identifier_one_wins_and_the_others_are_told_who() throws Exception {
        var requests = new ArrayList<Callable<Http.Answer>>();
        for (int i = 0; i < CLIENTS; i++) {
            requests.add(() -> owner.post(CUSTOMERS, body("Same", "wanted")));
            var number = i;
            requests.add(() -> owner.post(CUSTOMERS, body("Other", "free" + number)));
            requests.add(() ->
                    owner.post(
                            CUSTOMERS,
                            "{\"identifiers\":[{\"type\":\"phone\",\"value\":\"12\"}]}"));
        }

        var answers = atOnce(requests);

        var winner = "";
        var others = 0;
        for (var answer : answers) {
            if (answer.status() == 201 && answer.body().path("name").asString().equals("Same")) {
                assertThat(winner).as("one winner").isEmpty();
                winner = answer.body().path("id").asString();
            }
            if (answer.status() == 201 && answer.body().path("name").asString().equals("Other")) {
                others++;
            }
        }
        assertThat(winner).isNotEmpty();
        assertThat(others).isEqualTo(CLIENTS);
        for (var answer : answers) {
            if (answer.status() == 409) {
                assertThat(answer.text()).contains(winner);
                assertThat(answer.body().path("code").asString())
                        .isEqualTo("customer/identifier-taken");
            }
        }
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(CLIENTS - 1);
        assertThat(answers.stream().filter(answer -> answer.status() == 422)).hasSize(CLIENTS);
        assertThat(owner.get(CUSTOMERS + "?pageSize=100").body().path("items"))
                .hasSize(CLIENTS + 1);
    }

    @Test
    void tenants_and_imports_do_not_get_into_each_others_way() throws Exception {
        var stranger = program(anotherWorld(), Role.OWNER);
        var requests = new ArrayList<Callable<Http.Answer>>();
        for (int i = 0; i < CLIENTS; i++) {
            var number = i;
            requests.add(() -> owner.post(CUSTOMERS, body("Ours", "id" + number)));
            requests.add(() -> stranger.post(CUSTOMERS, body("Theirs", "id" + number)));
            requests.add(() -> {
                world.tenant()
                        .run(() ->
                                customers.resolve(
                                        List.of(
                                                People.named(
                                                        "Imported",
                                                        People.NOON,
                                                        "external:s=imported" + number))));
                return owner.get(CUSTOMERS);
            });
        }

        var answers = atOnce(requests);

        assertThat(answers).allMatch(answer -> answer.status() < 300);
        assertThat(owner.get(CUSTOMERS + "?pageSize=100").body().path("items"))
                .hasSize(2 * CLIENTS);
        assertThat(stranger.get(CUSTOMERS + "?pageSize=100").body().path("items")).hasSize(CLIENTS);
    }
}
