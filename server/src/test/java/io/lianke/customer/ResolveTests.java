package io.lianke.customer;

import static io.lianke.customer.People.NOON;
import static io.lianke.customer.People.id;
import static io.lianke.customer.People.ids;
import static io.lianke.customer.People.named;
import static io.lianke.customer.People.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.Resolution.Change;
import io.lianke.customer.resolution.Identifier;
import io.lianke.testing.ServerTests;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ResolveTests extends ServerTests {
    @Autowired private Customers customers;

    private List<Resolution> resolve(PersonSeen... people) {
        return world.tenant().call(() -> customers.resolve(List.of(people)));
    }

    private Customer get(Resolution resolution) {
        return world.tenant()
                .call(() -> customers.get(Objects.requireNonNull(resolution.customer())));
    }

    @Test
    void the_same_people_again_change_nothing() {
        var people =
                new PersonSeen[] {
                    named("Li", NOON, "phone=+8613800138000", "external:shop=1"),
                    named("Wang", NOON, "email=w@example.com"),
                    named("Li Lei", NOON.plusSeconds(60), "external:shop=1"),
                    seen()
                };

        var first = resolve(people);
        var again = resolve(people);

        assertThat(first.stream().map(Resolution::change))
                .containsExactly(
                        Change.CREATED, Change.CREATED, Change.UNCHANGED, Change.UNCHANGED);
        assertThat(again.stream().map(Resolution::change)).containsOnly(Change.UNCHANGED);
        assertThat(again.stream().map(Resolution::customer).map(String::valueOf))
                .isEqualTo(first.stream().map(Resolution::customer).map(String::valueOf).toList());
        assertThat(first.getLast().customer()).isNull();
        assertThat(get(first.getFirst()).name()).isEqualTo("Li Lei");
        assertThat(get(first.getFirst()).version()).isEqualTo(1);
    }

    @Test
    void identifiers_meet_again_and_are_attached_when_free() {
        var li = resolve(seen("phone=+8613800138000")).getFirst();
        var wang = resolve(seen("email=w@example.com")).getFirst();

        var both =
                resolve(
                        seen("email=w@example.com", "phone=+8613800138000"),
                        seen("phone=+8613800138000", "memberCard=7"));

        assertThat(both.getFirst().customer()).isEqualTo(li.customer());
        assertThat(both.getLast().customer()).isEqualTo(li.customer());
        assertThat(both.getLast().change()).isEqualTo(Change.UPDATED);
        assertThat(get(li).identifiers().stream().map(HeldIdentifier::identifier))
                .containsExactlyElementsOf(ids("memberCard=7", "phone=+8613800138000"));
        assertThat(get(wang).identifiers()).hasSize(1);
    }

    @Test
    void an_unverified_identifier_becomes_verified_once() {
        var claim =
                new PersonSeen(
                        ids("email=a@example.com"),
                        null,
                        Map.of(),
                        "form",
                        NOON,
                        false,
                        "web",
                        "S1",
                        Set.of());
        var made = resolve(claim).getFirst();
        assertThat(get(made).identifiers().getFirst().verified()).isFalse();

        var proved = resolve(seen("email=a@example.com")).getFirst();

        assertThat(proved.change()).isEqualTo(Change.UPDATED);
        assertThat(get(made).identifiers().getFirst().verified()).isTrue();
        assertThat(get(made).channel()).isEqualTo("web");
        assertThat(get(made).store()).isEqualTo("S1");
        assertThat(resolve(seen("email=a@example.com")).getFirst().change())
                .isEqualTo(Change.UNCHANGED);
    }

    @Test
    void traits_are_typed_by_their_first_value_and_refused_when_of_another() {
        Map<String, Object> traits =
                Map.of("age", 41, "vip", true, "爱好", "骑行", "city", "上海", "bad\u0000name", 1);
        var made =
                resolve(new PersonSeen(ids("phone=+1"), null, traits, "crm", NOON, true))
                        .getFirst();
        var later =
                resolve(
                                new PersonSeen(
                                        ids("phone=+1"),
                                        null,
                                        Map.of("age", "forty", "vip", "false"),
                                        "crm",
                                        NOON.plusSeconds(1),
                                        true))
                        .getFirst();

        assertThat(made.refusedTraits()).containsOnlyKeys("bad\u0000name");
        assertThat(later.refusedTraits()).containsExactly(Map.entry("age", "customer/trait-value"));
        var customer = get(made);
        assertThat(customer.traits())
                .containsOnly(
                        Map.entry("age", new BigDecimal(41)),
                        Map.entry("vip", false),
                        Map.entry("爱好", "骑行"));
        assertThat(customer.city()).isEqualTo("上海");
        assertThat(customer.provenance().get("age")).isEqualTo(new Provenance("crm", NOON));
        assertThat(later.change()).isEqualTo(Change.UPDATED);
    }

    @Test
    void ordinals_are_dense_and_never_given_twice() {
        var people = IntStream.range(0, 1_203).mapToObj(i -> seen("external:shop=" + i)).toList();
        var made =
                world.tenant().call(() -> customers.resolve(people)).stream()
                        .map(resolution -> Objects.requireNonNull(resolution.customer()))
                        .toList();
        var ordinals = world.tenant().call(() -> customers.ordinals(Set.copyOf(made)));
        assertThat(made.stream().map(ordinals::get))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 1_203).boxed().toList());

        var gone = world.tenant().call(() -> customers.remove(made.subList(1_200, 1_203)));
        var next = resolve(seen("external:shop=x")).getFirst();

        assertThat(gone).hasSize(3);
        assertThat(world.tenant().call(() -> customers.findByIdentifier(id("external:shop=1202"))))
                .isEmpty();
        assertThat(get(next).ordinal()).isEqualTo(1_204);
    }

    @Test
    void a_snapshot_brings_everything_back() {
        var made = resolve(named("Li", NOON, "phone=+1", "email=a@b.c")).getFirst();
        var id = Objects.requireNonNull(made.customer());
        world.tenant()
                .call(() ->
                        customers.update(
                                id, CustomerChange.tags(Set.of("vip"), Set.of(), "t"), null));
        var before = get(made);
        var image = world.tenant().call(() -> customers.snapshot(Set.of(id)));

        resolve(named("Other", NOON.plusSeconds(5), "phone=+1", "memberCard=9"));
        world.tenant()
                .call(() ->
                        customers.update(
                                id, CustomerChange.tags(Set.of("x"), Set.of("vip"), "t"), null));
        world.tenant().run(() -> customers.restore(image));

        var after = get(made);
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("version", "updated")
                .isEqualTo(before);
        assertThat(world.tenant().call(() -> customers.findByIdentifier(id("memberCard=9"))))
                .isEmpty();
    }

    @Test
    void another_tenants_customers_are_nobody_here() {
        var made = Objects.requireNonNull(resolve(seen("phone=+1")).getFirst().customer());
        var other = anotherWorld();

        var there = other.tenant().call(() -> customers.resolve(List.of(seen("phone=+1"))));

        assertThat(there.getFirst().change()).isEqualTo(Change.CREATED);
        assertThat(there.getFirst().customer()).isNotEqualTo(made);
        assertThat(other.tenant().call(() -> customers.ordinals(Set.of(made)))).isEmpty();
        assertThat(other.tenant().call(() -> customers.snapshot(Set.of(made)))).isEmpty();
        assertThat(other.tenant().call(() -> customers.remove(Set.of(made)))).isEmpty();
        other.tenant()
                .run(() ->
                        customers.recordTotals(
                                List.of(new OrderTotals(made, "CNY", 1, 5, 0, NOON, NOON))));
        assertThat(get(new Resolution(made, Change.UNCHANGED)).totals()).isEmpty();
    }

    /// The rules over again, as naively as they can be written: one map, one person at a time.
    private static final class Model {
        private final Map<Identifier, Integer> holders = new HashMap<>();
        private int last;

        int take(PersonSeen person) {
            var byStrength = new ArrayList<>(new HashSet<>(person.identifiers()));
            byStrength.sort((a, b) ->
                    Resolver.rank(a.type()) != Resolver.rank(b.type())
                            ? Resolver.rank(a.type()) - Resolver.rank(b.type())
                            : a.compareTo(b));
            var found = byStrength.stream().filter(i -> fits(i, byStrength)).findFirst();
            var customer =
                    found.map(by -> Objects.requireNonNull(holders.get(by)))
                            .orElseGet(() -> ++last);
            byStrength.forEach(identifier -> holders.putIfAbsent(identifier, customer));
            return customer;
        }

        private boolean fits(Identifier by, List<Identifier> given) {
            var holder = holders.get(by);
            return holder != null
                    && given.stream()
                            .filter(strong -> Resolver.rank(strong.type()) <= 1)
                            .filter(strong ->
                                    Resolver.rank(strong.type()) < Resolver.rank(by.type()))
                            .noneMatch(strong ->
                                    !holder.equals(holders.get(strong))
                                            && holders.entrySet().stream()
                                                    .anyMatch(held ->
                                                            held.getValue().equals(holder)
                                                                    && held.getKey()
                                                                            .type()
                                                                            .equals(
                                                                                    strong
                                                                                            .type())));
        }
    }

    private static List<PersonSeen> randomPeople(Random random, int count, int spread) {
        var types =
                List.of(
                        "external:shop",
                        "userId",
                        "unionId",
                        "memberCard",
                        "phone",
                        "email",
                        "device");
        var people = new ArrayList<PersonSeen>();
        for (int i = 0; i < count; i++) {
            var identifiers = new String[random.nextInt(4)];
            for (int j = 0; j < identifiers.length; j++) {
                identifiers[j] =
                        types.get(random.nextInt(types.size())) + "=" + random.nextInt(spread);
            }
            people.add(
                    named(
                            "N" + random.nextInt(5),
                            NOON.plusSeconds(random.nextInt(9)),
                            identifiers));
        }
        return people;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void batches_answer_as_one_person_after_the_other(long seed) {
        var random = new Random(seed);
        var model = new Model();
        var expected = new ArrayList<Integer>();
        var names = new HashMap<String, Integer>();
        var actual = new ArrayList<Integer>();

        for (int batch = 0; batch < 12; batch++) {
            var people = randomPeople(random, 1 + random.nextInt(120), 60);
            for (var person : people) {
                expected.add(person.identifiers().isEmpty() ? 0 : model.take(person));
            }
            for (var resolution : world.tenant().call(() -> customers.resolve(people))) {
                var customer = resolution.customer();
                actual.add(
                        customer == null
                                ? 0
                                : names.computeIfAbsent(
                                        customer.toString(), _ -> names.size() + 1));
            }
        }

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void people_met_at_once_become_one_customer_each() throws Exception {
        var people = randomPeople(new Random(42), 1_500, 1_000_000);
        var answers = Collections.synchronizedList(new ArrayList<Map<Identifier, CustomerId>>());
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<java.util.concurrent.Future<?>>();
            for (int thread = 0; thread < 4; thread++) {
                var order = new ArrayList<>(people);
                Collections.shuffle(order, new Random(thread));
                running.add(threads.submit(() -> answers.add(resolveInParts(order))));
            }
            for (var thread : running) {
                thread.get();
            }
        }

        assertThat(answers).hasSize(4);
        assertThat(new HashSet<>(answers)).hasSize(1);
        var all = Set.copyOf(answers.getFirst().values());
        var ordinals = world.tenant().call(() -> customers.ordinals(all));
        assertThat(ordinals.values())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, all.size()).boxed().toList());
    }

    /// People who share no identifier with others, so that every order has the same answer.
    private Map<Identifier, CustomerId> resolveInParts(List<PersonSeen> people) {
        var holders = new HashMap<Identifier, CustomerId>();
        for (int from = 0; from < people.size(); from += 97) {
            var part = people.subList(from, Math.min(people.size(), from + 97));
            var resolved = world.tenant().call(() -> customers.resolve(part));
            for (int i = 0; i < part.size(); i++) {
                for (var identifier : part.get(i).identifiers()) {
                    holders.put(identifier, Objects.requireNonNull(resolved.get(i).customer()));
                }
            }
        }
        return holders;
    }
}
