package io.lianke.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Z-9: taking people out in bulk is braked.
class BulkReadTests extends ServerTests {
    private static final int LIMIT = 100;

    @Autowired private AccessFixtures access;
    @Autowired private RiskWatch watch;
    @Autowired private HikariDataSource pool;

    private void limits(int persons, int rows) {
        var changed = limits(manager(Role.OWNER), persons, rows, 0);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private static Http.Answer limits(Http caller, int persons, int rows, int version) {
        return caller.put(
                "/api/v1/risk-limits",
                "{\"personRecordsPerDay\":%d,\"exportRowsPerDay\":%d,\"quietFrom\":0,\"quietTo\":0,\"version\":%d}"
                        .formatted(persons, rows, version));
    }

    private Http manager(Role role) {
        return Http.browser(port(), access.session(world, role, AccessFixtures.Kind.ORDINARY));
    }

    private void customers(int count) {
        var orders =
                IntStream.range(0, count)
                        .mapToObj(i ->
                                """
                                {"orderId":"O%d","orderedAt":"2026-03-02T10:00:00Z",
                                 "customer":{"identifiers":{"memberCard":"C%d"}},
                                 "lines":[{"sku":"t","quantity":1,"unitPrice":1}]}
                                """
                                        .formatted(i, i))
                        .collect(Collectors.joining(",", "[", "]"));
        var made = owner.post("/api/v1/orders:bulk", orders);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
    }

    private Http person() {
        var browser = anonymous();
        var signedIn =
                browser.post(
                        "/api/v1/session",
                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                .formatted(world.ownerEmail(), World.PASSWORD));
        assertThat(signedIn.status()).as(signedIn.text()).isIn(200, 201, 204);
        return browser;
    }

    private static Http.Answer page(Http reader, int size, String token) {
        return reader.get(
                "/api/v1/customers?pageSize="
                        + size
                        + (token.isEmpty() ? "" : "&pageToken=" + token));
    }

    private long entries(String action) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select count(*) from audit.entries where tenant_id = ? and action = ?")) {
            statement.setObject(1, world.tenant().id());
            statement.setString(2, action);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<String> openRisks() {
        return owner.get("/api/v1/risks?state=open")
                .body()
                .path("items")
                .valueStream()
                .map(risk -> risk.path("kind").asString())
                .toList();
    }

    @Test
    @Shows("Z-9")
    void a_person_past_the_limit_proves_who_they_are_and_gets_as_many_again() throws SQLException {
        limits(LIMIT, LIMIT);
        customers(130);
        var reader = person();
        var first = page(reader, 60, "");
        for (int again = 0; again < 5; again++) {
            assertThat(page(reader, 60, "").status()).as("seen already").isEqualTo(200);
        }
        var next = first.body().path("nextPageToken").asString();

        var refused = page(reader, 60, next);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("risk/confirm-first");
        assertThat(page(reader, 60, next).status()).isEqualTo(403);
        assertThat(reader.get("/api/v1/orders?pageSize=120").status()).isEqualTo(403);
        assertThat(entries("reading.stop")).as("told once").isEqualTo(1);
        assertThat(openRisks()).containsExactly("bulk_read");
        var proof =
                reader.post("/api/v1/session:confirm", "{\"password\":\"" + World.PASSWORD + "\"}");
        assertThat(proof.status()).as(proof.text()).isEqualTo(204);
        assertThat(page(reader, 60, next).status()).isEqualTo(200);
        assertThat(entries("reading.open")).isEqualTo(1);
    }

    @Test
    @Shows("Z-9")
    void a_program_is_stopped_until_tomorrow_on_every_path_that_shows_people() {
        customers(130);
        var all = page(owner, 500, "").body().path("items");
        limits(LIMIT, LIMIT);
        watch.flush();
        var program = program(Role.INTEGRATION);
        var first = page(program, 100, "");
        assertThat(first.status()).isEqualTo(200);
        var one = all.path(all.size() - 1).path("id").asString();
        var number =
                owner.get("/api/v1/orders?customer=" + one)
                        .body()
                        .at("/items/0/orderId")
                        .asString();

        for (var path :
                List.of(
                        "/customers?pageSize=500",
                        "/customers/" + one,
                        "/customers/" + one + "/timeline",
                        "/customers/" + one + "/habits",
                        "/orders?pageSize=500",
                        "/orders?customer=" + one,
                        "/orders/" + number,
                        "/search?q=" + number)) {
            var stopped = program.get("/api/v1" + path);
            assertThat(stopped.status()).as(path + stopped.text()).isEqualTo(429);
            assertThat(stopped.code()).as(path).isEqualTo("risk/stopped");
            assertThat(stopped.headers().firstValueAsLong("Retry-After").orElse(0))
                    .as(path)
                    .isBetween(1L, 86_400L);
        }
        assertThat(
                        program.put(
                                        "/api/v1/orders/W1",
                                        "{\"orderedAt\":\"2026-03-02T10:00:00Z\",\"lines\":[{\"sku\":\"t\",\"quantity\":1,\"unitPrice\":1}]}")
                                .status())
                .as("what it brings is taken")
                .isEqualTo(201);
        assertThat(
                        program.get(
                                        "/api/v1/customers/"
                                                + first.body().at("/items/0/id").asString())
                                .status())
                .as("seen already")
                .isEqualTo(200);
    }

    @Test
    @Shows("Z-9")
    void a_stopped_program_does_not_lift_its_own_brake() {
        customers(130);
        limits(LIMIT, LIMIT);
        assertThat(page(owner, 130, "").code()).isEqualTo("risk/stopped");

        assertThat(limits(owner, 10_000, 10_000, 1).code()).isEqualTo("access/forbidden");
        page(owner, LIMIT, "");
        var key = owner.post("/api/v1/api-keys", "{\"name\":\"other\",\"role\":\"owner\"}");

        assertThat(key.code()).isEqualTo("risk/stopped");
        assertThat(page(owner, 130, "").code()).isEqualTo("risk/stopped");
        assertThat(limits(manager(Role.OWNER), 10_000, 10_000, 1).status())
                .as("a person may")
                .isEqualTo(200);
    }

    @Test
    @Shows("Z-9")
    void many_at_once_do_not_race_past_the_limit() throws InterruptedException, ExecutionException {
        limits(LIMIT, LIMIT);
        customers(200);
        var tokens = new ArrayList<String>(List.of(""));
        for (int at = 0; at < 19; at++) {
            tokens.add(page(owner, 10, tokens.getLast()).body().path("nextPageToken").asString());
            if (at == 8) {
                limitsAgain(1_000);
            }
        }
        limitsAgainAt(LIMIT, 2);
        var program = program(Role.READ_ONLY);

        var answers = new ArrayList<Future<Http.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var token : tokens) {
                answers.add(threads.submit(() -> page(program, 10, token)));
            }
        }

        var shown = new HashSet<String>();
        for (var answer : answers) {
            answer.get()
                    .body()
                    .path("items")
                    .valueStream()
                    .forEach(item -> shown.add(item.path("id").asString()));
        }
        assertThat(shown).hasSize(LIMIT);
    }

    private void limitsAgain(int persons) {
        limitsAgainAt(persons, 1);
    }

    private void limitsAgainAt(int persons, int version) {
        var changed = limits(manager(Role.OWNER), persons, LIMIT, version);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        watch.flush();
    }

    @Test
    @Shows("Z-9")
    void what_was_shown_is_written_down_and_a_raised_limit_lets_go_on() throws SQLException {
        limits(LIMIT, LIMIT);
        customers(130);
        var program = program(Role.READ_ONLY);
        page(program, 100, "");
        assertThat(page(program, 130, "").status()).isEqualTo(429);

        limitsAgain(1_000);

        assertThat(page(program, 130, "").status()).isEqualTo(200);
        watch.flush();
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select shown from risk.readings where tenant_id = ? and reader_kind = 'api_key' order by shown desc limit 1")) {
            statement.setObject(1, world.tenant().id());
            var rows = statement.executeQuery();
            rows.next();
            assertThat(rows.getLong(1)).isEqualTo(130);
        }
    }

    @Test
    @Shows("Z-9")
    void exports_have_a_quota_of_rows() {
        customers(130);
        limits(LIMIT, LIMIT);
        var manager = manager(Role.MANAGER);

        var id = started(manager);

        var export =
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(100))
                        .until(
                                () -> manager.get("/api/v1/exports/" + id).body(),
                                body ->
                                        !List.of("waiting", "running")
                                                .contains(body.path("state").asString()));
        assertThat(export.path("state").asString()).isEqualTo("failed");
        assertThat(export.at("/trouble/code").asString()).isEqualTo("risk/export-quota");
    }

    @Test
    void starting_an_export_takes_one_connection_at_a_time() throws SQLException {
        var manager = manager(Role.MANAGER);
        manager.get("/api/v1/session");
        var held = new ArrayList<Connection>();
        try {
            while (held.size() < pool.getMaximumPoolSize() - 1) {
                held.add(pool.getConnection());
            }

            started(manager);
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    @Shows({"Z-9", "U-4"})
    void much_taken_away_in_files_is_told() {
        customers(130);
        limits(LIMIT, 1_000);
        var manager = manager(Role.MANAGER);

        var id = started(manager);

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> openRisks().contains("bulk_export"));
        assertThat(manager.get("/api/v1/exports/" + id + "/file").status()).isEqualTo(200);
    }

    @Test
    @Shows("Z-9")
    void a_change_of_nothing_counts_and_is_not_refused() {
        customers(130);
        var ids =
                page(owner, 500, "")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("id").asString())
                        .toList();
        limits(LIMIT, LIMIT);
        var program = program(Role.INTEGRATION);

        for (var id : ids) {
            var same = program.post("/api/v1/customers/" + id + ":tag", "{}");
            assertThat(same.status()).as(same.text()).isEqualTo(200);
        }

        assertThat(openRisks()).containsExactly("bulk_read");
        assertThat(program.get("/api/v1/customers/" + ids.getFirst()).status())
                .as("seen already")
                .isEqualTo(200);
        owner.post("/api/v1/customers", "{\"name\":\"new\"}");
        assertThat(page(program, 1, "").code()).isEqualTo("risk/stopped");
    }

    @Test
    @Shows("Z-9")
    void who_reads_the_audit_of_customers_reads_customers() {
        for (int made = 0; made < 3; made++) {
            assertThat(owner.post("/api/v1/customers", "{\"name\":\"Li\"}").status())
                    .isEqualTo(201);
        }
        var auditor = program(Role.AUDITOR);
        assertThat(auditor.get("/api/v1/audit?action=customer.create").body().path("items"))
                .hasSize(3);

        watch.flush();

        assertThat(shownMost()).isEqualTo(3);
    }

    private long shownMost() {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select max(shown) from risk.readings where tenant_id = ? and reader_kind = 'api_key'")) {
            statement.setObject(1, world.tenant().id());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static UUID started(Http caller) {
        var started =
                caller.post(
                        "/api/v1/exports",
                        "{\"object\":\"customers\",\"query\":{},\"columns\":[\"name\"],\"format\":\"csv\"}");
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return UUID.fromString(started.body().path("id").asString());
    }
}
