package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// A customer with a value that nobody else has in each field that a role can be kept from, and
/// readers who are kept from them.
abstract class KeptBack extends ServerTests {
    /// By field, a part of the value that no mask shows.
    static final Map<String, String> CANARIES =
            Map.of(
                    "customer.name", "anaryname",
                    "customer.phone", "3812345678",
                    "customer.email", "anarymail",
                    "customer.identifier", "RDQX9988",
                    "customer.city", "anarycity",
                    "customer.trait", "anarytrait");

    static final List<String> EVERYTHING_BUT_REVEALING =
            List.of(
                    "customer.read",
                    "customer.write",
                    "customer.assign",
                    "customer.export",
                    "order.read",
                    "order.export",
                    "view.share",
                    "import.read",
                    "import.run",
                    "report.read",
                    "member.read",
                    "audit.read");

    @Autowired AccessFixtures access;

    String customer = "";

    @BeforeEach
    void somebody() {
        var made =
                owner.post(
                        "/api/v1/customers",
                        """
                        {"kind":"person","name":"Canaryname","city":"Canarycity",
                         "traits":{"diet":"Canarytrait"},
                         "identifiers":[{"type":"phone","value":"13812345678"},
                                        {"type":"email","value":"canarymail@example.com"},
                                        {"type":"memberCard","value":"CARDQX998877"}]}
                        """);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        customer = made.body().path("id").asString();
        var order =
                owner.put(
                        "/api/v1/orders/canary-order",
                        """
                        {"orderedAt":"2026-03-02T10:00:00Z","currency":"CNY","channel":"pos",
                         "customer":{"identifiers":{"phone":"13812345678"}},
                         "refunds":[{"refundId":"r","amount":"1.00","refundedAt":"2026-03-03T10:00:00Z"}],
                         "lines":[{"sku":"tea","name":"Tea","quantity":1,"unitPrice":"10.00"}]}
                        """);
        assertThat(order.status()).as(order.text()).isEqualTo(201);
    }

    /// Somebody with a role of the tenant's own.
    Http person(List<String> permissions, Map<String, String> fields) {
        var made =
                owner.post(
                        "/api/v1/roles",
                        "{\"name\":\"R%s\",\"scope\":\"all\",\"permissions\":%s,\"fields\":{%s}}"
                                .formatted(
                                        System.nanoTime(),
                                        permissions.stream().map(each -> '"' + each + '"').toList(),
                                        fields.entrySet().stream()
                                                .map(field ->
                                                        "\"%s\":\"%s\""
                                                                .formatted(
                                                                        field.getKey(),
                                                                        field.getValue()))
                                                .collect(Collectors.joining(","))));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var person = access.person(world, Role.MANAGER, RowScope.ALL);
        var given =
                owner.patch(
                        "/api/v1/members/" + person.id(),
                        "{\"role\":\"%s\"}".formatted(made.body().path("code").asString()));
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        return Http.browser(port(), access.sessionOf(world, person.id()));
    }

    Http kept(String access) {
        return person(
                EVERYTHING_BUT_REVEALING,
                CANARIES.keySet().stream().collect(Collectors.toMap(field -> field, _ -> access)));
    }
}
