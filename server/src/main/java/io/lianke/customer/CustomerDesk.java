package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;

import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.customer.db.tables.records.CustomersRecord;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.Normalized;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// Where staff and programs create and edit single customers. Each change is one audit entry.
final class CustomerDesk {
    static final String OWNER_POINTER = "/ownerId";

    private final DSLContext sql;
    private final InstantSource clock;
    private final Audit audit;
    private final Tenants tenants;
    private final Traits traits;
    private final Owners owners;
    private final Places places;
    private final Batches batches;
    private final CustomerRows rows;

    CustomerDesk(
            DSLContext sql,
            InstantSource clock,
            Audit audit,
            Tenants tenants,
            Customers.Surroundings surroundings) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.tenants = tenants;
        this.traits = surroundings.traits();
        this.owners = surroundings.owners();
        this.places = new Places(surroundings.channels(), surroundings.stores());
        this.batches = new Batches(sql);
        this.rows = new CustomerRows(sql, owners);
    }

    Customer update(CustomerId id, CustomerChange change, @Nullable Integer version) {
        var added = normalized(change.addIdentifiers(), "/addIdentifiers");
        var removed = normalized(change.removeIdentifiers(), "/removeIdentifiers");
        var given = new HashMap<String, Object>();
        change.traits().forEach((name, value) -> value.ifPresent(set -> given.put(name, set)));
        if (rows.row(id, Batches.Reading.LOOK).isEmpty()) {
            throw CustomerProblem.unknown();
        }
        if (change.channel() != null) {
            places.channel(change.channel());
        }
        if (change.store() != null) {
            places.store(change.store());
        }
        var types = traits.types();
        if (change.touchesIdentifiers() || !Traits.known(List.of(given), types)) {
            batches.lock();
        }
        var row = existing(id);
        if (version != null && !row.getVersion().equals(version)) {
            throw RequestProblem.stale();
        }
        if (!Traits.known(List.of(given), types)) {
            types = traits.ensure(List.of(given));
        }
        var now = clock.instant();
        var before = rows.customer(id);
        var values = new HashMap<String, Optional<Object>>();
        standard(values, Customer.NAME_FIELD, change.name(), Customers.NAME_CHARS_MAX);
        standard(values, Customer.CITY_FIELD, change.city(), Customers.CITY_CHARS_MAX);
        forget(values, change, before);
        traits.readAll(given, types).forEach((name, value) -> values.put(name, Optional.of(value)));
        changeIdentifiers(before, change, removed, added, now);
        changeTags(before, change, now);
        var facts = CustomerRows.facts(row).with(values, change.source(), now);
        setColumns(row, change);
        Territory.requireMove(before, row.getStore(), row.getOwnerId());
        return finish(row, facts, before, now);
    }

    /// Traits that are to be forgotten, of those the customer has.
    private static void forget(
            Map<String, Optional<Object>> values, CustomerChange change, Customer before) {
        var refused = new HashMap<String, String>();
        change.traits()
                .forEach((name, value) -> {
                    if (value.isPresent()) {
                        return;
                    }
                    if (!Traits.wellFormed(name)) {
                        refused.put(name, Traits.NAME_REFUSED);
                    } else if (name.equals(Traits.CITY)) {
                        values.put(Customer.CITY_FIELD, Optional.empty());
                    } else if (before.traits().containsKey(name)) {
                        values.put(name, Optional.empty());
                    }
                });
        if (!refused.isEmpty()) {
            throw Traits.refusal(new Traits.Read(Map.of(), refused));
        }
    }

    private void setColumns(CustomersRecord row, CustomerChange change) {
        if (change.kind() != null) {
            row.setKind(change.kind().code());
        }
        if (change.channel() != null) {
            row.setChannel(places.channel(change.channel()));
        }
        if (change.store() != null) {
            row.setStore(places.store(change.store()));
        }
        var owner = change.owner();
        if (owner != null && !Objects.equals(owner.staff(), row.getOwnerId())) {
            Locks.requireAssignment();
            owners.requireActive(owner, OWNER_POINTER);
            row.setOwnerId(owner.staff());
        }
    }

    Customer become(CustomerId id, CustomerStatus status) {
        var row = existing(id);
        var before = rows.customer(id);
        if (before.status() == status) {
            return before;
        }
        row.setStatus(status.code());
        return finish(row, CustomerRows.facts(row), before, clock.instant());
    }

    private CustomersRecord existing(CustomerId id) {
        var row = rows.row(id, Batches.Reading.CHANGE).filter(one -> one.getMergedInto() == null);
        if (row.isEmpty() && rows.row(id, Batches.Reading.LOOK).isPresent()) {
            throw CustomerProblem.sharedForReading();
        }
        return row.orElseThrow(CustomerProblem::unknown);
    }

    /// Writes the row and its audit entry, unless nothing is different.
    private Customer finish(CustomersRecord row, Facts facts, Customer before, Instant now) {
        sql.update(CUSTOMERS)
                .set(CUSTOMERS.KIND, row.getKind())
                .set(CUSTOMERS.STATUS, row.getStatus())
                .set(CUSTOMERS.CHANNEL, row.getChannel())
                .set(CUSTOMERS.STORE, row.getStore())
                .set(CUSTOMERS.OWNER_ID, row.getOwnerId())
                .set(CUSTOMERS.NAME, facts.text(Customer.NAME_FIELD))
                .set(CUSTOMERS.CITY, facts.text(Customer.CITY_FIELD))
                .set(CUSTOMERS.TRAITS, JSONB.valueOf(FactsJson.traits(facts)))
                .set(CUSTOMERS.PROVENANCE, JSONB.valueOf(FactsJson.provenance(facts)))
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(before.id().value()))
                .execute();
        if (!facts.text(Customer.NAME_FIELD).equals(before.name())) {
            new NameRows(sql).fill(Set.of(before.id()));
        }
        var after = rows.customer(before.id());
        var was = image(before);
        var is = image(after);
        if (was.equals(is)) {
            return after;
        }
        sql.update(CUSTOMERS)
                .set(CUSTOMERS.VERSION, CUSTOMERS.VERSION.plus(1))
                .set(CUSTOMERS.UPDATED_AT, now)
                .set(CUSTOMERS.UPDATED_BY, Actor.current().name())
                .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                .and(CUSTOMERS.ID.eq(before.id().value()))
                .execute();
        audit.record(
                AuditEntry.done(action(before, after), "customer", before.id())
                        .before(different(was, is))
                        .after(different(is, was)));
        return rows.customer(before.id());
    }

    private static String action(Customer before, Customer after) {
        if (before.status() == after.status()) {
            return "customer.update";
        }
        return after.status() == CustomerStatus.ARCHIVED ? "customer.archive" : "customer.restore";
    }

    private void changeIdentifiers(
            Customer before,
            CustomerChange change,
            List<Identifier> removed,
            List<Identifier> added,
            Instant now) {
        var held = new TreeSet<Identifier>();
        before.identifiers().forEach(identifier -> held.add(identifier.identifier()));
        batches.identifiers().delete(before.id(), removed);
        held.removeAll(removed);
        var evidence = evidence(change.addIdentifiers(), added, change.source(), now);
        evidence.keySet().removeAll(held);
        requireFree(evidence.keySet(), "/addIdentifiers");
        if (held.size() + evidence.size() > Customers.IDENTIFIERS_MAX) {
            throw CustomerProblem.tooManyIdentifiers(Customers.IDENTIFIERS_MAX);
        }
        batches.identifiers()
                .insert(
                        evidence.entrySet().stream()
                                .map(entry ->
                                        new IdentifierRows.Held(
                                                before.id(), entry.getKey(), entry.getValue()))
                                .toList());
    }

    private void changeTags(Customer before, CustomerChange change, Instant now) {
        var tags = new TreeSet<>(before.tags());
        tags.removeAll(tags(change.removeTags()));
        var added = tags(change.addTags());
        tags.addAll(added);
        if (tags.size() > Customers.TAGS_MAX) {
            throw CustomerProblem.tooManyTags(Customers.TAGS_MAX);
        }
        if (!change.removeTags().isEmpty()) {
            rows.removeTags(before.id(), tags(change.removeTags()));
        }
        rows.addTags(before.id(), added, now, Actor.current().name());
    }

    private List<Identifier> normalized(List<GivenIdentifier> given, String pointer) {
        return given.isEmpty()
                ? List.of()
                : normalized(given, pointer, new Normalizer(tenants.settings().region()));
    }

    static List<Identifier> normalized(
            List<GivenIdentifier> given, String pointer, Normalizer normalizer) {
        if (given.size() > Customers.IDENTIFIERS_MAX) {
            throw CustomerProblem.tooManyIdentifiers(Customers.IDENTIFIERS_MAX);
        }
        var identifiers = new ArrayList<Identifier>();
        var errors = new ArrayList<FieldProblem>();
        for (var identifier : given) {
            var at = pointer + "/" + (identifiers.size() + errors.size()) + "/value";
            switch (normalizer.normalize(identifier.type(), identifier.value())) {
                case Normalized.Accepted(var accepted) -> identifiers.add(accepted);
                case Normalized.Refused(var code) -> errors.add(FieldProblem.of(at, code));
            }
        }
        if (!errors.isEmpty()) {
            throw RequestProblem.invalid(errors);
        }
        return identifiers;
    }

    /// Under the tenant's lock, so it stays true until the transaction ends.
    private void requireFree(Collection<Identifier> identifiers, String pointer) {
        var holders = batches.identifiers().holders(identifiers);
        int at = 0;
        for (var identifier : identifiers) {
            var where = pointer + "/" + at++ + "/value";
            var holder = holders.get(identifier);
            if (holder != null) {
                throw rows.taken(where, holder);
            }
        }
    }

    static Map<Identifier, Draft.Evidence> evidence(
            List<GivenIdentifier> given, List<Identifier> normalized, String source, Instant at) {
        var evidence = new LinkedHashMap<Identifier, Draft.Evidence>();
        for (int i = 0; i < given.size(); i++) {
            var identifier = normalized.get(i);
            evidence.putIfAbsent(
                    identifier,
                    new Draft.Evidence(
                            Texts.clean(given.get(i).value()),
                            given.get(i).verified(),
                            source,
                            Resolver.rank(identifier.type()),
                            at,
                            at));
        }
        return evidence;
    }

    static void standard(
            Map<String, Optional<Object>> values,
            String field,
            @Nullable String given,
            int charsMax) {
        if (given != null) {
            var text = Texts.clean(given, charsMax);
            values.put(field, text.isEmpty() ? Optional.empty() : Optional.of(text));
        }
    }

    static List<String> tags(Collection<String> given) {
        var tags =
                given.stream()
                        .map(tag -> Texts.clean(tag, Customers.TAG_CHARS_MAX))
                        .filter(tag -> !tag.isEmpty())
                        .sorted()
                        .distinct()
                        .toList();
        if (tags.size() > Customers.TAGS_MAX) {
            throw CustomerProblem.tooManyTags(Customers.TAGS_MAX);
        }
        return tags;
    }

    /// What an audit entry tells of a customer.
    static Map<String, Object> image(Customer customer) {
        var image = new LinkedHashMap<String, Object>();
        image.put("kind", customer.kind().code());
        image.put("status", customer.status().code());
        image.put("name", customer.name());
        image.put("city", customer.city());
        image.put("channel", customer.channel() == null ? "" : customer.channel());
        image.put("store", customer.store() == null ? "" : customer.store());
        var owner = customer.owner();
        image.put(
                "owner", owner == null ? Map.of() : Map.of("id", owner.id(), "name", owner.name()));
        image.put("traits", customer.traits());
        image.put(
                "identifiers",
                customer.identifiers().stream()
                        .map(held -> held.identifier().toString())
                        .sorted()
                        .toList());
        image.put("tags", customer.tags());
        return image;
    }

    private static Map<String, Object> different(Map<String, Object> from, Map<String, Object> to) {
        var fields = new LinkedHashMap<>(from);
        fields.entrySet().removeIf(field -> field.getValue().equals(to.get(field.getKey())));
        return fields;
    }
}
