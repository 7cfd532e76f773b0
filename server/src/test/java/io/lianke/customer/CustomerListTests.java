package io.lianke.customer;

import static io.lianke.customer.People.NOON;
import static io.lianke.customer.People.named;
import static io.lianke.customer.People.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.ServerTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class CustomerListTests extends ServerTests {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final int MANY = 50_000;

    @Autowired private Customers customers;
    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    private void generate(int count) {
        var random = new Random(7);
        for (int from = 0; from < count; from += 5_000) {
            var people = new ArrayList<PersonSeen>();
            for (int i = from; i < Math.min(count, from + 5_000); i++) {
                people.add(
                        named(
                                "Name " + random.nextInt(count / 2 + 1),
                                NOON,
                                "phone=+86138%08d".formatted(i),
                                "email=p" + i + "@example.com"));
            }
            world.tenant()
                    .run(() -> {
                        var totals = new ArrayList<OrderTotals>();
                        for (var resolution : customers.resolve(people)) {
                            if (random.nextInt(3) > 0) {
                                var at = NOON.minusSeconds(random.nextInt(count));
                                totals.add(
                                        new OrderTotals(
                                                Objects.requireNonNull(resolution.customer()),
                                                "GBP",
                                                1,
                                                random.nextInt(count / 3 + 1),
                                                0,
                                                at,
                                                at));
                            }
                        }
                        customers.recordTotals(totals);
                    });
        }
    }

    private List<JsonNode> walk(String query) {
        var items = new ArrayList<JsonNode>();
        String token = "";
        do {
            var page = owner.get(CUSTOMERS + "?pageSize=7&" + query + "&pageToken=" + token);
            assertThat(page.status()).as(page.text()).isEqualTo(200);
            page.body().path("items").forEach(items::add);
            token = page.body().path("nextPageToken").asString("");
        } while (!token.isEmpty());
        return items;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "createdAt",
                "-createdAt",
                "name",
                "-name",
                "lastOrderAt",
                "-lastOrderAt",
                "revenue",
                "-revenue"
            })
    void pages_of_every_sort_show_each_customer_once_in_order(String sort) {
        generate(60);

        var items = walk("sort=" + sort);

        assertThat(items).hasSize(60);
        assertThat(new HashSet<>(items)).hasSize(60);
        var field = sort.replace("-", "").replace("createdAt", "ordinal");
        var keys = new ArrayList<String>();
        for (var item : items) {
            var value = item.path(field);
            keys.add(
                    switch (field) {
                        case "ordinal" -> "%09d".formatted(value.asInt());
                        case "revenue" -> "%012.2f".formatted(value.path("amount").asDouble(0));
                        default -> value.asString("");
                    });
        }
        assertThat(sort.startsWith("-") ? keys.reversed() : keys).isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-createdAt", "name", "-lastOrderAt", "revenue"})
    void a_list_of_a_store_has_those_who_moved_there_and_not_who_left(String sort) {
        generate(20);
        var all = walk("sort=createdAt");
        tag(all.subList(0, 9));
        for (int i = 0; i < 12; i++) {
            move(all.get(i), "s-1");
        }
        tag(all.subList(11, 20));
        var there = customer(all.get(3));
        var image = world.tenant().call(() -> customers.snapshot(Set.of(there)));
        for (int i = 0; i < 6; i++) {
            move(all.get(i), i % 2 == 0 ? "" : "s-2");
        }
        world.tenant().run(() -> customers.restore(image));

        var listed = walk("store=s-1&sort=" + sort);

        assertThat(listed.stream().map(item -> item.path("ordinal").asInt()))
                .containsExactlyInAnyOrder(4, 7, 8, 9, 10, 11, 12);
        assertThat(owner.get(CUSTOMERS + "?store=s-1").body().at("/total/count").asInt())
                .isEqualTo(7);
        assertThat(
                        walk("store=s-1&tag=t&sort=" + sort).stream()
                                .map(item -> item.path("ordinal").asInt()))
                .containsExactlyInAnyOrder(4, 7, 8, 9, 12);
        assertThat(owner.get(CUSTOMERS + "?store=s-1&tag=t").body().at("/total/count").asInt())
                .isEqualTo(5);
    }

    @Test
    void a_tag_that_is_put_while_its_customer_moves_is_found_in_the_new_store() throws Exception {
        generate(1);
        var item = walk("sort=createdAt").getFirst();
        var moved =
                world.tenant()
                        .call(() ->
                                transactions.execute(_ -> {
                                    put("t", customer(item));
                                    var move = CompletableFuture.runAsync(() -> move(item, "s-1"));
                                    await().until(() -> move.isDone() || waiting() > 0);
                                    return move;
                                }));
        moved.get(10, TimeUnit.SECONDS);

        assertThat(walk("store=s-1&tag=t")).hasSize(1);
    }

    @Test
    void nobody_who_is_not_there_bears_a_tag() {
        var nobody = new CustomerId(UUID.randomUUID());

        assertThatThrownBy(() -> world.tenant().run(() -> put("t", nobody)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void put(String tag, CustomerId customer) {
        sql.execute(
                """
                insert into customer.tags (tenant_id, customer_id, tag, added_at, added_by)
                values (?, ?, ?, now(), 'test')
                """,
                world.tenant().id(),
                customer.value(),
                tag);
    }

    /// Statements of the application that wait for another's lock.
    private int waiting() {
        return sql.fetchSingle(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .get(0, Integer.class);
    }

    private void tag(List<JsonNode> items) {
        var tags = new HashMap<CustomerId, Set<String>>();
        items.forEach(item -> tags.put(customer(item), Set.of("t")));
        world.tenant().run(() -> customers.addTags(tags));
    }

    private static CustomerId customer(JsonNode item) {
        return new CustomerId(UUID.fromString(item.path("id").asString()));
    }

    private void move(JsonNode item, String store) {
        var path = CUSTOMERS + "/" + item.path("id").asString();
        var version = owner.get(path).body().path("version").asInt();
        var moved =
                owner.patch(path, "{\"version\":%d,\"store\":\"%s\"}".formatted(version, store));
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
    }

    @Test
    void a_list_shows_money_contacts_and_a_total() {
        generate(1);
        var item = owner.get(CUSTOMERS + "?sort=-revenue").body();

        assertThat(item.at("/items/0/phone").asString()).isEqualTo("+8613800000000");
        assertThat(item.at("/items/0/email").asString()).isEqualTo("p0@example.com");
        assertThat(item.at("/total/count").asInt()).isEqualTo(1);
        assertThat(item.at("/total/capped").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "external:till=17850 openId=o1, external:till, 17850",
        "unionId=u2 openId=o1, openId, o1",
        "userId=u7 external:till=17851 memberCard=M-8, memberCard, M-8",
        "email=a@example.com phone=+8613800138001, phone, +8613800138001",
    })
    void a_customer_without_a_name_is_known_by_the_best_identifier(
            String identifiers, String type, String value) {
        world.tenant().call(() -> customers.resolve(List.of(seen(identifiers.split(" ")))));

        var item = owner.get(CUSTOMERS).body().at("/items/0");

        assertThat(item.path("name").asString("")).isEmpty();
        assertThat(item.at("/identifier/type").asString()).isEqualTo(type);
        assertThat(item.at("/identifier/value").asString()).isEqualTo(value);
        assertThat(owner.get(CUSTOMERS + "/" + item.path("id").asString()).body().at("/identifier"))
                .isEqualTo(item.at("/identifier"));
    }

    @Test
    void a_browser_alone_does_not_say_who_somebody_is() {
        world.tenant().call(() -> customers.resolve(List.of(seen("anonymousId=a1", "device=d1"))));

        assertThat(owner.get(CUSTOMERS).body().at("/items/0/identifier/type").isMissingNode())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "王小, 王小明", "小明, 王小明", "WU, Wu Wei", "wei, Wu Wei", "8000, 王小明", "138 0013 8000, 王小明",
        "+8613800138000, 王小明", "wu@, Wu Wei", "1, 王小明", "2, Wu Wei", "100%, 100% sure", "_, a_b",
    })
    void a_search_finds_by_what_people_type(String q, String expected) {
        world.tenant()
                .call(() ->
                        customers.resolve(
                                List.of(
                                        named("王小明", NOON, "phone=+8613800138000"),
                                        named("Wu Wei", NOON, "email=wu@example.com"),
                                        named("100% sure", NOON, "external:s=a"),
                                        named("a_b", NOON, "external:s=b"))));

        var found =
                owner.get(CUSTOMERS + "?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8)).body();

        assertThat(found.path("items")).as(found.toString()).isNotEmpty();
        var names = new ArrayList<String>();
        found.path("items").forEach(item -> names.add(item.path("name").asString("")));
        assertThat(names).contains(expected);
        assertThat(found.at("/total/count").asInt()).isEqualTo(names.size());
    }

    /// As the application role, with the tenant bound and row-level security in force.
    private String plan(String query) {
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(
                                transactions.execute(_ ->
                                        String.join(
                                                "\n",
                                                sql.fetch("explain " + query)
                                                        .getValues(0, String.class)))));
    }

    @Test
    void lists_and_look_ups_of_many_customers_read_an_index() throws Exception {
        generate(MANY);
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze customer.customers, customer.totals, customer.identifiers");
        }
        var tenant = "'" + world.tenant().id() + "'::uuid";
        var joined =
                " from customer.customers c join customer.totals t on t.tenant_id = c.tenant_id"
                        + " and t.customer_id = c.id where c.tenant_id = "
                        + tenant
                        + " and t.tenant_id = "
                        + tenant
                        + " and c.merged_into is null and c.status = 'active' ";

        assertThat(plan("select c.id, t.order_count" + joined + "order by c.ordinal desc limit 51"))
                .contains("customers_tenant_id_ordinal_key")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(
                        plan(
                                "select c.id"
                                        + joined
                                        + "and (t.last_order_key, t.customer_id) < (now(), "
                                        + tenant
                                        + ") order by t.last_order_key desc, t.customer_id desc limit 51"))
                .contains("totals_by_last_order")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(
                        plan(
                                "select c.id"
                                        + joined
                                        + "and (t.revenue_minor, t.customer_id) < (500, "
                                        + tenant
                                        + ") order by t.revenue_minor desc, t.customer_id desc limit 51"))
                .contains("totals_by_revenue")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(
                        plan(
                                "select c.id"
                                        + joined
                                        + "and (coalesce(c.name_key, c.name collate \"C\"), c.id) > ('name 5', "
                                        + tenant
                                        + ") order by coalesce(c.name_key, c.name collate \"C\"), c.id limit 51"))
                .contains("customers_by_name_key")
                .doesNotContain("Seq Scan", "Sort");
        assertThat(
                        plan(
                                "select customer_id from customer.identifiers where tenant_id = "
                                        + tenant
                                        + " and type = 'phone' and value = '+8613800000001'"))
                .contains("identifiers_pkey")
                .doesNotContain("Seq Scan");
        assertThat(owner.get(CUSTOMERS).body().at("/total/count").asInt()).isEqualTo(10_000);
        assertThat(owner.get(CUSTOMERS).body().at("/total/capped").asBoolean()).isTrue();
        assertThat(owner.get(CUSTOMERS + "?q=p4321@").body().path("items")).hasSize(1);
    }
}
