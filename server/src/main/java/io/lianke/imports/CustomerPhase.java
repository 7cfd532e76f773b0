package io.lianke.imports;

import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.customer.PersonSeen;
import io.lianke.customer.Resolution;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.imports.Change.Kind;
import io.lianke.imports.parsing.ImportKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Third phase: finds or makes the customers. `step` is the number of the last person done.
@Component
class CustomerPhase {
    private final Staging staging;
    private final Parties parties;
    private final Customers customers;
    private final Changes changes;
    private final ImportSettings settings;

    CustomerPhase(Staging staging, Customers customers, Ledger ledger, ImportSettings settings) {
        this.staging = staging;
        this.parties = ledger.parties();
        this.customers = customers;
        this.changes = ledger.changes();
        this.settings = settings;
    }

    /// A person of the file and who it turned out to be.
    record Known(UUID key, Sighting seen, UUID customer, Resolution.Change change) {
        Known updated() {
            return new Known(key, seen, customer, Resolution.Change.UPDATED);
        }
    }

    /// What resolving some persons came to.
    ///
    /// @param before of those that were changed
    record Outcome(List<Known> known, Map<UUID, String> before, Map<Integer, RowError> warnings) {}

    void work(Chunks chunks, Plan plan) {
        var next = plan.kind() == ImportKind.CUSTOMERS ? Phase.FINISHING : Phase.PRODUCTS;
        var going = new boolean[] {true};
        while (going[0]) {
            chunks.commit(run -> {
                var batch = parties.after(run, Party.CUSTOMER, settings.batchParties());
                if (batch.isEmpty()) {
                    going[0] = false;
                    return Run.Progress.to(next, 0, null);
                }
                var progress =
                        Run.Progress.to(
                                Phase.CUSTOMERS,
                                batch.getLast().no(),
                                parties.count(run, Party.CUSTOMER));
                var keys = batch.stream().map(Parties.Numbered::key).toList();
                write(chunks, plan, keys, progress.tally());
                return progress;
            });
        }
    }

    private void write(Chunks chunks, Plan plan, List<UUID> keys, Tally tally) {
        var run = chunks.run();
        var outcome = attempt(chunks, plan, keys);
        var made = new ArrayList<Change>();
        var settled = new HashMap<UUID, UUID>();
        for (var known : strongest(outcome)) {
            var created = known.change() == Resolution.Change.CREATED;
            if (created || known.change() == Resolution.Change.UPDATED) {
                made.add(
                        new Change(
                                Kind.CUSTOMER,
                                known.customer(),
                                created,
                                created ? null : outcome.before().get(known.customer()),
                                null));
            }
            if (!run.dryRun() || !created) {
                settled.put(known.key(), known.customer());
            }
        }
        parties.settle(run, Party.CUSTOMER, settled);
        staging.complain(run.id(), List.copyOf(outcome.warnings().values()));
        if (run.dryRun()) {
            tally.created(Kind.CUSTOMER, made.stream().filter(Change::created).count());
            tally.updated(Kind.CUSTOMER, made.stream().filter(c -> !c.created()).count());
        } else {
            changes.record(run, Kind.CUSTOMER, fingerprinted(made), tally);
        }
        if (plan.kind() == ImportKind.CUSTOMERS) {
            countRows(run, plan, outcome, tally);
        }
    }

    /// Persons in the order in which their customers changed most: several may be one customer, who
    /// was then created rather than updated.
    private static List<Known> strongest(Outcome outcome) {
        return outcome.known().stream().sorted(Comparator.comparing(Known::change)).toList();
    }

    private List<Change> fingerprinted(List<Change> made) {
        var prints =
                CustomerPrints.of(customers, made.stream().map(Change::entity).distinct().toList());
        return made.stream().map(c -> c.withFingerprint(prints.get(c.entity()))).toList();
    }

    private void countRows(Run run, Plan plan, Outcome outcome, Tally tally) {
        var rows = parties.freshRows(run, outcome.known().stream().map(Known::key).toList());
        for (var known : outcome.known()) {
            int count = rows.getOrDefault(known.key(), 0);
            if (plan.skipping() && known.change() != Resolution.Change.CREATED) {
                tally.skipped += count;
            } else {
                tally.imported += count;
            }
        }
    }

    /// Resolves persons. Those that are changed by it are put back and resolved again, once what
    /// they were has been kept; with `skip` they are left as they are.
    private Outcome attempt(Chunks chunks, Plan plan, List<UUID> keys) {
        var seen = staging.seen(chunks.run().id(), Party.CUSTOMER, keys);
        var before = new HashMap<UUID, String>();
        while (true) {
            var outcome =
                    Objects.requireNonNull(
                            chunks.trial()
                                    .execute(status -> {
                                        var resolved = resolve(plan, keys, seen, before);
                                        var again = !unseen(resolved, before).isEmpty();
                                        if (chunks.run().dryRun() || again) {
                                            status.setRollbackOnly();
                                        }
                                        return resolved;
                                    }));
            var unseen = unseen(outcome, before);
            if (unseen.isEmpty() || chunks.run().dryRun()) {
                return outcome;
            }
            if (plan.skipping()) {
                return skipping(plan, outcome, seen);
            }
            customers
                    .snapshot(unseen.stream().map(CustomerId::new).collect(Collectors.toSet()))
                    .forEach((id, image) -> before.put(id.value(), image));
        }
    }

    /// Customers that were there before, are changed, and of which no image has been kept. A
    /// customer made a moment ago for another person of the batch is none of them.
    private static Set<UUID> unseen(Outcome outcome, Map<UUID, String> before) {
        var unseen = new HashSet<UUID>();
        var made = new HashSet<UUID>();
        for (var known : outcome.known()) {
            switch (known.change()) {
                case CREATED -> made.add(known.customer());
                case UPDATED -> unseen.add(known.customer());
                case UNCHANGED -> {
                    // Nothing to keep.
                }
            }
        }
        unseen.removeAll(made);
        unseen.removeAll(before.keySet());
        return unseen;
    }

    private Outcome skipping(Plan plan, Outcome tried, Map<UUID, Sighting> seen) {
        var existing =
                tried.known().stream()
                        .filter(k -> k.change() != Resolution.Change.CREATED)
                        .map(k ->
                                new Known(
                                        k.key(),
                                        k.seen(),
                                        k.customer(),
                                        Resolution.Change.UNCHANGED))
                        .toList();
        var fresh =
                tried.known().stream()
                        .filter(k -> k.change() == Resolution.Change.CREATED)
                        .map(Known::key)
                        .toList();
        var outcome = resolve(plan, fresh, seen, Map.of());
        var all = new ArrayList<>(existing);
        all.addAll(outcome.known());
        return new Outcome(all, Map.of(), outcome.warnings());
    }

    /// Customers of some persons, made in the running transaction where need be.
    Map<UUID, UUID> identify(Run run, Plan plan, Collection<UUID> keys) {
        var found = new HashMap<UUID, UUID>();
        if (!keys.isEmpty()) {
            var seen = staging.seen(run.id(), Party.CUSTOMER, keys);
            resolve(plan, List.copyOf(keys), seen, Map.of())
                    .known()
                    .forEach(known -> found.put(known.key(), known.customer()));
        }
        return found;
    }

    private Outcome resolve(
            Plan plan, List<UUID> keys, Map<UUID, Sighting> seen, Map<UUID, String> before) {
        var people = new ArrayList<PersonSeen>();
        var owners = new ArrayList<UUID>();
        for (var key : keys) {
            for (var person : people(plan, Objects.requireNonNull(seen.get(key)))) {
                people.add(person);
                owners.add(key);
            }
        }
        var resolutions = customers.resolve(people);
        var known = new TreeMap<Integer, Known>();
        var places = new HashMap<UUID, Integer>();
        var warnings = new TreeMap<Integer, RowError>();
        for (int i = 0; i < resolutions.size(); i++) {
            var key = owners.get(i);
            var sighting = Objects.requireNonNull(seen.get(key));
            var customer = Objects.requireNonNull(resolutions.get(i).customer()).value();
            var one = new Known(key, sighting, customer, resolutions.get(i).change());
            known.merge(
                    places.computeIfAbsent(key, _ -> places.size()), one, CustomerPhase::stronger);
            warn(plan, sighting, resolutions.get(i), warnings);
        }
        return new Outcome(tagged(List.copyOf(known.values())), before, warnings);
    }

    /// Puts the tags of the persons on their customers.
    private List<Known> tagged(List<Known> known) {
        var tags = new HashMap<CustomerId, Set<String>>();
        for (var one : known) {
            tags.computeIfAbsent(new CustomerId(one.customer()), _ -> new HashSet<>())
                    .addAll(one.seen().tags());
        }
        var changed = customers.addTags(tags);
        return known.stream()
                .map(one ->
                        one.change() == Resolution.Change.UNCHANGED
                                        && changed.contains(new CustomerId(one.customer()))
                                ? one.updated()
                                : one)
                .toList();
    }

    private static Known stronger(Known a, Known b) {
        return a.change().compareTo(b.change()) <= 0 ? a : b;
    }

    private static void warn(
            Plan plan, Sighting seen, Resolution resolution, Map<Integer, RowError> warnings) {
        resolution
                .refusedTraits()
                .forEach((trait, code) -> {
                    var value = seen.values().get(trait);
                    if (value != null) {
                        warnings.put(
                                value.row(),
                                new RowError(
                                        value.row(),
                                        90,
                                        plan.traitColumn(trait),
                                        code,
                                        Map.of("trait", trait),
                                        true));
                    }
                });
    }

    /// What is known of a person, once for each time something was learnt, oldest first: each value
    /// is stamped with its own time.
    private static List<PersonSeen> people(Plan plan, Sighting seen) {
        var identifiers = new ArrayList<Identifier>();
        for (int i = 0; i < seen.keys().size(); i += 2) {
            identifiers.add(
                    new Identifier(new IdentifierType(seen.keys().get(i)), seen.keys().get(i + 1)));
        }
        var byTime = new TreeMap<Instant, Map<String, Object>>();
        var first = Objects.requireNonNullElse(seen.first(), plan.uploadedAt());
        byTime.put(first, new HashMap<>());
        seen.values()
                .forEach((name, value) ->
                        byTime.computeIfAbsent(
                                        Objects.requireNonNullElse(value.at(), first),
                                        _ -> new HashMap<>())
                                .put(name, value.text()));
        var people = new ArrayList<PersonSeen>();
        byTime.forEach((at, values) -> {
            var name = (@Nullable String) values.remove(Sighting.NAME);
            people.add(
                    new PersonSeen(
                            identifiers,
                            name,
                            values,
                            plan.spec().source(),
                            at,
                            true,
                            seen.channel(),
                            seen.store(),
                            plan.matchBy()));
        });
        return people;
    }
}
