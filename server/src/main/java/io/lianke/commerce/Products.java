package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.LINES;
import static io.lianke.commerce.db.Tables.PRODUCTS;

import io.lianke.commerce.PutOutcome.Change;
import io.lianke.commerce.db.tables.records.ProductsRecord;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What is sold, by SKU.
@Component
@Transactional
public class Products {
    public static final int BATCH_MAX = 10_000;

    private final DSLContext sql;
    private final ProductRows rows;
    private final JsonMapper json;

    Products(DSLContext sql, ProductRows rows, JsonMapper json) {
        this.sql = sql;
        this.rows = rows;
        this.json = json;
    }

    /// Finds or creates products and brings their names and categories up to date. [Orders#put]
    /// does so by itself; ask here first to learn which were new. Of several of one SKU the newest
    /// name and the newest category count, then the later in the list.
    ///
    /// @return what became of each, in the same order; of several of one SKU only the first is told
    ///   as created or updated
    public List<PutOutcome> ensure(List<NewProduct> products) {
        var refused = new HashMap<Integer, PutOutcome>();
        var good = new ArrayList<NewProduct>();
        for (int i = 0; i < products.size(); i++) {
            try {
                good.add(checked(products.get(i)));
            } catch (CommerceProblem problem) {
                refused.put(i, PutOutcome.refused(problem));
            }
        }
        if (good.size() > BATCH_MAX) {
            throw new IllegalArgumentException("Batch of " + good.size() + " products");
        }
        var written = new HashMap<>(rows.write(good));
        var ids = rows.ids(new HashSet<>(good.stream().map(NewProduct::sku).toList()));
        var outcomes = new ArrayList<PutOutcome>();
        for (int i = 0; i < products.size(); i++) {
            var no = refused.get(i);
            var change = no == null ? written.remove(products.get(i).sku()) : no;
            var id = ids.get(products.get(i).sku());
            if (change != null) {
                outcomes.add(change);
            } else if (id != null) {
                outcomes.add(PutOutcome.of(id, Change.UNCHANGED));
            } else {
                throw new IllegalStateException("A product vanished while being put");
            }
        }
        return List.copyOf(outcomes);
    }

    private static NewProduct checked(NewProduct product) {
        return new NewProduct(
                Meaning.text("sku", product.sku(), Meaning.ID_CHARS_MAX),
                Meaning.name(product.name()),
                Meaning.category(product.category()),
                Meaning.time("asOf", product.asOf()));
    }

    /// Products by SKU.
    ///
    /// @param query a whole SKU; null for all
    @Transactional(readOnly = true)
    public Page<Product> page(@Nullable String query, int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var found =
                sql.select(
                                PRODUCTS.ID,
                                PRODUCTS.SKU,
                                PRODUCTS.NAME,
                                PRODUCTS.CATEGORY,
                                PRODUCTS.CREATED_AT)
                        .from(PRODUCTS)
                        .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                        .and(query == null ? DSL.noCondition() : PRODUCTS.SKU.eq(query))
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : PRODUCTS.SKU.gt(token.keys().getFirst()))
                        .orderBy(PRODUCTS.SKU)
                        .limit(pageSize + 1)
                        .fetch(Records.mapping(Product::new));
        return Page.of(found, pageSize, product -> PageToken.of(product.sku()).encode());
    }

    /// What a product was, for putting it back.
    private record Image(
            @Nullable String name,
            Instant nameAsOf,
            @Nullable String category,
            @Nullable Instant categoryAsOf) {}

    /// The products among these SKUs that exist, as they are now, by SKU.
    @Transactional(readOnly = true)
    public Map<String, OrderImage> snapshot(Set<String> skus) {
        return sql.selectFrom(PRODUCTS)
                .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                .and(PRODUCTS.SKU.eq(DSL.any(skus.toArray(String[]::new))))
                .fetchMap(
                        PRODUCTS.SKU,
                        row ->
                                new OrderImage(
                                        row.getId(),
                                        json.writeValueAsString(
                                                new Image(
                                                        row.getName(),
                                                        row.getNameAsOf(),
                                                        row.getCategory(),
                                                        row.getCategoryAsOf()))));
    }

    /// What tells whether a product was changed. Those that do not exist are left out.
    @Transactional(readOnly = true)
    public Map<UUID, String> fingerprints(Collection<UUID> ids) {
        return sql.selectFrom(PRODUCTS)
                .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                .and(PRODUCTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(PRODUCTS.ID, Products::fingerprint);
    }

    private static String fingerprint(ProductsRecord row) {
        var named = row.getNameAsOf() + " " + row.getName();
        return row.getCategory() == null
                ? named
                : named + " " + row.getCategoryAsOf() + " " + row.getCategory();
    }

    /// Puts names and categories back as they were. A product that is gone stays gone.
    public void restore(List<OrderImage> images) {
        var updates =
                images.stream()
                        .map(image -> {
                            var was = json.readValue(image.json(), Image.class);
                            return sql.update(PRODUCTS)
                                    .set(PRODUCTS.NAME, was.name())
                                    .set(PRODUCTS.NAME_AS_OF, was.nameAsOf())
                                    .set(PRODUCTS.CATEGORY, was.category())
                                    .set(PRODUCTS.CATEGORY_AS_OF, was.categoryAsOf())
                                    .set(PRODUCTS.UPDATED_AT, DSL.currentInstant())
                                    .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                                    .and(PRODUCTS.ID.eq(image.id()));
                        })
                        .toList();
        sql.batch(updates).execute();
    }

    /// Takes away products that no order line names.
    ///
    /// @return the products that are gone
    public Set<UUID> remove(Collection<UUID> ids) {
        return Set.copyOf(
                sql.deleteFrom(PRODUCTS)
                        .where(PRODUCTS.TENANT_ID.eq(Tenant.current().id()))
                        .and(PRODUCTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                        .and(
                                DSL.notExists(
                                        DSL.selectOne()
                                                .from(LINES)
                                                .where(LINES.TENANT_ID.eq(PRODUCTS.TENANT_ID))
                                                .and(LINES.SKU.eq(PRODUCTS.SKU))))
                        .returningResult(PRODUCTS.ID)
                        .fetchSet(PRODUCTS.ID));
    }
}
