package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The shell around [Resolver]: reads who is known, lets it decide, writes what changed. When
/// nothing changes there is no lock and no write; else everything is read again under the tenant's
/// lock and decided anew.
final class Resolving {
    private static final int PEOPLE_MAX = 500;

    private final Batches batches;
    private final Traits traits;
    private final InstantSource clock;

    Resolving(DSLContext sql, Traits traits, InstantSource clock) {
        this.batches = new Batches(sql);
        this.traits = traits;
        this.clock = clock;
    }

    List<Resolution> resolve(List<PersonSeen> people) {
        var resolutions = new ArrayList<Resolution>(people.size());
        for (int from = 0; from < people.size(); from += PEOPLE_MAX) {
            var to = Math.min(people.size(), from + PEOPLE_MAX);
            resolutions.addAll(resolveSome(people.subList(from, to)));
        }
        return resolutions;
    }

    private List<Resolution> resolveSome(List<PersonSeen> people) {
        var given = people.stream().map(PersonSeen::traits).toList();
        var types =
                given.stream().allMatch(Map::isEmpty)
                        ? Map.<String, TraitType>of()
                        : traits.types();
        var wanted = new TreeSet<Identifier>();
        people.forEach(person -> wanted.addAll(person.identifiers()));
        if (Traits.known(given, types)) {
            var looked = new Decision(batches.holders(wanted, Batches.Reading.LOOK));
            looked.decide(people, types);
            if (looked.changesNothing()) {
                return looked.resolutions(Map.of());
            }
        }
        var lastOrdinal = batches.lock();
        var allTypes = Traits.known(given, types) ? types : traits.ensure(given);
        var decision = new Decision(batches.holders(wanted, Batches.Reading.CHANGE));
        decision.decide(people, allTypes);
        return decision.resolutions(
                batches.write(decision.resolver.drafts(), lastOrdinal, clock.instant()));
    }

    List<CustomerId> load(List<LoadedPerson> people) {
        var ids = new ArrayList<CustomerId>(people.size());
        for (int from = 0; from < people.size(); from += PEOPLE_MAX) {
            var to = Math.min(people.size(), from + PEOPLE_MAX);
            ids.addAll(loadSome(people.subList(from, to)));
        }
        return ids;
    }

    private List<CustomerId> loadSome(List<LoadedPerson> people) {
        var seen = people.stream().map(LoadedPerson::seen).toList();
        var lastOrdinal = batches.lock();
        var types = traits.ensure(seen.stream().map(PersonSeen::traits).toList());
        var decision = new Decision(List.of());
        decision.decide(seen, types);
        var drafts = decision.resolver.drafts();
        if (drafts.size() < people.size()) {
            throw new IllegalArgumentException("Two of the loaded people are one");
        }
        var next = people.iterator();
        for (var draft : drafts) {
            var person = next.next();
            draft.kind = person.kind();
            draft.createdAt = person.seen().seenAt();
        }
        var ids = batches.write(drafts, lastOrdinal, clock.instant());
        return drafts.stream().map(draft -> Objects.requireNonNull(ids.get(draft))).toList();
    }

    /// One run of the resolver over a batch.
    private final class Decision {
        private final Resolver resolver;
        private final List<@Nullable Draft> drafts = new ArrayList<>();
        private final List<Map<String, String>> refused = new ArrayList<>();
        private final Set<Integer> makers = new HashSet<>();

        Decision(List<Draft> known) {
            resolver = new Resolver(known);
        }

        void decide(List<PersonSeen> people, Map<String, TraitType> types) {
            for (var person : people) {
                var read = traits.read(person.traits(), types);
                var values = new HashMap<>(read.values());
                if (person.name() != null) {
                    var name = Texts.clean(person.name(), Customers.NAME_CHARS_MAX);
                    if (!name.isEmpty()) {
                        values.put(Customer.NAME_FIELD, name);
                    }
                }
                var before = resolver.drafts().size();
                var draft = resolver.take(person, values);
                if (draft != null && resolver.drafts().size() > before) {
                    makers.add(drafts.size());
                }
                drafts.add(draft);
                refused.add(read.refused());
            }
        }

        boolean changesNothing() {
            return resolver.drafts().stream()
                    .allMatch(draft ->
                            draft.stored != null
                                    && !draft.factsChanged()
                                    && draft.evidence.equals(draft.evidenceBefore));
        }

        /// @param ids of drafts that were written
        List<Resolution> resolutions(Map<Draft, CustomerId> ids) {
            var resolutions = new ArrayList<Resolution>(drafts.size());
            for (int i = 0; i < drafts.size(); i++) {
                var draft = drafts.get(i);
                if (draft == null) {
                    resolutions.add(
                            new Resolution(null, Resolution.Change.UNCHANGED, refused.get(i)));
                    continue;
                }
                var id = draft.stored == null ? ids.get(draft) : draft.stored;
                resolutions.add(new Resolution(id, change(draft, i), refused.get(i)));
            }
            return resolutions;
        }

        private Resolution.Change change(Draft draft, int index) {
            if (draft.stored == null) {
                return makers.contains(index)
                        ? Resolution.Change.CREATED
                        : Resolution.Change.UNCHANGED;
            }
            return draft.changed() ? Resolution.Change.UPDATED : Resolution.Change.UNCHANGED;
        }
    }
}
