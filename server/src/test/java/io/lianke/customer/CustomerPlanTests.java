package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.Reach;
import io.lianke.postgres.Limit;
import io.lianke.shared.PageToken;
import io.lianke.testing.Plans;
import io.lianke.testing.ServerTests;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// No sort and no filter of a list makes the database read a whole table.
class CustomerPlanTests extends ServerTests {
    private static final int MANY = 60_000;
    private static final int BATCH = 10_000;
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Plans plans;
    @Autowired private Owners owners;

    private static final Ownership MANY_HIS =
            new Ownership(UUID.fromString("00000000-0000-7000-9000-000000000001"));
    private static final Ownership FEW_HIS =
            new Ownership(UUID.fromString("00000000-0000-7000-9000-000000000002"));

    private static final String PEOPLE =
            """
            insert into customer.customers (tenant_id, id, ordinal, kind, status, name, channel, store, owner_id,
                created_at, created_by, updated_at, updated_by)
            select ?, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, n + 1, 'person',
                case when n % 600 = 5 then 'archived' else 'active' end, 'Name ' || n % 30000,
                case when n % 600 = 0 then 'rare' when n % 10 = 0 then 'store' else 'web' end,
                case when n % 600 = 1 then 's-rare' when n % 3 = 0 then 's-1' end,
                case when n % 600 = 2 then '00000000-0000-7000-9000-000000000002'::uuid
                    when n % 600 <> 3 then '00000000-0000-7000-9000-000000000001'::uuid end, now(), 'test', now(), 'test'
            from generate_series(?, ?) n
            """;

    private static final String SUMS =
            """
            insert into customer.totals (tenant_id, customer_id, order_count, revenue_minor, currency, last_order_at,
                store)
            select ?, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, n % 5000, 'CNY',
                '2026-01-01'::timestamptz + make_interval(secs => n % 40000),
                case when n % 600 = 1 then 's-rare' when n % 3 = 0 then 's-1' end
            from generate_series(?, ?) n
            """;

    private static final String TAGS =
            """
            insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
            select ?, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid,
                case when n % 600 = 0 then 'rare' else 'many' end, now(), 'test'
            from generate_series(?, ?) n where n % 2 = 0
            """;

    private void generate() throws Exception {
        for (var insert : List.of(PEOPLE, SUMS, TAGS)) {
            for (int from = 0; from < MANY; from += BATCH) {
                var first = from;
                world.tenant()
                        .run(() ->
                                transactions.executeWithoutResult(_ ->
                                        sql.execute(
                                                insert,
                                                world.tenant().id(),
                                                first,
                                                first + BATCH - 1)));
            }
        }
        // As the upkeep leaves it, which else comes between whenever it likes.
        maintain(
                "update customer.customers set name_key = lower(name),"
                        + " name_terms = to_tsvector('simple', name) where name_terms is null");
        maintain("vacuum analyze customer.customers, customer.totals, customer.tags");
    }

    private void maintain(String command) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private CustomerList list(DSLContext on) {
        return new CustomerList(on, owners, new CappedCounts(InstantSource.system()));
    }

    private static List<CustomerQuery> filters(
            CustomerQuery.Sort sort, CustomerQuery.Direction way) {
        var queries = new ArrayList<CustomerQuery>();
        for (var status :
                new @Nullable CustomerStatus[] {
                    null, CustomerStatus.ACTIVE, CustomerStatus.ARCHIVED
                }) {
            for (var channel : new @Nullable String[] {null, "web", "rare", "none"}) {
                queries.add(new CustomerQuery(sort, way, null, status, channel, null, null, null));
                queries.add(new CustomerQuery(sort, way, null, status, channel, "s-1", null, null));
            }
            for (var store : List.of("s-1", "s-rare", "none")) {
                queries.add(new CustomerQuery(sort, way, null, status, null, store, null, null));
            }
            for (var owner : List.of(MANY_HIS, FEW_HIS, Ownership.NOBODY)) {
                queries.add(new CustomerQuery(sort, way, null, status, null, null, null, owner));
            }
            for (var tag : List.of("many", "rare", "none")) {
                queries.add(new CustomerQuery(sort, way, null, status, null, null, tag, null));
                queries.add(new CustomerQuery(sort, way, null, status, "rare", null, tag, null));
            }
            for (var text : List.of("Name 77", "nobody", "5")) {
                queries.add(new CustomerQuery(sort, way, text, status, null, null, null, null));
            }
        }
        return queries;
    }

    private static String token(CustomerQuery.Sort sort) {
        var key =
                switch (sort) {
                    case CREATED -> 30_000;
                    case NAME -> "name 2";
                    case LAST_ORDER -> AT.plusSeconds(20_000);
                    case REVENUE -> 2_500;
                };
        return PageToken.of(
                        sort.code(), key, UUID.fromString("00000000-0000-7000-8000-000000030000"))
                .encode();
    }

    @Test
    void lists_of_many_customers_read_an_index_and_the_few_their_own() throws Exception {
        generate();
        noListReadsTheWholeTable();
        theFewAreFoundByTheirOwnIndex();
        aStoreHasItsOwnOrders("s-1");
        var manager = new Reach(Limit.STORES, Set.of("s-1"));
        manager.call(() -> {
            noListReadsTheWholeTable();
            aStoreHasItsOwnOrders("s-1");
            aStoreHasItsOwnOrders(null);
            itsCustomersAreCountedByIndexesAlone();
            return true;
        });
        var withShares = new Reach(Limit.STORES, Set.of("s-1"), UUID.randomUUID());
        withShares.call(() -> {
            aStoreHasItsOwnOrders("s-1");
            aStoreHasItsOwnOrders(null);
            return true;
        });
    }

    private void itsCustomersAreCountedByIndexesAlone() {
        for (var status : new @Nullable CustomerStatus[] {null, CustomerStatus.ACTIVE}) {
            for (var tag : new @Nullable String[] {null, "many"}) {
                var query =
                        new CustomerQuery(
                                CustomerQuery.Sort.CREATED,
                                CustomerQuery.Direction.DESCENDING,
                                null,
                                status,
                                null,
                                null,
                                tag,
                                null);
                var plan = plans.of(world, on -> list(on).count(query)).getFirst();

                assertThat(plan)
                        .contains("Index Only Scan using customers_")
                        .doesNotContain("Index Scan");
                if (tag != null) {
                    assertThat(plan).contains("Index Only Scan using tags_of_store");
                }
            }
        }
    }

    private void noListReadsTheWholeTable() {
        var bad = new ArrayList<String>();
        for (var sort : CustomerQuery.Sort.values()) {
            for (var way : CustomerQuery.Direction.values()) {
                for (var query : filters(sort, way)) {
                    for (var after : new @Nullable String[] {null, token(sort)}) {
                        plans.of(world, on -> list(on).page(query, 50, after)).stream()
                                .filter(plan -> plan.contains("Seq Scan"))
                                .map(plan -> query + "\n" + plan)
                                .forEach(bad::add);
                    }
                }
            }
        }
        assertThat(bad).isEmpty();
    }

    private void theFewAreFoundByTheirOwnIndex() {
        var sort = CustomerQuery.Sort.CREATED;
        var way = CustomerQuery.Direction.DESCENDING;
        var few =
                List.of(
                        new CustomerQuery(sort, way, null, null, "rare", null, null, null),
                        new CustomerQuery(sort, way, null, null, null, "s-rare", null, null),
                        new CustomerQuery(
                                sort, way, null, CustomerStatus.ARCHIVED, null, null, null, null),
                        new CustomerQuery(sort, way, null, null, null, null, "rare", null),
                        new CustomerQuery(sort, way, null, null, null, null, null, FEW_HIS),
                        new CustomerQuery(
                                sort, way, null, null, null, null, null, Ownership.NOBODY));
        var indexes =
                List.of(
                        "customers_by_channel",
                        // Either of a store's two: with or without names in it.
                        "customers_(by|of)_store",
                        "customers_archived",
                        "tags_by_tag",
                        "customers_by_owner",
                        "customers_by_owner");
        for (int i = 0; i < few.size(); i++) {
            var query = few.get(i);
            var page = plans.of(world, on -> list(on).page(query, 50, null));
            var count = plans.of(world, on -> list(on).count(query));

            assertThat(page.getFirst()).containsPattern(indexes.get(i)).doesNotContain("Seq Scan");
            assertThat(count.getFirst()).containsPattern(indexes.get(i)).doesNotContain("Seq Scan");
        }
    }

    /// Those of one of few stores, in each order, without sorting all of the store.
    ///
    /// @param asked null: whoever asks sees no other store
    private void aStoreHasItsOwnOrders(@Nullable String asked) {
        var indexes =
                Map.of(
                        CustomerQuery.Sort.CREATED, "customers_by_store",
                        CustomerQuery.Sort.NAME, "customers_of_store_by_name",
                        CustomerQuery.Sort.LAST_ORDER, "totals_of_store_by_last_order",
                        CustomerQuery.Sort.REVENUE, "totals_of_store_by_revenue");
        for (var sort : CustomerQuery.Sort.values()) {
            for (var way : CustomerQuery.Direction.values()) {
                for (var after : new @Nullable String[] {null, token(sort)}) {
                    var query = new CustomerQuery(sort, way, null, null, null, asked, null, null);
                    var page = plans.of(world, on -> list(on).page(query, 50, after));

                    assertThat(page.getFirst()).contains(indexes.getOrDefault(sort, "an index"));
                }
            }
        }
    }
}
