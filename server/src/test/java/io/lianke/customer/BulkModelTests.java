package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Random bulk changes and undos beside a model that is a map of words for each customer.
class BulkModelTests extends BulkTests {
    private static final long SEED = 20_261_122;
    private static final int PEOPLE = 40;
    private static final int ROUNDS = 40;
    private static final List<CustomerQuery.Sort> SORTS = List.of(CustomerQuery.Sort.values());
    private static final List<String> WORDS = List.of("", "a", "b", "c");

    @Autowired private AccessFixtures access;
    @Autowired private Owners owners;

    private final Random random = new Random(SEED);

    /// A customer as the model sees it: by `city`, `trait:x`, `tag:y` and so on.
    private static Map<String, String> words(Customer customer) {
        var words = new TreeMap<String, String>();
        words.put("kind", customer.kind().code());
        words.put("status", customer.status().code());
        words.put("city", customer.city());
        words.put("channel", Objects.requireNonNullElse(customer.channel(), ""));
        words.put("store", Objects.requireNonNullElse(customer.store(), ""));
        var owner = customer.owner();
        words.put("owner", owner == null ? "" : owner.id().toString());
        customer.traits().forEach((name, value) -> words.put("trait:" + name, plain(value)));
        customer.tags().forEach(tag -> words.put("tag:" + tag, "yes"));
        words.values().removeIf(String::isEmpty);
        return words;
    }

    /// What an edit makes of words; empty removes one.
    private static Map<String, String> asked(BulkEdit edit) {
        var asked = new HashMap<String, String>();
        put(asked, "kind", edit.kind());
        put(asked, "status", edit.status());
        put(asked, "city", edit.city());
        put(asked, "channel", edit.channel());
        put(asked, "store", edit.store());
        put(asked, "owner", edit.ownerId());
        edit.traits()
                .forEach((name, value) ->
                        asked.put("trait:" + name, value == null ? "" : plain(value)));
        edit.removeTags().forEach(tag -> asked.put("tag:" + tag, ""));
        edit.addTags().forEach(tag -> asked.put("tag:" + tag, "yes"));
        return asked;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static void put(Map<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }

    private static void set(Map<String, String> words, String name, String value) {
        if (value.isEmpty()) {
            words.remove(name);
        } else {
            words.put(name, value);
        }
    }

    private boolean now() {
        return random.nextInt(3) == 0;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private @Nullable String maybeWord() {
        return now() ? word() : null;
    }

    private List<String> someTags() {
        var tags = new HashSet<String>();
        for (int i = now() ? random.nextInt(3) : 0; i > 0; i--) {
            tags.add("t" + random.nextInt(5));
        }
        return List.copyOf(tags);
    }

    private @Nullable Object traitValue(String name) {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> name.equals("n") ? (Object) new BigDecimal("1.5") : "a";
            default -> name.equals("n") ? (Object) new BigDecimal("20") : "b";
        };
    }

    @SuppressWarnings("NullAway") // class files do not tell that values may be null
    private BulkEdit edit(List<UUID> staff) {
        var traits = new HashMap<String, @Nullable Object>();
        for (var name : List.of("n", "s")) {
            if (now()) {
                traits.put(name, traitValue(name));
            }
        }
        var edit =
                new BulkEdit(
                        now() ? (random.nextBoolean() ? "person" : "organization") : null,
                        now() ? (random.nextBoolean() ? "active" : "archived") : null,
                        maybeWord(),
                        maybeWord(),
                        maybeWord(),
                        now() ? anyOwner(staff) : null,
                        traits,
                        someTags(),
                        someTags(),
                        null);
        return edit.asksNothing() ? edit(staff) : edit;
    }

    private String anyOwner(List<UUID> staff) {
        var at = random.nextInt(staff.size() + 1);
        return at == staff.size() ? "" : staff.get(at).toString();
    }

    private CustomerQuery query(List<UUID> staff) {
        var owner = now() ? anyOwner(staff) : null;
        return new CustomerQuery(
                SORTS.get(random.nextInt(SORTS.size())),
                CustomerQuery.Direction.ASCENDING,
                random.nextInt(5) == 0 ? "Name 1" : null,
                now() ? null : CustomerStatus.ACTIVE,
                now() ? WORDS.get(1 + random.nextInt(3)) : null,
                random.nextInt(3) == 0 ? "a" : null,
                now() ? "t" + random.nextInt(5) : null,
                owner == null
                        ? null
                        : owner.isEmpty()
                                ? Ownership.NOBODY
                                : new Ownership(UUID.fromString(owner)));
    }

    private Map<CustomerId, Customer> everybody(List<CustomerId> ids) {
        var all = new HashMap<CustomerId, Customer>();
        ids.forEach(id -> all.put(id, customers.get(id)));
        return all;
    }

    private Set<CustomerId> listed(CustomerQuery query) {
        var listed = new HashSet<CustomerId>();
        customers.page(query, 200, null).items().forEach(one -> listed.add(one.id()));
        return listed;
    }

    private static Map<CustomerId, Map<String, String>> model(Map<CustomerId, Customer> all) {
        var model = new HashMap<CustomerId, Map<String, String>>();
        all.forEach((id, customer) -> model.put(id, words(customer)));
        return model;
    }

    @Test
    void random_changes_and_undos_do_what_a_map_of_words_does() {
        access.session(world, Role.MANAGER, AccessFixtures.Kind.ORDINARY);
        world.tenant().run(this::manyRounds);
    }

    private void manyRounds() {
        var staff = owners.list().stream().map(Owner::id).toList();
        var ids = new ArrayList<CustomerId>();
        for (int i = 0; i < PEOPLE; i++) {
            var person =
                    new NewCustomer(
                            CustomerKind.PERSON,
                            "Name " + i,
                            word(),
                            word(),
                            word(),
                            Ownership.NOBODY,
                            List.of(),
                            Map.of("s", "a", "n", 1.5),
                            someTags(),
                            "test");
            ids.add(customers.create(person).id());
        }
        for (int i = 0; i < ROUNDS; i++) {
            round(ids, staff, "round " + i);
        }
    }

    private void round(List<CustomerId> ids, List<UUID> staff, String name) {
        var edit = edit(staff);
        var query = query(staff);
        var said = name + " " + edit + " of " + query;
        var before = everybody(ids);
        var chosen = listed(query);
        var model = model(before);
        var changing = new HashSet<CustomerId>();
        for (var id : chosen) {
            var words = Objects.requireNonNull(model.get(id));
            var was = Map.copyOf(words);
            asked(edit).forEach((word, value) -> set(words, word, value));
            if (!words.equals(was)) {
                changing.add(id);
            }
        }
        var selection = new BulkSelection.Matching(query);
        var preview = changes.preview(selection, edit);
        assertThat(preview.matching()).as(said).isEqualTo(chosen.size());
        assertThat(preview.changing()).as(said).isEqualTo(changing.size());

        var done = changes.start(selection, Map.of(), edit);

        assertThat(done.state()).as(said).isEqualTo(BulkState.DONE);
        assertThat(done.counts().changed()).as(said).isEqualTo(changing.size());
        var after = everybody(ids);
        assertThat(model(after)).as(said).isEqualTo(model);
        after.forEach((id, customer) ->
                assertThat(customer.version())
                        .as(said)
                        .isEqualTo(
                                Objects.requireNonNull(before.get(id)).version()
                                        + (changing.contains(id) ? 1 : 0)));
        if (!changing.isEmpty() && random.nextInt(4) > 0) {
            undo(ids, edit, done.id(), new Told(said, before, changing));
        }
    }

    private record Told(String said, Map<CustomerId, Customer> before, Set<CustomerId> changed) {}

    private void undo(List<CustomerId> ids, BulkEdit edit, UUID change, Told told) {
        var edited = new HashSet<CustomerId>();
        if (random.nextBoolean()) {
            for (int i = 0; i < 5; i++) {
                var id = ids.get(random.nextInt(ids.size()));
                edited.add(id);
                customers.update(id, someEdit(), null);
            }
        }
        var model = model(everybody(ids));
        var kept = 0;
        for (var id : told.changed()) {
            var now = Objects.requireNonNull(model.get(id));
            var was = words(Objects.requireNonNull(told.before().get(id)));
            var left = false;
            for (var word : asked(edit).entrySet()) {
                var old = was.getOrDefault(word.getKey(), "");
                if (old.equals(word.getValue())) {
                    continue;
                }
                var is = now.getOrDefault(word.getKey(), "");
                if (is.equals(word.getValue())) {
                    set(now, word.getKey(), old);
                } else if (!is.equals(old) || !word.getKey().startsWith("tag:")) {
                    left = true;
                }
            }
            kept += left ? 1 : 0;
        }

        var undone = changes.undo(change);

        assertThat(undone.state()).as(told.said()).isEqualTo(BulkState.UNDONE);
        assertThat(undone.kept()).as(told.said()).isEqualTo(kept);
        var after = everybody(ids);
        assertThat(model(after)).as(told.said()).isEqualTo(model);
        after.forEach((id, customer) -> {
            if (!edited.contains(id)) {
                var before = Objects.requireNonNull(told.before().get(id));
                assertThat(customer.provenance()).as(told.said()).isEqualTo(before.provenance());
                assertThat(words(customer)).as(told.said()).isEqualTo(words(before));
            }
        });
    }

    private CustomerChange someEdit() {
        return new CustomerChange(
                null,
                null,
                random.nextBoolean() ? "theirs" : null,
                null,
                random.nextBoolean() ? "theirs" : null,
                null,
                random.nextBoolean() ? Map.of("s", Optional.of("theirs")) : Map.of(),
                List.of(),
                List.of(),
                Set.of(),
                random.nextBoolean() ? Set.of("t1") : Set.of(),
                "test");
    }
}
