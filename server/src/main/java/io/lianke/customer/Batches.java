package io.lianke.customer;

import static io.lianke.customer.db.Tables.COUNTERS;
import static io.lianke.customer.db.Tables.CUSTOMERS;

import io.lianke.audit.Actor;
import io.lianke.customer.resolution.Identifier;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes customers hundreds at a time, in a number of statements that does not depend on
/// how many.
final class Batches {

    private static final String INSERT =
            """
            insert into customer.customers (tenant_id, ordinal, kind, name, city, channel, store,
                owner_id, traits, provenance, created_at, created_by, updated_at, updated_by,
                name_key, name_terms)
            select {0}, n.ordinal, n.kind, n.name, n.city, n.channel, n.store, n.owner_id,
                n.traits::jsonb, n.provenance::jsonb, coalesce(n.created_at::timestamptz, {1}),
                {2}, {1}, {2}, n.name_key, array_to_tsvector(string_to_array(n.name_terms, ' '))
            from unnest({3}::int[], {4}::text[], {5}::text[], {6}::text[], {7}::text[], {8}::text[],
                    {9}::uuid[], {10}::text[], {11}::text[], {12}::text[], {13}::text[],
                    {14}::text[])
                as n (ordinal, kind, name, city, channel, store, owner_id, traits, provenance,
                    created_at, name_key, name_terms)
            returning ordinal, id
            """;

    private static final String INSERT_TOTALS =
            """
            insert into customer.totals (tenant_id, customer_id, store)
            select {0}, n.id, n.store from unnest({1}::uuid[], {2}::text[]) as n (id, store)
            """;

    private static final String UPDATE =
            """
            update customer.customers c
            set name = n.name, city = n.city, traits = n.traits::jsonb,
                provenance = n.provenance::jsonb, version = c.version + n.step,
                updated_at = case n.step when 0 then c.updated_at else {1} end,
                updated_by = case n.step when 0 then c.updated_by else {2} end
            from unnest({3}::uuid[], {4}::text[], {5}::text[], {6}::text[], {7}::text[], {8}::int[])
                as n (id, name, city, traits, provenance, step)
            where c.tenant_id = {0} and c.id = n.id
            """;

    private final DSLContext sql;
    private final IdentifierRows identifiers;

    Batches(DSLContext sql) {
        this.sql = sql;
        this.identifiers = new IdentifierRows(sql);
    }

    IdentifierRows identifiers() {
        return identifiers;
    }

    /// Until the end of the transaction, nobody else creates customers or moves identifiers in this
    /// tenant. Taken before any other lock of this module. Ordinals are dense only because of it,
    /// and it makes every order of identifiers free of deadlocks.
    int lock() {
        return Objects.requireNonNull(
                sql.insertInto(COUNTERS)
                        .set(COUNTERS.TENANT_ID, Tenant.current().id())
                        .set(COUNTERS.LAST_ORDINAL, 0)
                        .onConflict(COUNTERS.TENANT_ID)
                        .doUpdate()
                        .set(COUNTERS.LAST_ORDINAL, COUNTERS.LAST_ORDINAL)
                        .returning(COUNTERS.LAST_ORDINAL)
                        .fetchSingle(COUNTERS.LAST_ORDINAL));
    }

    /// The customers who hold one of these identifiers, with all of theirs.
    List<Draft> holders(Collection<Identifier> wanted, Reading reading) {
        var evidence = identifiers.ofHolders(wanted);
        return drafts(evidence.keySet(), evidence, reading);
    }

    /// Whether rows are read to be changed.
    enum Reading {
        LOOK,
        CHANGE
    }

    private List<Draft> drafts(
            Collection<CustomerId> ids,
            Map<CustomerId, Map<Identifier, Draft.Evidence>> evidence,
            Reading reading) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var query =
                sql.select(
                                CUSTOMERS.ID,
                                CUSTOMERS.NAME,
                                CUSTOMERS.CITY,
                                CUSTOMERS.TRAITS,
                                CUSTOMERS.PROVENANCE)
                        .from(CUSTOMERS)
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(CUSTOMERS.ID.eq(DSL.any(IdentifierRows.ids(ids))))
                        .orderBy(CUSTOMERS.ID);
        var rows = reading == Reading.CHANGE ? query.forNoKeyUpdate().fetch() : query.fetch();
        return rows.map(row -> {
            var id = new CustomerId(row.value1());
            var facts = FactsJson.read(row.value2(), row.value3(), row.value4(), row.value5());
            return Draft.of(id, facts, evidence.getOrDefault(id, Map.of()));
        });
    }

    /// Writes what changed; the lock is held.
    ///
    /// @return the ids of all drafts
    Map<Draft, CustomerId> write(Collection<Draft> drafts, int lastOrdinal, Instant now) {
        var ids = new HashMap<Draft, CustomerId>();
        var created = drafts.stream().filter(draft -> draft.stored == null).toList();
        ids.putAll(insert(created, lastOrdinal, now));
        for (var draft : drafts) {
            if (draft.stored != null) {
                ids.put(draft, draft.stored);
            }
        }
        update(
                drafts.stream()
                        .filter(draft -> draft.stored != null && draft.factsChanged())
                        .toList(),
                now);
        var attached = new ArrayList<IdentifierRows.Held>();
        var seenAgain = new ArrayList<IdentifierRows.Held>();
        for (var draft : drafts) {
            var id = Objects.requireNonNull(ids.get(draft));
            draft.evidence.forEach((identifier, evidence) -> {
                var before = draft.evidenceBefore.get(identifier);
                if (before == null) {
                    attached.add(new IdentifierRows.Held(id, identifier, evidence));
                } else if (!before.equals(evidence)) {
                    seenAgain.add(new IdentifierRows.Held(id, identifier, evidence));
                }
            });
        }
        identifiers.insert(attached);
        identifiers.update(seenAgain);
        return ids;
    }

    private Map<Draft, CustomerId> insert(List<Draft> created, int lastOrdinal, Instant now) {
        if (created.isEmpty()) {
            return Map.of();
        }
        var ordinals =
                IntStream.rangeClosed(lastOrdinal + 1, lastOrdinal + created.size())
                        .boxed()
                        .toArray(Integer[]::new);
        sql.update(COUNTERS)
                .set(COUNTERS.LAST_ORDINAL, lastOrdinal + created.size())
                .where(COUNTERS.TENANT_ID.eq(Tenant.current().id()))
                .execute();
        var names = NameRows.of(created);
        var rows =
                sql.resultQuery(
                                INSERT,
                                DSL.val(Tenant.current().id()),
                                DSL.val(now),
                                DSL.val(Actor.current().name()),
                                DSL.val(ordinals),
                                texts(created, draft -> draft.kind.code()),
                                texts(created, draft -> draft.facts.text(Customer.NAME_FIELD)),
                                texts(created, draft -> draft.facts.text(Customer.CITY_FIELD)),
                                texts(created, draft -> draft.channel),
                                texts(created, draft -> draft.store),
                                DSL.val(owners(created)),
                                texts(created, draft -> FactsJson.traits(draft.facts)),
                                texts(created, draft -> FactsJson.provenance(draft.facts)),
                                texts(
                                        created,
                                        draft ->
                                                draft.createdAt == null
                                                        ? null
                                                        : draft.createdAt.toString()),
                                NameRows.sorts(names),
                                NameRows.terms(names))
                        .fetch();
        var ids = new HashMap<Draft, CustomerId>();
        for (var row : rows) {
            var ordinal = row.get(0, Integer.class);
            ids.put(created.get(ordinal - lastOrdinal - 1), new CustomerId(row.get(1, UUID.class)));
        }
        sql.execute(
                INSERT_TOTALS,
                DSL.val(Tenant.current().id()),
                DSL.val(
                        created.stream()
                                .map(draft -> Objects.requireNonNull(ids.get(draft)).value())
                                .toArray(UUID[]::new)),
                texts(created, draft -> draft.store));
        return ids;
    }

    private void update(List<Draft> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        sql.execute(
                UPDATE,
                DSL.val(Tenant.current().id()),
                DSL.val(now),
                DSL.val(Actor.current().name()),
                DSL.val(
                        changed.stream()
                                .map(draft -> Objects.requireNonNull(draft.stored).value())
                                .toArray(UUID[]::new)),
                texts(changed, draft -> draft.facts.text(Customer.NAME_FIELD)),
                texts(changed, draft -> draft.facts.text(Customer.CITY_FIELD)),
                texts(changed, draft -> FactsJson.traits(draft.facts)),
                texts(changed, draft -> FactsJson.provenance(draft.facts)),
                DSL.val(
                        changed.stream()
                                .map(draft ->
                                        draft.facts.values().equals(draft.factsBefore.values())
                                                ? 0
                                                : 1)
                                .toArray(Integer[]::new)));
        new NameRows(sql)
                .fill(changed.stream().map(draft -> Objects.requireNonNull(draft.stored)).toList());
    }

    private static UUID[] owners(List<Draft> drafts) {
        var owners = new UUID[drafts.size()];
        for (int i = 0; i < owners.length; i++) {
            var owner = drafts.get(i).owner;
            if (owner != null) {
                owners[i] = owner;
            }
        }
        return owners;
    }

    private static org.jooq.Field<String[]> texts(
            List<Draft> drafts, Function<Draft, @Nullable String> each) {
        var texts = new String[drafts.size()];
        for (int i = 0; i < texts.length; i++) {
            var text = each.apply(drafts.get(i));
            if (text != null) {
                texts[i] = text;
            }
        }
        return DSL.val(texts);
    }
}
