package io.lianke.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.lianke.access.Reach;
import io.lianke.access.Requires;
import io.lianke.access.Rights;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.method.HandlerMethod;

/// Z-6: do the tests notice? Mutants are generated from the policies, the roles, the endpoints and
/// the code that decides, and applied one after the other to the application while it runs; then a
/// part of the suite is asked. Takes a quarter of an hour, hence no `Tests` in its name: `./lianke
/// bench mutants`.
class MutantRun extends AuthorizationMatrixTests {
    private static final Logger log = LoggerFactory.getLogger(MutantRun.class);
    private static final Path RESULT = Path.of("../docs/security/mutants.md");
    private static final int MUTANTS_MIN = 60;
    private static final double KILLED_MIN = 0.95;
    private static final long SEED = Long.getLong("seed", 20261123);

    /// A sample of so many of each kind, drawn by the seed; without it, all.
    private static final int EACH_MAX = Integer.getInteger("mutants.each", Integer.MAX_VALUE);

    private static final List<String> WALLS =
            List.of(
                    "io.lianke.architecture.SchemaLintTests",
                    "io.lianke.architecture.PolicyTests",
                    "io.lianke.audit.AuditGuardTests",
                    "io.lianke.access.ReachWallTests",
                    "io.lianke.organization.ReachTests");
    private static final List<String> DECISIONS =
            List.of(
                    "io.lianke.access.ReachCoverTests",
                    "io.lianke.access.RoleTableTests",
                    "io.lianke.access.StepUpTests",
                    "io.lianke.access.RoleTests",
                    "io.lianke.organization.ReachTests");
    private static final List<String> ROLES = List.of("io.lianke.access.RoleTableTests");

    /// An endpoint of each kind of answer, for code that decides about all.
    private static final List<String> SAMPLE =
            List.of(
                    "GET /api/v1/openapi.json",
                    "GET /api/v1/session",
                    "GET /api/v1/customers",
                    "GET /api/v1/audit",
                    "GET /api/v1/imports",
                    "POST /api/v1/secret-keys:rotate");

    private record Outcome(Mutant mutant, boolean killed) {}

    private final List<Outcome> outcomes = new ArrayList<>();
    private final Map<String, HandlerMethod> handlers = new LinkedHashMap<>();

    @Test
    void at_least_nineteen_of_twenty_mutants_are_noticed() throws Exception {
        endpoints()
                .forEach((endpoint, handler) -> {
                    if (endpoint.contains(" /api/")) {
                        handlers.put(endpoint, handler);
                    }
                });
        assertNothingFails("nothing is mutated yet");

        var policies = new PolicyMutants(databaseOwner).all();
        for (var kind : policies.stream().map(Mutant::kind).distinct().toList()) {
            for (var mutant : sample(policies.stream().filter(each -> each.kind().equals(kind)))) {
                judge(mutant, () -> suiteFails(WALLS));
            }
        }
        var cells = RightsMutants.cells();
        for (var mutant : sample(cells.keySet().stream())) {
            judge(
                    mutant,
                    () ->
                            cellDeviates(Objects.requireNonNull(cells.get(mutant)))
                                    || suiteFails(ROLES));
        }
        var endpoints = endpointMutants();
        for (var mutant : sample(endpoints.keySet().stream())) {
            var endpoint = Objects.requireNonNull(endpoints.get(mutant));
            judge(
                    mutant,
                    () -> deviates(List.of(endpoint), _ -> true) || asksDifferently(endpoint));
        }
        for (var mutant : sample(codeMutants().stream())) {
            judge(mutant, () -> deviates(SAMPLE, _ -> true) || suiteFails(DECISIONS));
        }
        assertNothingFails("each mutant was taken back");
        report();
        var killed = outcomes.stream().filter(Outcome::killed).count();
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(MUTANTS_MIN);
        assertThat((double) killed / outcomes.size()).isGreaterThanOrEqualTo(KILLED_MIN);
    }

    /// Else one mutant would be noticed for another's sake.
    private void assertNothingFails(String when) throws Exception {
        assertThat(failing(WALLS)).as(when).isEmpty();
        assertThat(failing(DECISIONS)).as(when).isEmpty();
        assertThat(failing(ROLES)).as(when).isEmpty();
        assertThat(deviates(SAMPLE, _ -> true)).as(when).isFalse();
        for (var endpoint : handlers.keySet()) {
            assertThat(asksDifferently(endpoint)).as("%s, %s", when, endpoint).isFalse();
        }
        log.info("{}, and nothing fails", when);
    }

    private static List<Mutant> sample(Stream<Mutant> mutants) {
        var all = new ArrayList<>(mutants.toList());
        if (all.size() > EACH_MAX) {
            Collections.shuffle(all, new Random(SEED));
        }
        return all.subList(0, Math.min(EACH_MAX, all.size()));
    }

    private Map<Mutant, String> endpointMutants() throws ReflectiveOperationException {
        var random = new Random(SEED);
        var methods = handlers.values().stream().map(HandlerMethod::getMethod).toList();
        var mutants = new LinkedHashMap<Mutant, String>();
        for (var handler : handlers.entrySet()) {
            for (var mutant : RightsMutants.of(handler.getValue().getMethod(), methods, random)) {
                mutants.put(mutant, handler.getKey());
            }
        }
        return mutants;
    }

    private static List<Mutant> codeMutants() throws Exception {
        var agent = Class.forName("net.bytebuddy.agent.ByteBuddyAgent").getMethod("install");
        var code = new CodeMutants((Instrumentation) Objects.requireNonNull(agent.invoke(null)));
        var mutants = new ArrayList<Mutant>();
        for (var type : List.of(Rights.class, Reach.class, Role.class, interceptor())) {
            mutants.addAll(code.of(type));
        }
        return mutants;
    }

    private static Class<?> interceptor() throws ClassNotFoundException {
        return Class.forName("io.lianke.access.RightsInterceptor");
    }

    private interface Judge {
        boolean notices() throws Exception;
    }

    private void judge(Mutant mutant, Judge judge) throws Exception {
        mutant.apply().run();
        boolean killed;
        try {
            killed = judge.notices();
        } catch (RuntimeException unexpected) {
            // The mutant stands in the way of the test's own preparations: a test would fail.
            killed = true;
            log.atInfo()
                    .addKeyValue("mutant", mutant.name())
                    .setCause(unexpected)
                    .log("noticed by what no test expects");
        } finally {
            mutant.revert().run();
        }
        outcomes.add(new Outcome(mutant, killed));
        log.atInfo()
                .addKeyValue("mutant", mutant.name())
                .addKeyValue("killed", killed)
                .log("judged");
    }

    private static boolean suiteFails(List<String> classes) throws ClassNotFoundException {
        return !failing(classes).isEmpty();
    }

    /// Class by class: what fails of the first that does is enough.
    private static List<String> failing(List<String> classes) throws ClassNotFoundException {
        for (var name : classes) {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(Class.forName(name)))
                                    .build(),
                            summary);
            var failures = summary.getSummary().getFailures();
            if (!failures.isEmpty()) {
                return failures.stream()
                        .map(each ->
                                each.getTestIdentifier().getDisplayName()
                                        + ": "
                                        + each.getException())
                        .toList();
            }
        }
        return List.of();
    }

    private boolean asksDifferently(String endpoint) throws IOException {
        var asked = asked(Objects.requireNonNull(handlers.get(endpoint)));
        return !asked.equals(table().asks().get(endpoint));
    }

    private boolean cellDeviates(RightsMutants.Cell cell) throws IOException {
        var asking =
                handlers.entrySet().stream()
                        .filter(each -> {
                            var asked = each.getValue().getMethodAnnotation(Requires.class);
                            return asked != null
                                    && Arrays.asList(asked.value()).contains(cell.permission());
                        })
                        .map(Map.Entry::getKey)
                        .toList();
        return deviates(asking, actor -> isOf(actor, cell.role()));
    }

    private static boolean isOf(String actor, Role role) {
        return actor.replace('-', ' ').startsWith(role.code().replace('_', ' ') + " ");
    }

    /// Whether an answer is not as the table says; refusals are looked at first, for they tell
    /// most.
    private boolean deviates(List<String> endpoints, Predicate<String> ofInterest)
            throws IOException {
        var table = table();
        var callers = new HashMap<String, Http>();
        for (var first : List.of(true, false)) {
            for (var endpoint : endpoints) {
                for (int column = 0; column < table.actors().size(); column++) {
                    var name = table.actors().get(column);
                    var expected =
                            Objects.requireNonNull(table.rows().get(endpoint), endpoint)
                                    .get(column);
                    if (ofInterest.test(name) && first == !expected.equals("yes")) {
                        var caller =
                                name.endsWith("key")
                                        ? callers.computeIfAbsent(name, this::actor)
                                        : actor(name);
                        var answer = call(caller, endpoint);
                        if (!decided(answer).equals(expected)
                                && !answer.code().equals("access/wrong-credentials")) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private void report() throws IOException {
        var kinds = new TreeMap<String, int[]>();
        for (var outcome : outcomes) {
            var counts = kinds.computeIfAbsent(outcome.mutant().kind(), _ -> new int[2]);
            counts[0]++;
            counts[1] += outcome.killed() ? 1 : 0;
        }
        var lines = new ArrayList<String>();
        lines.add("# Mutants of policies, roles, endpoints and decisions");
        lines.add("");
        var killed = outcomes.stream().filter(Outcome::killed).count();
        lines.add(
                "Written by `./lianke bench mutants` on %s (seed %d): %d of %d noticed (%.1f %%)."
                        .formatted(
                                Instant.now().atZone(ZoneOffset.UTC).toLocalDate(),
                                SEED,
                                killed,
                                outcomes.size(),
                                100.0 * killed / outcomes.size()));
        if (EACH_MAX < Integer.MAX_VALUE) {
            lines.add("");
            lines.add("A sample of at most %d of each kind.".formatted(EACH_MAX));
        }
        lines.add("");
        lines.add("| Generated from | Mutants | Noticed |");
        lines.add("|---|---|---|");
        kinds.forEach((kind, counts) ->
                lines.add("| %s | %d | %d |".formatted(kind, counts[0], counts[1])));
        lines.add("");
        lines.add("Not noticed:");
        lines.add("");
        outcomes.stream()
                .filter(outcome -> !outcome.killed())
                .forEach(outcome -> lines.add("- " + outcome.mutant().name()));
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, String.join("\n", lines) + "\n");
    }
}
