package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.WriteSpy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Z-1 and Z-3: every endpoint times every kind of actor, against one reviewed table. A new
/// endpoint without a row fails, and so does a refused call that writes anything.
class AuthorizationMatrixTests extends ServerTests {
    private static final String TABLE = "/authorization-matrix.csv";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired private AccessFixtures access;

    @Autowired private WriteSpy spy;

    /// @param asks what each endpoint asks for
    record Table(List<String> actors, Map<String, String> asks, Map<String, List<String>> rows) {}

    static Table table() throws IOException {
        try (var in =
                Objects.requireNonNull(AuthorizationMatrixTests.class.getResourceAsStream(TABLE))) {
            var lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> List.of(line.split("\\s*,\\s*")))
                            .toList();
            var asks = new LinkedHashMap<String, String>();
            var rows = new LinkedHashMap<String, List<String>>();
            for (var cells : lines.subList(1, lines.size())) {
                asks.put(cells.getFirst(), cells.get(1));
                rows.put(cells.getFirst(), cells.subList(2, cells.size()));
            }
            return new Table(lines.getFirst().subList(2, lines.getFirst().size()), asks, rows);
        }
    }

    /// What answers each endpoint.
    Map<String, HandlerMethod> endpoints() {
        var found = new TreeMap<String, HandlerMethod>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.lianke.")) {
                        var methods = mapping.getMethodsCondition().getMethods();
                        mapping.getPatternValues()
                                .forEach(path -> {
                                    if (methods.isEmpty()) {
                                        found.put("ANY " + path, handler);
                                    }
                                    methods.forEach(
                                            method -> found.put(method + " " + path, handler));
                                });
                    }
                });
        found.keySet().removeIf(endpoint -> endpoint.contains("{path:"));
        return found;
    }

    @Test
    @Shows("Z-1")
    void every_endpoint_has_a_row_and_every_row_an_endpoint() throws IOException {
        assertThat(table().rows().keySet())
                .containsExactlyInAnyOrderElementsOf(endpoints().keySet());
    }

    /// What is asked for is declared and looked at before anything else runs; some endpoints would
    /// refuse by themselves all the same, and so no answer would tell that it is gone.
    @Test
    @Shows("Z-1")
    void every_endpoint_asks_for_what_the_table_says() throws IOException {
        var asked = new TreeMap<String, String>();
        endpoints().forEach((endpoint, handler) -> asked.put(endpoint, asked(handler)));

        assertThat(asked).containsExactlyInAnyOrderEntriesOf(table().asks());
    }

    static String asked(HandlerMethod handler) {
        var open = handler.getMethod().getAnnotation(Open.class);
        var required = handler.getMethod().getAnnotation(Requires.class);
        if (open != null) {
            return open.value().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return required == null
                ? "nothing grants it"
                : Stream.of(required.value())
                        .map(Permission::code)
                        .collect(Collectors.joining(" / "));
    }

    @Test
    @Shows("Z-1")
    void every_role_is_an_actor() throws IOException {
        var actors = table().actors();
        assertThat(Role.builtIn())
                .allMatch(role ->
                        actors.stream()
                                .anyMatch(actor ->
                                        actor.replace('-', '_')
                                                .replace(' ', '_')
                                                .startsWith(role.code())));
    }

    @Test
    @Shows({"Z-1", "Z-3"})
    void every_actor_is_answered_as_the_table_says() throws IOException {
        var table = table();
        var deviations = new ArrayList<String>();
        for (int column = 0; column < table.actors().size(); column++) {
            Http actor = null;
            for (var row : table.rows().entrySet()) {
                var expected = row.getValue().get(column);
                if (actor == null) {
                    actor = actor(table.actors().get(column));
                }
                spy.clear();
                var answer = call(actor, row.getKey());
                var got = decided(answer);
                if (!got.equals("403")) {
                    actor = null;
                }
                if (!got.equals(expected)
                        && !(expected.equals("yes")
                                && answer.code().equals("access/wrong-credentials"))) {
                    deviations.add(
                            row.getKey()
                                    + " by "
                                    + table.actors().get(column)
                                    + ": "
                                    + answer.status()
                                    + " "
                                    + answer.code()
                                    + " instead of "
                                    + expected);
                }
                if (!expected.equals("yes") && !spy.writes().isEmpty()) {
                    deviations.add(row.getKey() + " was refused and wrote " + spy.writes());
                }
                if (answer.status() >= 500) {
                    deviations.add(
                            row.getKey()
                                    + " by "
                                    + table.actors().get(column)
                                    + ": "
                                    + answer.text());
                }
            }
        }
        assertThat(deviations).isEmpty();
    }

    static String decided(Http.Answer answer) {
        return answer.status() == 401 || answer.status() == 403
                ? String.valueOf(answer.status())
                : "yes";
    }

    @Test
    @Shows("Z-3")
    void the_spy_hears_what_a_request_writes() {
        spy.clear();

        assertThat(owner.post("/api/v1/api-keys", "{\"name\":\"a\",\"role\":\"owner\"}").status())
                .isEqualTo(201);

        assertThat(spy.writes()).anyMatch(write -> write.contains("api_keys"));
    }

    Http.Answer call(Http actor, String endpoint) {
        var space = endpoint.indexOf(' ');
        var method = endpoint.substring(0, space).replace("ANY", "GET");
        var path =
                endpoint.substring(space + 1)
                        .replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString())
                        .replace("/**", "");
        if (endpoint.equals("POST /api/v1/import-files")) {
            return actor.upload(path, "a.csv", new byte[0], null);
        }
        var bodyless = method.equals("GET") || method.equals("DELETE");
        return actor.send(method, path, bodyless ? null : "{}");
    }

    /// A fresh caller after each call that was let in, since some end the session they are made
    /// with.
    Http actor(String name) {
        return switch (name) {
            case "anonymous" -> anonymous();
            case "unknown key" -> Http.program(port(), "lk_" + UUID.randomUUID());
            case "read-only key" -> program(Role.READ_ONLY);
            case "manager key" -> program(Role.MANAGER);
            case "owner key" -> owner;
            case "other tenant's owner key" -> program(anotherWorldOnce(), Role.OWNER);
            case "read-only person" -> person(Role.READ_ONLY, AccessFixtures.Kind.ORDINARY);
            case "manager person" -> person(Role.MANAGER, AccessFixtures.Kind.ORDINARY);
            case "owner person" -> person(Role.OWNER, AccessFixtures.Kind.ORDINARY);
            case "suspended person" -> person(Role.OWNER, AccessFixtures.Kind.SUSPENDED);
            case "expired session" -> person(Role.OWNER, AccessFixtures.Kind.EXPIRED);
            case "platform operator" -> person(Role.OWNER, AccessFixtures.Kind.OPERATOR);
            case "integration key" -> program(Role.INTEGRATION);
            default ->
                    person(
                            Role.builtIn(name.replace(" person", "").replace(' ', '_'))
                                    .orElseThrow(),
                            AccessFixtures.Kind.ORDINARY);
        };
    }

    private Http person(Role role, AccessFixtures.Kind kind) {
        return Http.browser(port(), access.session(world, role, kind));
    }

    private io.lianke.testing.World anotherWorldOnce() {
        if (other == null) {
            other = anotherWorld();
        }
        return other;
    }

    private io.lianke.testing.@org.jspecify.annotations.Nullable World other;
}
