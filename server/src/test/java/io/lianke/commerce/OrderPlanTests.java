package io.lianke.commerce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.customer.CustomerId;
import io.lianke.shared.PageToken;
import io.lianke.testing.Plans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// No filter of a list makes the database read a whole table.
class OrderPlanTests extends CommerceTests {
    private static final int MANY = 60_000;
    private static final int BATCH = 10_000;
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Plans plans;

    /// Nine of ten by channel `web`, a hundred by `rare`; ten orders a customer.
    private void generate() throws Exception {
        for (int from = 0; from < MANY; from += BATCH) {
            var first = from;
            world.tenant()
                    .run(() ->
                            transactions.executeWithoutResult(_ ->
                                    sql.execute(
                                            """
                                            insert into commerce.orders (tenant_id, source, order_id, revision, customer_id,
                                                channel, store, staff, currency, ordered_at, status, line_count,
                                                revenue_lines,
                                                gross_minor, discount_minor, paid_minor, refunded_minor, paid_in_full,
                                                content_hash)
                                            select ?, 'shop', 'O' || n, 1,
                                                ('00000000-0000-7000-8000-' || lpad((n / 10)::text, 12, '0'))::uuid,
                                                case when n % 600 = 0 then 'rare' when n % 10 = 0 then 'store' else 'web' end,
                                                case when n % 600 = 1 then 's-rare' when n % 3 = 0 then 's-1' end,
                                                case when n % 600 = 2 then 'Zoe' when n % 3 = 0 then 'Ann' end, 'CNY',
                                                ?::timestamptz + make_interval(secs => n * 100),
                                                case when n % 600 = 3 then 'open' else 'paid' end, 1, 1,
                                                100, 0, 100, 0, true, ''
                                            from generate_series(?, ?) n
                                            """,
                                            world.tenant().id(), FROM, first, first + BATCH - 1)));
            world.tenant()
                    .run(() ->
                            transactions.executeWithoutResult(_ -> {
                                sql.execute(
                                        """
                                        insert into commerce.lines (tenant_id, order_uuid, line_no, line_id, sku,
                                            quantity, unit_price, discount_minor, amount_minor, revenue, ordered_at)
                                        select tenant_id, id, 1, '1',
                                            case when substr(order_id, 2)::int % 600 = 0 then 'rare' else 'common' end,
                                            1, 1, 0, 100, true, ordered_at
                                        from commerce.orders
                                        where tenant_id = ? and substr(order_id, 2)::int between ? and ?
                                        """,
                                        world.tenant().id(), first, first + BATCH - 1);
                                sql.execute(
                                        """
                                        insert into commerce.buyers (tenant_id, customer_id, first_order_at)
                                        select tenant_id, customer_id, min(ordered_at) from commerce.orders
                                        where tenant_id = ? group by tenant_id, customer_id
                                        on conflict do nothing
                                        """,
                                        world.tenant().id());
                            }));
        }
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze commerce.orders");
            statement.execute("analyze commerce.lines");
            statement.execute("analyze commerce.buyers");
        }
    }

    private static List<OrderQuery> queries() {
        var customer = new CustomerId(UUID.fromString("00000000-0000-7000-8000-000000000123"));
        var queries = new ArrayList<OrderQuery>();
        for (var who : new @Nullable CustomerId[] {null, customer}) {
            for (var channel : new @Nullable String[] {null, "web", "rare", "none"}) {
                for (var store : new @Nullable String[] {null, "s-1", "s-rare", "none"}) {
                    for (var day : new @Nullable Instant[] {null, FROM.plusSeconds(3_000_000)}) {
                        queries.add(
                                new OrderQuery(
                                        who,
                                        channel,
                                        store,
                                        day,
                                        day == null ? null : day.plusSeconds(86_400),
                                        null,
                                        OrderQuery.Sale.ANY));
                    }
                }
            }
        }
        queries.add(new OrderQuery(null, null, null, null, null, "O77", OrderQuery.Sale.ANY));
        queries.add(new OrderQuery(customer, "web", "s-1", FROM, null, "O77", OrderQuery.Sale.ANY));
        queries.addAll(sales(customer));
        return queries;
    }

    private static List<OrderQuery> sales(CustomerId customer) {
        var until = FROM.plusSeconds(3_000_000);
        var queries = new ArrayList<OrderQuery>();
        for (var status : OrderStatus.values()) {
            queries.add(asked(null, new OrderQuery.Sale(status, null, null, null, false)));
        }
        for (var staff : List.of("Ann", "Zoe", "nobody")) {
            queries.add(asked(null, new OrderQuery.Sale(null, staff, null, null, true)));
        }
        for (var sku : List.of("common", "rare", "none")) {
            queries.add(asked(null, new OrderQuery.Sale(null, null, sku, null, false)));
            queries.add(asked(customer, new OrderQuery.Sale(null, null, sku, null, true)));
            queries.add(
                    new OrderQuery(
                            null,
                            "web",
                            null,
                            FROM,
                            until,
                            null,
                            new OrderQuery.Sale(
                                    OrderStatus.PAID, null, sku, BuyerGroups.Group.NEW, true)));
        }
        for (var group : BuyerGroups.Group.values()) {
            queries.add(
                    new OrderQuery(
                            null,
                            null,
                            null,
                            FROM,
                            until,
                            null,
                            new OrderQuery.Sale(null, null, null, group, true)));
        }
        return queries;
    }

    private static OrderQuery asked(@Nullable CustomerId customer, OrderQuery.Sale sale) {
        return new OrderQuery(customer, null, null, null, null, null, sale);
    }

    @Test
    void every_list_of_many_orders_reads_an_index() throws Exception {
        generate();
        var token = PageToken.of(FROM.plusSeconds(3_050_000), UUID.randomUUID()).encode();
        var bad = new ArrayList<String>();
        for (var query : queries()) {
            for (var after : new @Nullable String[] {null, token}) {
                var found = plans.of(world, on -> new OrderReader(on).page(query, 50, after));
                assertThat(found).hasSize(1);
                found.stream()
                        .filter(plan -> plan.contains("Seq Scan") || !plan.contains("Index"))
                        .forEach(bad::add);
            }
        }
        assertThat(bad).isEmpty();
        var plain =
                plans.of(
                        world,
                        on ->
                                new OrderReader(on)
                                        .page(
                                                new OrderQuery(
                                                        null,
                                                        "rare",
                                                        null,
                                                        null,
                                                        null,
                                                        null,
                                                        OrderQuery.Sale.ANY),
                                                50,
                                                token));
        assertThat(plain.getFirst()).contains("orders_by_channel").doesNotContain("Sort");
    }

    @Test
    void a_number_or_its_beginning_is_a_step_of_the_index_on_numbers() throws Exception {
        generate();

        var found =
                plans.of(
                        world,
                        on -> {
                            var numbers = new Numbers(on);
                            numbers.orders("O777", 6);
                            numbers.refunds("O777", 6);
                        });

        assertThat(found)
                .allSatisfy(plan ->
                        assertThat(plan)
                                .containsPattern("orders_by_order_id|refunds_by_refund_id")
                                .doesNotContain("Sort")
                                .doesNotContain("Seq Scan"));
    }
}
