package io.lianke.customer;

import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.shared.Problem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Creates customers for whoever asks, several in one transaction, in a number of statements that
/// does not depend on how many. One that is refused leaves the others alone.
final class Creating {
    private static final String IDENTIFIERS = "/identifiers";

    private final InstantSource clock;
    private final Audit audit;
    private final Tenants tenants;
    private final Customers.Surroundings surroundings;
    private final Places places;
    private final Batches batches;
    private final CustomerRows rows;

    Creating(
            DSLContext sql,
            InstantSource clock,
            Audit audit,
            Tenants tenants,
            Customers.Surroundings surroundings) {
        this.clock = clock;
        this.audit = audit;
        this.tenants = tenants;
        this.surroundings = surroundings;
        this.places = new Places(surroundings.channels(), surroundings.stores());
        this.batches = new Batches(sql);
        this.rows = new CustomerRows(sql, surroundings.owners());
    }

    /// One that is wanted.
    ///
    /// @param correlationId of the request that asks
    record Wanted(NewCustomer customer, String correlationId) {}

    /// What became of it.
    sealed interface Outcome {
        record Created(Customer customer) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}

        /// Another of the same batch got an identifier first: to be asked again behind it.
        record Again() implements Outcome {}
    }

    /// One that has passed the checks that need no lock.
    private record Checked(NewCustomer customer, List<Identifier> identifiers, List<String> tags) {}

    /// In the order of the wanted.
    List<Outcome> create(List<Wanted> wanted) {
        var outcomes = new Outcome[wanted.size()];
        var checked = check(wanted, outcomes);
        places.ensure(checked.values().stream().map(Checked::customer).toList());
        var now = clock.instant();
        var lastOrdinal = batches.lock();
        refuseTaken(checked, outcomes);
        var drafts = drafts(checked, outcomes, now);
        var ids = batches.write(drafts.values(), lastOrdinal, now);
        var created = new HashMap<Integer, CustomerId>();
        drafts.forEach((at, draft) -> created.put(at, Objects.requireNonNull(ids.get(draft))));
        created.forEach((at, id) ->
                rows.addTags(
                        id,
                        Objects.requireNonNull(checked.get(at)).tags(),
                        now,
                        Actor.current().name()));
        answer(wanted, created, outcomes);
        return List.of(outcomes);
    }

    private Map<Integer, Checked> check(List<Wanted> wanted, Outcome[] outcomes) {
        var owners =
                surroundings
                        .owners()
                        .named(wanted.stream().map(one -> one.customer().owner().staff()).toList());
        var normalizer =
                wanted.stream().allMatch(one -> one.customer().identifiers().isEmpty())
                        ? null
                        : new Normalizer(tenants.settings().region());
        var checked = new HashMap<Integer, Checked>();
        for (int at = 0; at < outcomes.length; at++) {
            var customer = wanted.get(at).customer();
            try {
                requireActive(customer.owner().staff(), owners);
                Territory.require(customer.store(), customer.owner());
                checked.put(
                        at,
                        new Checked(
                                customer,
                                normalizer == null
                                        ? List.of()
                                        : CustomerDesk.normalized(
                                                customer.identifiers(), IDENTIFIERS, normalizer),
                                CustomerDesk.tags(customer.tags())));
            } catch (Problem refused) {
                outcomes[at] = new Outcome.Refused(refused);
            }
        }
        return checked;
    }

    private static void requireActive(@Nullable UUID staff, Map<UUID, Owner> owners) {
        if (staff == null) {
            return;
        }
        var owner = owners.get(staff);
        if (owner == null || !owner.active()) {
            throw RequestProblem.invalid(CustomerDesk.OWNER_POINTER, Owners.UNKNOWN, Map.of());
        }
    }

    /// Under the tenant's lock, so it stays true until the transaction ends.
    private void refuseTaken(Map<Integer, Checked> checked, Outcome[] outcomes) {
        var all = new HashSet<Identifier>();
        checked.values().forEach(one -> all.addAll(one.identifiers()));
        var holders = batches.identifiers().holders(all);
        var given = new HashSet<Identifier>();
        for (int at = 0; at < outcomes.length; at++) {
            var one = checked.get(at);
            if (one == null) {
                continue;
            }
            var taken = one.identifiers().stream().filter(holders::containsKey).findFirst();
            if (taken.isPresent()) {
                outcomes[at] =
                        new Outcome.Refused(
                                rows.taken(
                                        IDENTIFIERS
                                                + "/"
                                                + one.identifiers().indexOf(taken.get())
                                                + "/value",
                                        Objects.requireNonNull(holders.get(taken.get()))));
            } else if (one.identifiers().stream().anyMatch(given::contains)) {
                outcomes[at] = new Outcome.Again();
            } else {
                given.addAll(one.identifiers());
                continue;
            }
            checked.remove(at);
        }
    }

    private Map<Integer, Draft> drafts(
            Map<Integer, Checked> checked, Outcome[] outcomes, Instant now) {
        var traits =
                checked.values().stream()
                        .map(one -> one.customer().traits())
                        .filter(given -> !given.isEmpty())
                        .toList();
        var types =
                traits.isEmpty()
                        ? Map.<String, TraitType>of()
                        : surroundings.traits().ensure(traits);
        var drafts = new TreeMap<Integer, Draft>();
        checked.forEach((at, one) -> {
            var read = surroundings.traits().read(one.customer().traits(), types);
            if (read.refused().isEmpty()) {
                drafts.put(at, draft(one, read.values(), now));
            } else {
                outcomes[at] = new Outcome.Refused(Traits.refusal(read));
            }
        });
        return drafts;
    }

    private static Draft draft(Checked one, Map<String, Object> traits, Instant now) {
        var customer = one.customer();
        var draft = Draft.fresh();
        draft.kind = customer.kind();
        draft.channel = Places.code(customer.channel());
        draft.store = Places.code(customer.store());
        draft.owner = customer.owner().staff();
        var values = new HashMap<String, Optional<Object>>();
        CustomerDesk.standard(
                values, Customer.NAME_FIELD, customer.name(), Customers.NAME_CHARS_MAX);
        CustomerDesk.standard(
                values, Customer.CITY_FIELD, customer.city(), Customers.CITY_CHARS_MAX);
        traits.forEach((name, value) -> values.put(name, Optional.of(value)));
        values.values().removeIf(Optional::isEmpty);
        draft.facts = Facts.NONE.with(values, customer.source(), now);
        draft.evidence.putAll(
                CustomerDesk.evidence(
                        customer.identifiers(), one.identifiers(), customer.source(), now));
        return draft;
    }

    private void answer(List<Wanted> wanted, Map<Integer, CustomerId> created, Outcome[] outcomes) {
        var customers = rows.customers(Set.copyOf(created.values()));
        var entries = new ArrayList<Audit.Attributed>();
        created.forEach((at, id) -> {
            var customer = Objects.requireNonNull(customers.get(id));
            outcomes[at] = new Outcome.Created(customer);
            entries.add(
                    new Audit.Attributed(
                            AuditEntry.done("customer.create", "customer", id)
                                    .after(CustomerDesk.image(customer)),
                            wanted.get(at).correlationId()));
        });
        audit.record(entries);
    }
}
