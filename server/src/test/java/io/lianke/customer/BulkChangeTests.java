package io.lianke.customer;

import static io.lianke.customer.db.Tables.BULK_CHANGE_BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Bulk changes over the API.
class BulkChangeTests extends BulkTests {
    @Autowired private BulkStore store;

    @Test
    void a_small_change_is_done_with_its_answer_and_undone_with_one_call() {
        generate(12);

        var done =
                started("{\"query\":{\"channel\":\"web\"},\"addTags\":[\"vip\"],\"city\":\"Y\"}");

        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.at("/counts/total").asInt()).isEqualTo(6);
        assertThat(done.at("/counts/changed").asInt()).isEqualTo(6);
        assertThat(done.at("/selection/channel").asString()).isEqualTo("web");
        assertThat(done.path("undoUntil").isNull()).isFalse();
        assertThat(count("tag=vip")).isEqualTo(6);
        var one = owner.get(CUSTOMERS + "?tag=vip").body().at("/items/0/id").asString();
        var changed = owner.get(CUSTOMERS + "/" + one).body();
        assertThat(changed.path("city").asString()).isEqualTo("Y");
        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(changed.at("/freshness/city/source").asString()).isEqualTo("bulk");

        var undone = ask(done, "undo");

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.body().path("state").asString()).isEqualTo("undone");
        assertThat(undone.body().path("restored").asInt()).isEqualTo(6);
        assertThat(undone.body().path("kept").asInt()).isZero();
        assertThat(undone.body().path("undoUntil").isNull()).isTrue();
        assertThat(count("tag=vip")).isZero();
        var back = owner.get(CUSTOMERS + "/" + one).body();
        assertThat(back.path("city").asString()).isEqualTo("X");
        assertThat(back.path("freshness").isEmpty()).isTrue();
        assertThat(back.path("version").asInt()).isEqualTo(3);
        assertThat(audited(done))
                .containsExactly(
                        "bulk-change.start",
                        "bulk-change.batch",
                        "bulk-change.finish",
                        "bulk-change.undo",
                        "bulk-change.undo-batch",
                        "bulk-change.undone");
        assertThat(ask(done, "undo").code()).isEqualTo("customer/bulk-state");
    }

    @Test
    void a_preview_tells_how_many_and_whose_and_changes_nothing() {
        generate(5);
        var boss = owner.get("/api/v1/customer-owners").body().at("/items/0/id").asString();
        var first = owner.get(CUSTOMERS).body().at("/items/0/id").asString();
        started("{\"ids\":[\"%s\"],\"ownerId\":\"%s\"}".formatted(first, boss));

        var preview =
                owner.post(
                        CHANGES + ":preview", "{\"query\":{},\"ownerId\":\"%s\"}".formatted(boss));

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.body().path("matching").asInt()).isEqualTo(5);
        assertThat(preview.body().path("changing").asInt()).isEqualTo(4);
        assertThat(preview.body().path("samples")).hasSize(4);
        assertThat(preview.body().at("/samples/0/name").asString()).isEqualTo("Name 4");
        assertThat(preview.body().at("/owners/0/owner").isNull()).isTrue();
        assertThat(preview.body().at("/owners/0/count").asInt()).isEqualTo(4);
        assertThat(count("owner=" + boss)).isEqualTo(1);
    }

    @Test
    void a_change_does_not_move_its_own_goal() {
        generate(2_500);

        var ended = ended(started("{\"query\":{\"status\":\"active\"},\"status\":\"archived\"}"));

        assertThat(ended.at("/counts/changed").asInt()).isEqualTo(2_500);
        assertThat(count("status=archived")).isEqualTo(2_500);
    }

    @Test
    void all_whom_a_search_finds_are_changed_and_told_though_its_list_stops_at_500() {
        generate(1_200);
        assertThat(count("q=name")).isEqualTo(500);

        var ended = ended(started("{\"query\":{\"q\":\"name\"},\"addTags\":[\"t\"]}"));

        assertThat(ended.at("/counts/changed").asInt()).isEqualTo(1_200);
        assertThat(count("tag=t")).isEqualTo(1_200);
        var told = new AtomicInteger();
        world.tenant()
                .run(() -> {
                    var query = CustomerQuery.ALL.searching("name");
                    var page = customers.pageOfAll(query, 500, null);
                    told.addAndGet(page.items().size());
                    while (page.nextPageToken() != null) {
                        page = customers.pageOfAll(query, 500, page.nextPageToken());
                        told.addAndGet(page.items().size());
                    }
                });
        assertThat(told).hasValue(1_200);
    }

    @Test
    void cancelled_half_way_it_tells_what_it_did_and_can_be_undone() {
        generate(3_500);
        var seen = new AtomicInteger();
        checkpoint.after(
                world.tenant(),
                id -> {
                    if (seen.incrementAndGet() == 2) {
                        assertThat(owner.post(CHANGES + "/" + id + ":cancel", "").status())
                                .isEqualTo(200);
                    }
                });

        var change = started("{\"query\":{},\"addTags\":[\"t\"],\"store\":\"s9\"}");
        var cancelled = ended(change);

        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        assertThat(cancelled.at("/counts/total").asInt()).isEqualTo(3_500);
        assertThat(cancelled.at("/counts/changed").asInt()).isEqualTo(2_000);
        assertThat(count("tag=t")).isEqualTo(2_000);
        assertThat(count("store=s9")).isEqualTo(2_000);
        assertThat(count("tag=t&store=s9")).isEqualTo(2_000);

        checkpoint.after(world.tenant(), _ -> {});
        assertThat(ask(change, "undo").status()).isEqualTo(200);
        var undone = ended(change);
        assertThat(undone.path("state").asString()).isEqualTo("undone");
        assertThat(undone.path("restored").asInt()).isEqualTo(2_000);
        assertThat(count("tag=t")).isZero();
        assertThat(count("store=s9")).isZero();
        assertThat(audited(change))
                .startsWith("bulk-change.start", "bulk-change.batch", "bulk-change.batch")
                .contains("bulk-change.cancel")
                .endsWith("bulk-change.undone");
    }

    @Test
    void broken_off_after_each_batch_it_ends_as_if_nothing_had_happened() {
        generate(2_500);
        Set<Integer> broken = ConcurrentHashMap.newKeySet();
        var seen = new AtomicInteger();
        checkpoint.after(
                world.tenant(),
                _ -> {
                    var now = seen.incrementAndGet();
                    if (now % 2 == 1) {
                        broken.add(now);
                        throw new BreakingBulkCheckpoint.Broken();
                    }
                });

        var done = ended(started("{\"query\":{},\"addTags\":[\"t\"]}"));

        assertThat(broken).hasSizeGreaterThan(1);
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.at("/counts/changed").asInt()).isEqualTo(2_500);
        assertThat(count("tag=t")).isEqualTo(2_500);
        assertThat(owner.get(CUSTOMERS + "?tag=t").body().at("/items/0/id").isNull()).isFalse();
        assertThat(audited(done)).filteredOn("bulk-change.batch"::equals).hasSize(3);
    }

    @Test
    void somebody_with_a_hundred_tags_is_refused_and_the_others_are_changed() {
        generate(2);
        var ids = new ArrayList<String>();
        owner.get(CUSTOMERS)
                .body()
                .path("items")
                .forEach(one -> ids.add(one.path("id").asString()));
        var tags = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            tags.add("\"t" + i + "\"");
        }
        owner.post(CUSTOMERS + "/" + ids.getFirst() + ":tag", "{\"add\":" + tags + "}");

        var done = started("{\"query\":{},\"addTags\":[\"one more\"],\"city\":\"Z\"}");

        assertThat(done.at("/counts/changed").asInt()).isEqualTo(1);
        assertThat(done.at("/counts/refused").asInt()).isEqualTo(1);
        assertThat(done.at("/refusals/0/code").asString()).isEqualTo("customer/too-many-tags");
        assertThat(done.at("/refusals/0/detail").asString()).contains("100");
        var refused = owner.get(CUSTOMERS + "/" + ids.getFirst()).body();
        assertThat(refused.path("city").asString()).isEqualTo("X");
    }

    @Test
    void what_somebody_changed_while_a_bulk_change_ran_stays_when_it_is_undone() {
        generate(1_500);
        Set<String> edited = ConcurrentHashMap.newKeySet();
        var batches = new AtomicInteger();
        checkpoint.after(
                world.tenant(),
                _ -> {
                    if (batches.incrementAndGet() > 1) {
                        return;
                    }
                    for (JsonNode one :
                            owner.get(CUSTOMERS + "?tag=t&pageSize=50").body().path("items")) {
                        var id = one.path("id").asString();
                        var version =
                                owner.get(CUSTOMERS + "/" + id).body().path("version").asInt();
                        var city = "{\"version\":%d,\"city\":\"Mine\"}".formatted(version);
                        if (owner.patch(CUSTOMERS + "/" + id, city).status() == 200) {
                            edited.add(id);
                        }
                    }
                });
        var change = started("{\"query\":{},\"addTags\":[\"t\"],\"city\":\"Theirs\"}");
        var done = ended(change);
        checkpoint.after(world.tenant(), _ -> {});
        assertThat(done.at("/counts/changed").asInt()).isEqualTo(1_500);
        assertThat(edited).isNotEmpty();

        ask(change, "undo");
        var undone = ended(change);

        assertThat(undone.path("kept").asInt()).isEqualTo(edited.size());
        for (var id : edited) {
            var one = owner.get(CUSTOMERS + "/" + id).body();
            assertThat(one.path("city").asString()).isEqualTo("Mine");
            assertThat(one.path("tags").isEmpty()).isTrue();
        }
        assertThat(count("tag=t")).isZero();
    }

    @Test
    void after_a_week_nothing_is_kept_and_nothing_can_be_undone() {
        generate(3);
        var done = started("{\"query\":{},\"addTags\":[\"t\"]}");
        var id = UUID.fromString(done.path("id").asString());
        var almost = new BulkPurge(sql, transactions, store, () -> in(Duration.ofDays(6)));
        almost.purge();
        assertThat(owner.get(CHANGES + "/" + id).body().path("undoUntil").isNull()).isFalse();

        var later = new BulkPurge(sql, transactions, store, () -> in(Duration.ofDays(8)));
        // It takes some at a time, and other tests have left theirs.
        for (int i = 0;
                i < 100 && !owner.get(CHANGES + "/" + id).body().path("undoUntil").isNull();
                i++) {
            later.purge();
        }

        assertThat(ask(done, "undo").code()).isEqualTo("customer/bulk-undo-over");
        assertThat(count("tag=t")).isEqualTo(3);
        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ ->
                                assertThat(
                                                sql.fetchCount(
                                                        BULK_CHANGE_BATCHES,
                                                        BULK_CHANGE_BATCHES.CHANGE_ID.eq(id)))
                                        .isZero()));
    }

    private static Instant in(Duration time) {
        return Instant.now().plus(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"addTags\":[\"a\"]}",
                "{\"query\":{},\"ids\":[],\"addTags\":[\"a\"]}",
                "{\"query\":{}}",
                "{\"query\":{},\"kind\":\"robot\"}",
                "{\"query\":{},\"status\":\"all\"}",
                "{\"query\":{\"status\":\"x\"},\"city\":\"\"}",
                "{\"query\":{\"owner\":\"me\"},\"city\":\"\"}",
                "{\"query\":{},\"ownerId\":\"x\"}",
                "{\"query\":{},\"ownerId\":\"00000000-0000-7000-8000-000000000000\"}",
                "{\"query\":{},\"traits\":{\"\":1}}",
                "{\"query\":{},\"traits\":{\"a\\u0000\":null}}",
                "{\"query\":{},\"traits\":{\"a\":{\"b\":1}}}",
                "{\"query\":{},\"addTags\":[\" \"]}"
            })
    void what_makes_no_sense_is_refused(String body) {
        var answer = owner.post(CHANGES, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(owner.post(CHANGES + ":preview", body).status()).isEqualTo(422);
        assertThat(owner.get(CHANGES).body().path("items").isEmpty()).isTrue();
    }

    @Test
    void a_filter_that_makes_no_sense_is_pointed_at_within_the_body() {
        var answer = owner.post(CHANGES, "{\"query\":{\"status\":\"x\"},\"city\":\"\"}");

        assertThat(answer.body().at("/errors/0/pointer").asString()).isEqualTo("/query/status");
    }

    @ParameterizedTest
    @CsvSource({"GET,", "POST, :cancel", "POST, :undo"})
    void an_unknown_one_is_not_there(String method, String action) {
        var path = CHANGES + "/" + UUID.randomUUID() + (action == null ? "" : action);

        var answer = method.equals("GET") ? owner.get(path) : owner.post(path, "");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("customer/bulk-unknown");
    }

    @Test
    void hostile_words_of_a_query_choose_nobody() {
        generate(3);

        for (var query :
                List.of("\"tag\":\"a\\u0000\"", "\"q\":\"\\ud800\"", "\"store\":\"';--\"")) {
            var answer = owner.post(CHANGES, "{\"query\":{%s},\"city\":\"Q\"}".formatted(query));

            assertThat(answer.status()).as(query + answer.text()).isIn(201, 400, 422);
        }
        assertThat(owner.get(CUSTOMERS).body().at("/items/0/city").asString()).isEqualTo("X");
    }

    @Test
    void the_list_of_changes_is_paged_newest_first_and_of_one_tenant() {
        generate(1);
        for (int i = 0; i < 3; i++) {
            started("{\"query\":{},\"city\":\"C%d\"}".formatted(i));
        }

        var first = owner.get(CHANGES + "?pageSize=2").body();
        var second =
                owner.get(
                                CHANGES
                                        + "?pageSize=2&pageToken="
                                        + first.path("nextPageToken").asString())
                        .body();

        assertThat(first.at("/items/0/change/city").asString()).isEqualTo("C2");
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.at("/items/0/change/city").asString()).isEqualTo("C0");
        var stranger = program(anotherWorld(), io.lianke.access.Role.OWNER);
        assertThat(stranger.get(CHANGES).body().path("items").isEmpty()).isTrue();
    }
}
