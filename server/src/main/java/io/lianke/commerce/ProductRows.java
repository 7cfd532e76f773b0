package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.PRODUCTS;

import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Writes the rows of products, a batch at a time.
@Component
class ProductRows {
    // A product that needs no change is not touched: a row that every order names would otherwise
    // be locked
    // by each of them. A name is replaced by a newer one only, but a later sighting of the same
    // name counts
    // as newer too.
    private static final String WRITE =
            """
            insert into commerce.products as known (tenant_id, sku, name, name_as_of)
            select ?, told.sku, told.name, told.as_of
            from unnest(?::text[], ?::text[], ?::timestamptz[]) as told (sku, name, as_of)
                left join commerce.products p on p.tenant_id = ? and p.sku = told.sku
            where p.id is null
                or (told.name is not null
                    and (p.name is null or told.as_of > p.name_as_of
                        or (told.as_of = p.name_as_of and told.name <> p.name)))
            order by told.sku
            on conflict (tenant_id, sku) do update
            set name = excluded.name, name_as_of = excluded.name_as_of,
                updated_at = case when known.name = excluded.name then known.updated_at else now() end
            where excluded.name is not null
                and (known.name is null or excluded.name_as_of >= known.name_as_of)
            returning with (old as before, new as after) after.id, after.sku, before.id is null as created,
                before.name is distinct from after.name as renamed
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
                        rows.texts(NewProduct::sku),
                        rows.texts(NewProduct::name),
                        rows.instants(NewProduct::asOf),
                        tenant)
                .fetch()
                .forEach(row ->
                        outcomes.put(
                                row.get("sku", String.class),
                                PutOutcome.of(
                                        row.get("id", UUID.class),
                                        change(
                                                row.get("created", boolean.class),
                                                row.get("renamed", boolean.class)))));
        return outcomes;
    }

    private static PutOutcome.Change change(boolean created, boolean renamed) {
        if (created) {
            return PutOutcome.Change.CREATED;
        }
        return renamed ? PutOutcome.Change.UPDATED : PutOutcome.Change.UNCHANGED;
    }

    /// One of each SKU: the newest that has a name, of equals the later in the list.
    private static List<NewProduct> newest(List<NewProduct> told) {
        var bySku = new TreeMap<String, NewProduct>();
        for (var product : told) {
            bySku.merge(
                    product.sku(),
                    product,
                    (known, next) -> {
                        if (next.name() == null) {
                            return known;
                        }
                        return known.name() == null || !next.asOf().isBefore(known.asOf())
                                ? next
                                : known;
                    });
        }
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
