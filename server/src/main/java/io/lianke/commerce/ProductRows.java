package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.PRODUCTS;

import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the rows of products, a batch at a time.
@Component
class ProductRows {
    // A product that needs no change is not touched: a row that every order names would otherwise
    // be locked by each of them. A name or a category is replaced by a newer one only, but a later
    // sighting of the same one counts as newer too.
    private static final String WRITE =
            """
            insert into commerce.products as known (tenant_id, sku, name, name_as_of, category, category_as_of)
            select ?, told.sku, told.name, told.name_as_of, told.category, told.category_as_of
            from unnest(?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::timestamptz[])
                    as told (sku, name, name_as_of, category, category_as_of)
                left join commerce.products p on p.tenant_id = ? and p.sku = told.sku
            where p.id is null
                or (told.name is not null
                    and (p.name is null or told.name_as_of > p.name_as_of
                        or (told.name_as_of = p.name_as_of and told.name <> p.name)))
                or (told.category is not null
                    and (p.category is null or told.category_as_of > p.category_as_of
                        or (told.category_as_of = p.category_as_of and told.category <> p.category)))
            order by told.sku
            on conflict (tenant_id, sku) do update
            set name = case when excluded.name is null or excluded.name_as_of < known.name_as_of
                    then coalesce(known.name, excluded.name) else excluded.name end,
                name_as_of = case when excluded.name is null then known.name_as_of
                    when known.name is null then excluded.name_as_of
                    else greatest(known.name_as_of, excluded.name_as_of) end,
                category = case when excluded.category_as_of < known.category_as_of
                    then known.category else coalesce(excluded.category, known.category) end,
                category_as_of = greatest(known.category_as_of, excluded.category_as_of),
                updated_at = now()
            returning with (old as before, new as after) after.id, after.sku, before.id is null as created,
                before.name is distinct from after.name
                    or before.category is distinct from after.category as changed
            """;

    private final DSLContext sql;

    ProductRows(DSLContext sql) {
        this.sql = sql;
    }

    /// What became of the products that were not as told already, by SKU.
    Map<String, PutOutcome> write(List<NewProduct> told) {
        if (told.isEmpty()) {
            return Map.of();
        }
        var rows = new Columns<>(newest(told));
        var tenant = Tenant.current().id();
        var outcomes = new HashMap<String, PutOutcome>();
        sql.resultQuery(
                        WRITE,
                        tenant,
                        rows.texts(Told::sku),
                        rows.texts(Told::name),
                        rows.instants(Told::nameAsOf),
                        rows.texts(Told::category),
                        rows.instants(Told::categoryAsOf),
                        tenant)
                .fetch()
                .forEach(row ->
                        outcomes.put(
                                row.get("sku", String.class),
                                PutOutcome.of(
                                        row.get("id", UUID.class),
                                        change(
                                                row.get("created", boolean.class),
                                                row.get("changed", boolean.class)))));
        return outcomes;
    }

    private static PutOutcome.Change change(boolean created, boolean changed) {
        if (created) {
            return PutOutcome.Change.CREATED;
        }
        return changed ? PutOutcome.Change.UPDATED : PutOutcome.Change.UNCHANGED;
    }

    /// What is told of one SKU.
    private record Told(
            String sku,
            @Nullable String name,
            Instant nameAsOf,
            @Nullable String category,
            @Nullable Instant categoryAsOf) {

        static Told of(NewProduct product) {
            return new Told(
                    product.sku(),
                    product.name(),
                    product.asOf(),
                    product.category(),
                    product.category() == null ? null : product.asOf());
        }

        /// The newest name and the newest category; of equals those told later.
        Told with(Told next) {
            var renamed = next.name != null && (name == null || !next.nameAsOf.isBefore(nameAsOf));
            var moved =
                    next.categoryAsOf != null
                            && (categoryAsOf == null || !next.categoryAsOf.isBefore(categoryAsOf));
            return new Told(
                    sku,
                    renamed ? next.name : name,
                    renamed ? next.nameAsOf : nameAsOf,
                    moved ? next.category : category,
                    moved ? next.categoryAsOf : categoryAsOf);
        }
    }

    private static List<Told> newest(List<NewProduct> products) {
        var bySku = new TreeMap<String, Told>();
        products.forEach(product -> bySku.merge(product.sku(), Told.of(product), Told::with));
        return List.copyOf(bySku.values());
    }

    Map<String, UUID> ids(Collection<String> skus) {
        return sql.select(PRODUCTS.SKU, PRODUCTS.ID)
                .from(PRODUCTS)
                .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                .and(PRODUCTS.SKU.eq(DSL.any(skus.toArray(String[]::new))))
                .fetchMap(PRODUCTS.SKU, PRODUCTS.ID);
    }
}
