package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.TAGS;

import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads and writes the customers of a batch, in a number of statements that does not depend on how
/// many.
final class BulkRows {

    private static final String UPDATE =
            """
            update customer.customers c
            set kind = n.kind, status = n.status, channel = n.channel, store = n.store,
                owner_id = n.owner_id, version = c.version + 1, updated_at = {1}, updated_by = {2}
            from unnest({3}::uuid[], {4}::text[], {5}::text[], {6}::text[], {7}::text[], {8}::uuid[])
                as n (id, kind, status, channel, store, owner_id)
            where c.tenant_id = {0} and c.id = n.id
            """;

    private static final String UPDATE_WITH_FACTS =
            """
            update customer.customers c
            set kind = n.kind, status = n.status, channel = n.channel, store = n.store,
                owner_id = n.owner_id, version = c.version + 1, updated_at = {1}, updated_by = {2},
                city = n.city, traits = n.traits::jsonb, provenance = n.provenance::jsonb
            from unnest({3}::uuid[], {4}::text[], {5}::text[], {6}::text[], {7}::text[], {8}::uuid[],
                    {9}::text[], {10}::text[], {11}::text[])
                as n (id, kind, status, channel, store, owner_id, city, traits, provenance)
            where c.tenant_id = {0} and c.id = n.id
            """;

    private static final String ADD_TAGS =
            """
            insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
            select {0}, n.customer_id, n.tag, n.at::timestamptz, n.by
            from unnest({1}::uuid[], {2}::text[], {3}::text[], {4}::text[])
                as n (customer_id, tag, at, by)
            order by n.customer_id, n.tag
            on conflict do nothing
            """;

    private static final String REMOVE_TAGS =
            """
            delete from customer.tags t
            using unnest({1}::uuid[], {2}::text[]) as n (customer_id, tag)
            where t.tenant_id = {0} and t.customer_id = n.customer_id and t.tag = n.tag
            """;

    private final DSLContext sql;

    BulkRows(DSLContext sql) {
        this.sql = sql;
    }

    /// Those that are there, locked in the order in which everybody locks customers. Merged ones
    /// are not.
    List<BulkRow> lock(Integer[] ordinals, BulkEdit edit) {
        var rows =
                sql.selectFrom(CUSTOMERS)
                        .where(CUSTOMERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(CUSTOMERS.ORDINAL.eq(DSL.any(ordinals)))
                        .and(CUSTOMERS.MERGED_INTO.isNull())
                        .orderBy(CUSTOMERS.ID)
                        .forNoKeyUpdate()
                        .fetch();
        if (edit.store() != null) {
            new TotalsRows(sql).lock(rows.map(row -> row.getId()).toArray(UUID[]::new));
        }
        var tags =
                edit.touchesTags()
                        ? tags(rows.map(row -> row.getId()))
                        : Map.<UUID, Map<String, BulkRow.Put>>of();
        return rows.map(row ->
                new BulkRow(
                        new CustomerId(row.getId()),
                        row.getOrdinal(),
                        new BulkRow.Columns(
                                row.getKind(),
                                row.getStatus(),
                                row.getChannel(),
                                row.getStore(),
                                row.getOwnerId()),
                        edit.touchesFacts() ? CustomerRows.facts(row) : Facts.NONE,
                        tags.getOrDefault(row.getId(), Map.of())));
    }

    private Map<UUID, Map<String, BulkRow.Put>> tags(List<UUID> ids) {
        var tags = new HashMap<UUID, Map<String, BulkRow.Put>>();
        sql.selectFrom(TAGS)
                .where(TAGS.TENANT_ID.eq(Tenant.current().id()))
                .and(TAGS.CUSTOMER_ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .forEach(row ->
                        tags.computeIfAbsent(row.getCustomerId(), _ -> new HashMap<>())
                                .put(
                                        row.getTag(),
                                        new BulkRow.Put(row.getAddedAt(), row.getAddedBy())));
        return tags;
    }

    /// A customer as it is and as it is to be.
    record Step(BulkRow from, BulkRow to) {}

    /// Writes what differs; the rows are locked.
    void write(List<Step> steps, BulkEdit edit, Instant now, String by) {
        if (steps.isEmpty()) {
            return;
        }
        var ids = steps.stream().map(step -> step.to().id().value()).toArray(UUID[]::new);
        var values = new ArrayList<Field<?>>();
        values.add(DSL.val(Tenant.current().id()));
        values.add(DSL.val(now));
        values.add(DSL.val(by));
        values.add(DSL.val(ids));
        values.add(texts(steps, row -> row.columns().kind()));
        values.add(texts(steps, row -> row.columns().status()));
        values.add(texts(steps, row -> row.columns().channel()));
        values.add(texts(steps, row -> row.columns().store()));
        values.add(DSL.val(owners(steps)));
        if (edit.touchesFacts()) {
            values.add(texts(steps, row -> row.facts().text(Customer.CITY_FIELD)));
            values.add(texts(steps, row -> FactsJson.traits(row.facts())));
            values.add(texts(steps, row -> FactsJson.provenance(row.facts())));
        }
        var removed = Tagged.of(steps, Step::from, Step::to);
        var added = Tagged.of(steps, Step::to, Step::from);
        var tenant = DSL.val(Tenant.current().id());
        // Tags follow their customer to another store. Those that go are spared it, and those that
        // come find it.
        if (!removed.customers.isEmpty()) {
            sql.execute(REMOVE_TAGS, tenant, removed.customerIds(), Tagged.texts(removed.tags));
        }
        sql.execute(
                edit.touchesFacts() ? UPDATE_WITH_FACTS : UPDATE, values.toArray(Field<?>[]::new));
        if (!added.customers.isEmpty()) {
            sql.execute(
                    ADD_TAGS,
                    tenant,
                    added.customerIds(),
                    Tagged.texts(added.tags),
                    Tagged.texts(added.ats),
                    Tagged.texts(added.bys));
        }
    }

    /// Tags of customers, column by column.
    private static final class Tagged {
        final List<UUID> customers = new ArrayList<>();
        final List<String> tags = new ArrayList<>();
        final List<String> ats = new ArrayList<>();
        final List<String> bys = new ArrayList<>();

        /// Those of the one side that the other has not.
        static Tagged of(
                List<Step> steps, Function<Step, BulkRow> side, Function<Step, BulkRow> other) {
            var tagged = new Tagged();
            for (var step : steps) {
                var there = other.apply(step).tags();
                side.apply(step)
                        .tags()
                        .forEach((tag, put) -> {
                            if (!there.containsKey(tag)) {
                                tagged.customers.add(step.to().id().value());
                                tagged.tags.add(tag);
                                tagged.ats.add(put.at().toString());
                                tagged.bys.add(put.by());
                            }
                        });
            }
            return tagged;
        }

        Field<UUID[]> customerIds() {
            return DSL.val(customers.toArray(UUID[]::new));
        }

        static Field<String[]> texts(List<String> column) {
            return DSL.val(column.toArray(String[]::new));
        }
    }

    private static UUID[] owners(List<Step> steps) {
        var owners = new UUID[steps.size()];
        for (int i = 0; i < owners.length; i++) {
            var owner = steps.get(i).to().columns().owner();
            if (owner != null) {
                owners[i] = owner;
            }
        }
        return owners;
    }

    private static Field<String[]> texts(
            List<Step> steps, Function<BulkRow, @Nullable String> each) {
        var texts = new String[steps.size()];
        for (int i = 0; i < texts.length; i++) {
            var text = each.apply(steps.get(i).to());
            if (text != null) {
                texts[i] = text;
            }
        }
        return DSL.val(texts);
    }
}
