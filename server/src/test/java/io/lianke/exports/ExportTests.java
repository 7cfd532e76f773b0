package io.lianke.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import de.siegmar.fastcsv.reader.CsvReader;
import io.lianke.access.AccessFixtures;
import io.lianke.access.ApiKeys;
import io.lianke.access.Callers;
import io.lianke.access.Role;
import io.lianke.customer.CustomerQuery;
import io.lianke.customer.Customers;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class ExportTests extends ServerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired private AccessFixtures access;
    @Autowired private Exports exports;
    @Autowired private ExportRows rows;
    @Autowired private ExportFiles files;
    @Autowired private ApiKeys keys;
    @Autowired private Callers callers;
    @Autowired private Customers customers;
    @Autowired private TransactionTemplate transactions;
    @Autowired private DSLContext sql;

    private Http person(Role role) {
        return Http.browser(port(), access.session(world, role, AccessFixtures.Kind.ORDINARY));
    }

    private void customer(String name, String phone, String tag) {
        var made =
                owner.post(
                        "/api/v1/customers",
                        """
                        {"name":"%s","tags":["%s"],"identifiers":[{"type":"phone","value":"%s"}]}
                        """
                                .formatted(name, tag, phone));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    private static Http.Answer start(
            Http caller, String object, String query, String columns, String format) {
        return caller.post(
                "/api/v1/exports",
                "{\"object\":\"%s\",\"query\":%s,\"columns\":%s,\"format\":\"%s\"}"
                        .formatted(object, query, columns, format));
    }

    private static String id(Http.Answer started) {
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.body().path("id").asString();
    }

    private static JsonNode ended(Http caller, String id) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> caller.get("/api/v1/exports/" + id).body(),
                        export ->
                                !List.of("waiting", "running")
                                        .contains(export.path("state").asString()));
    }

    private static Http.Answer file(Http caller, String id) {
        return caller.get("/api/v1/exports/" + id + "/file");
    }

    private static List<List<String>> csv(Http.Answer file) {
        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.text()).startsWith("\ufeff");
        try (var csv = CsvReader.builder().ofCsvRecord(file.text().substring(1))) {
            return csv.stream().map(record -> record.getFields()).toList();
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private List<List<String>> audited(String action) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select actor_kind, after::text from audit.entries"
                                        + " where tenant_id = ? and action = ?")) {
            statement.setObject(1, world.tenant().id());
            statement.setString(2, action);
            var found = new ArrayList<List<String>>();
            for (var row = statement.executeQuery(); row.next(); ) {
                found.add(List.of(row.getString(1), String.valueOf(row.getString(2))));
            }
            return found;
        }
    }

    @Test
    void a_file_holds_what_the_list_shows_in_the_columns_asked_for() {
        customer("=1+1", "13800138001", "vip");
        customer("李雷", "13800138002", "vip");
        customer("韩梅梅", "13800138003", "other");
        var id =
                id(
                        start(
                                owner,
                                "customers",
                                "{\"tag\":\"vip\",\"sort\":\"createdAt\",\"status\":\"active\"}",
                                "[\"name\",\"phone\",\"ordinal\",\"tags\"]",
                                "csv"));

        var export = ended(owner, id);
        assertThat(export.path("state").asString()).as(export.toString()).isEqualTo("done");
        assertThat(export.path("rowsDone").asInt()).isEqualTo(2);
        var file = file(owner, id);
        assertThat(csv(file))
                .extracting(row -> row.subList(0, 4))
                .containsExactly(
                        List.of("Name", "Phone", "No.", "Tags"),
                        List.of("'=1+1", "'+8613800138001", "1", "vip"),
                        List.of("李雷", "'+8613800138002", "2", "vip"));
        assertThat(csv(file).getLast().getLast()).contains("test owner, ", ", export " + id);
        var headers = file.headers();
        assertThat(headers.firstValue("Content-Disposition").orElse(""))
                .matches("attachment.*customers-.*[.]csv.*");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(export.path("bytes").asLong())
                .isEqualTo(headers.firstValueAsLong("Content-Length").orElse(-1));
    }

    @Test
    void orders_are_exported_by_the_filters_of_their_list_in_the_language_of_the_person() {
        for (var day : List.of("01", "02", "03")) {
            owner.put(
                    "/api/v1/orders/A" + day,
                    "{\"orderedAt\":\"2026-03-%sT10:00:00Z\",\"lines\":[{\"sku\":\"tea\",\"quantity\":2,\"unitPrice\":1.5}]}"
                            .formatted(day));
        }
        var request =
                owner.request("/api/v1/exports")
                        .header("Accept-Language", "zh-CN")
                        .header("Content-Type", "application/json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        """
                                        {"object":"orders","query":{"from":"2026-03-02"},"format":"csv",
                                         "columns":["number","orderedAt","gross","currency","status"]}
                                        """));
        var id = id(owner.send(request));

        ended(owner, id);
        assertThat(csv(file(owner, id)))
                .extracting(row -> row.subList(0, 5))
                .containsExactly(
                        List.of("订单号", "下单时间", "金额", "币种", "状态"),
                        List.of("A03", "2026-03-03 18:00:00", "3.00", "CNY", "已付款"),
                        List.of("A02", "2026-03-02 18:00:00", "3.00", "CNY", "已付款"));
    }

    @Test
    void more_rows_than_a_page_are_told_once_each() {
        for (int from = 0; from < 1_203; from += 401) {
            var batch =
                    IntStream.range(from, from + 401)
                            .mapToObj(
                                    "{\"orderId\":\"B%d\",\"orderedAt\":\"2026-03-02T10:00:00Z\",\"lines\":[{\"sku\":\"t\",\"quantity\":1,\"unitPrice\":1}]}"
                                            ::formatted)
                            .collect(Collectors.joining(",", "[", "]"));
            assertThat(owner.post("/api/v1/orders:bulk", batch).status()).isEqualTo(200);
        }
        var id = id(start(owner, "orders", "{}", "[\"number\"]", "csv"));

        assertThat(ended(owner, id).path("rowsDone").asInt()).isEqualTo(1_203);
        assertThat(csv(file(owner, id))).hasSize(1_204).doesNotHaveDuplicates();
    }

    @Test
    void exporting_is_a_right_of_its_own() {
        var columns = "[\"name\"]";
        var reader = start(program(Role.READ_ONLY), "customers", "{}", columns, "csv");
        var manager = person(Role.MANAGER);
        var managers = id(start(manager, "customers", "{}", columns, "xlsx"));
        var owners = id(start(owner, "customers", "{}", columns, "csv"));
        ended(manager, managers);
        ended(owner, owners);

        assertThat(reader.status()).isEqualTo(403);
        assertThat(owner.get("/api/v1/exports/" + managers).status()).isEqualTo(200);
        assertThat(file(manager, managers).status()).isEqualTo(200);
        assertThat(file(manager, owners).code()).isEqualTo("exports/unknown");
        assertThat(manager.get("/api/v1/exports").body().path("items")).hasSize(1);
        assertThat(owner.get("/api/v1/exports").body().path("items")).hasSize(2);
        var stranger = program(anotherWorld(), Role.OWNER);
        assertThat(file(stranger, owners).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/exports/" + owners).status()).isEqualTo(404);
    }

    @Test
    void a_right_that_is_lost_before_the_job_runs_stops_it() {
        var key = managersKey();

        var id =
                asKey(
                        key,
                        () -> {
                            var export = exports.start(order());
                            keys.revoke(key);
                            return export.id();
                        });

        var export = ended(owner, id.toString());
        assertThat(export.path("state").asString()).isEqualTo("failed");
        assertThat(export.at("/trouble/code").asString()).isEqualTo("exports/right-lost");
        assertThat(world.tenant().call(() -> files.open(id))).isEmpty();
    }

    @Test
    void a_right_that_is_lost_while_the_job_reads_its_snapshot_is_noticed() {
        var key = managersKey();
        var snapshot = snapshots();

        var found =
                world.tenant()
                        .call(() ->
                                snapshot.execute(_ -> {
                                    var before = callers.key(key).isPresent();
                                    owner.delete("/api/v1/api-keys/" + key);
                                    return List.of(before, callers.key(key).isPresent());
                                }));

        assertThat(found).containsExactly(true, false);
    }

    private TransactionTemplate snapshots() {
        return ExportWorker.snapshots(Objects.requireNonNull(transactions.getTransactionManager()));
    }

    @Test
    void what_changes_while_a_file_is_written_is_not_in_it() {
        customer("before", "13800138001", "vip");

        var seen =
                world.tenant()
                        .call(() ->
                                transactions.execute(_ ->
                                        snapshots()
                                                .execute(_ -> {
                                                    var first =
                                                            customers
                                                                    .count(CustomerQuery.ALL)
                                                                    .count();
                                                    customer("after", "13800138002", "vip");
                                                    return List.of(
                                                            first,
                                                            customers
                                                                    .count(CustomerQuery.ALL)
                                                                    .count());
                                                })));

        assertThat(seen).containsExactly(1, 1);
        assertThat(owner.get("/api/v1/customers").body().at("/total/count").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_cancelled_before_it_runs_leaves_no_file() throws SQLException {
        var key = managersKey();

        var id = asKey(key, () -> exports.cancel(exports.start(order()).id()).id()).toString();

        assertThat(ended(owner, id).path("state").asString()).isEqualTo("cancelled");
        assertThat(owner.post("/api/v1/exports/" + id + ":cancel", "{}").code())
                .isEqualTo("exports/finished");
        assertThat(world.tenant().call(() -> files.open(UUID.fromString(id)))).isEmpty();
        assertThat(audited("export.cancel")).hasSize(1);
    }

    private UUID managersKey() {
        var issued = owner.post("/api/v1/api-keys", "{\"name\":\"k\",\"role\":\"manager\"}");
        return UUID.fromString(issued.body().at("/apiKey/id").asString());
    }

    private static ExportOrder order() {
        return new ExportOrder(
                ExportedList.CUSTOMERS,
                Map.of(),
                List.of("name"),
                ExportFormat.CSV,
                Locale.ENGLISH);
    }

    private UUID asKey(UUID key, java.util.function.Supplier<UUID> work) {
        return world.tenant()
                .call(() -> {
                    var caller =
                            Objects.requireNonNull(transactions.execute(_ -> callers.key(key)))
                                    .orElseThrow();
                    return caller.call(
                            () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
                });
    }

    @Test
    void what_the_list_would_refuse_is_refused_at_the_start() {
        for (var query :
                List.of(
                        "{\"sort\":\"name; drop\"}",
                        "{\"status\":\"x\"}",
                        "{\"pageToken\":\"x\"}",
                        "{\"tenant_id\":\"x\"}",
                        "{\"channel\":\"" + "x".repeat(101) + "\"}",
                        "{\"q\":{\"a\":1}}")) {
            assertThat(start(owner, "customers", query, "[\"name\"]", "csv").status())
                    .as(query)
                    .isIn(400, 422);
        }
        for (var columns :
                List.of("[]", "[\"tenant_id\"]", "[\"name\",\"name\"]", "[null]", "\"name\"")) {
            assertThat(start(owner, "customers", "{}", columns, "csv").status())
                    .as(columns)
                    .isIn(400, 422);
        }
        assertThat(start(owner, "members", "{}", "[\"name\"]", "csv").status()).isEqualTo(422);
        assertThat(start(owner, "customers", "{}", "[\"name\"]", "pdf").status()).isEqualTo(422);
        assertThat(start(owner, "orders", "{\"from\":\"soon\"}", "[\"number\"]", "csv").status())
                .isIn(400, 422);
        assertThat(owner.get("/api/v1/exports").body().path("items")).isEmpty();
    }

    @Test
    void start_end_and_each_download_stand_in_the_audit() throws SQLException {
        customer("A", "13800138001", "vip");
        var id = id(start(owner, "customers", "{\"tag\":\"vip\"}", "[\"name\"]", "xlsx"));
        ended(owner, id);
        file(owner, id);

        assertThat(audited("export.start"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getLast()).contains("vip").contains("xlsx"));
        assertThat(audited("export.finish"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getFirst()).isEqualTo("api_key");
                    assertThat(entry.getLast()).contains("\"rows\": 1");
                });
        assertThat(audited("export.download")).hasSize(1);
        assertThat(ended(owner, id).path("downloads").asInt()).isEqualTo(1);
    }

    @Test
    void files_are_deleted_when_their_time_is_over() {
        var id = id(start(owner, "customers", "{}", "[\"name\"]", "csv"));
        ended(owner, id);
        var purge =
                new ExportPurge(
                        sql,
                        transactions,
                        rows,
                        files,
                        () -> Instant.now().plus(Duration.ofDays(8)));

        purge.purge();

        assertThat(file(owner, id).code()).isEqualTo("exports/gone");
        assertThat(ended(owner, id).path("state").asString()).isEqualTo("expired");
        assertThat(world.tenant().call(() -> files.open(UUID.fromString(id)))).isEmpty();
    }

    @Test
    void one_person_has_a_limit_of_unfinished_exports() {
        var key = managersKey();

        assertThatThrownBy(() ->
                        asKey(
                                key,
                                () -> {
                                    for (int i = 0; i < 5; i++) {
                                        exports.start(order());
                                    }
                                    return exports.start(order()).id();
                                }))
                .isInstanceOf(ExportProblem.class)
                .hasMessageContaining("exports/too-many");
    }
}
