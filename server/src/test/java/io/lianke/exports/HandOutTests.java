package io.lianke.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Callers;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Z-9: a file goes to one person, once.
class HandOutTests extends ServerTests {
    @Autowired private Exports exports;
    @Autowired private ExportFiles files;
    @Autowired private ExportWorker worker;
    @Autowired private Callers callers;
    @Autowired private AccessFixtures access;
    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    @Test
    @Shows("Z-9")
    void a_file_is_handed_out_once_and_within_a_day() {
        var id = started();
        var export = ended(id);

        assertThat(
                        Duration.between(
                                Instant.parse(export.path("finishedAt").asString()),
                                Instant.parse(export.path("expiresAt").asString())))
                .isLessThanOrEqualTo(Duration.ofDays(1));
        assertThat(export.path("handedOut").asBoolean()).isFalse();
        assertThat(file(id).status()).isEqualTo(200);
        assertThat(ended(id).path("handedOut").asBoolean()).isTrue();
        assertThat(file(id).code()).isEqualTo("exports/taken");
        assertThat(world.tenant().call(() -> files.open(UUID.fromString(id)))).isEmpty();
    }

    @Test
    void a_file_whose_line_breaks_is_handed_out_three_times_at_most() throws SQLException {
        var id = started();
        ended(id);
        var codes = new ArrayList<String>();

        for (int attempt = 0; attempt < 4; attempt++) {
            codes.add(
                    asOwner(() -> {
                        try (var _ = exports.download(UUID.fromString(id)).content()) {
                            return "handed out";
                        } catch (ExportProblem refused) {
                            return refused.code();
                        } catch (IOException failed) {
                            throw new UncheckedIOException(failed);
                        } finally {
                            exports.broke(UUID.fromString(id));
                        }
                    }));
        }

        assertThat(codes)
                .containsExactly("handed out", "handed out", "handed out", "exports/taken");
    }

    @Test
    @Shows({"Z-9", "Z-4"})
    void a_file_goes_to_whoever_asked_for_it_and_to_nobody_else() {
        var id = started(owner);
        ended(id);
        var auditor = browser(access.person(world, Role.ADMINISTRATOR, RowScope.ALL).id());

        assertThat(auditor.get("/api/v1/exports/" + id).status()).isEqualTo(200);
        assertThat(file(auditor, id).code()).isEqualTo("exports/unknown");
        assertThat(ended(id).path("handedOut").asBoolean()).isFalse();
        assertThat(file(owner, id).status()).isEqualTo(200);
    }

    @Test
    @Shows({"Z-2", "Z-4"})
    void a_file_is_not_for_whoever_sees_less_by_now() {
        var person = access.person(world, Role.MANAGER, RowScope.ALL).id();
        var manager = browser(person);
        var masking =
                owner.post(
                        "/api/v1/roles",
                        """
                        {"name":"Masked","scope":"all","fields":{"customer.phone":"mask"},
                         "permissions":["customer.read","customer.export"]}
                        """);
        assertThat(masking.status()).as(masking.text()).isEqualTo(201);
        var byReach = started(manager);
        var byField = started(manager);
        ended(byReach);
        ended(byField);

        become(person, "{\"role\":\"manager\",\"scope\":\"store\"}");
        assertThat(file(browser(person), byReach).code()).isEqualTo("exports/right-lost");
        become(
                person,
                "{\"role\":\"%s\",\"scope\":\"all\"}"
                        .formatted(masking.body().path("code").asString()));
        assertThat(file(browser(person), byField).code()).isEqualTo("exports/right-lost");
        var narrow = started(browser(person));
        ended(narrow);
        become(person, "{\"role\":\"manager\",\"scope\":\"all\"}");
        for (var id : List.of(byReach, byField, narrow)) {
            assertThat(file(browser(person), id).status()).isEqualTo(200);
        }
    }

    @Test
    @Shows({"Z-2", "Z-4"})
    void a_file_is_not_written_on_for_whoever_sees_less_by_now() throws SQLException {
        var person = access.person(world, Role.MANAGER, RowScope.ALL).id();
        generate(6_000);
        var id = waiting(person);

        world.tenant()
                .run(() ->
                        worker.work(
                                id,
                                () -> {
                                    become(person, "{\"role\":\"manager\",\"scope\":\"store\"}");
                                    return false;
                                }));

        var export = ended(id.toString());
        assertThat(export.path("state").asString()).isEqualTo("failed");
        assertThat(export.at("/trouble/code").asString()).isEqualTo("exports/right-lost");
    }

    private Http browser(UUID person) {
        return Http.browser(port(), access.sessionOf(world, person));
    }

    private void become(UUID person, String body) {
        var became = owner.patch("/api/v1/members/" + person, body);
        assertThat(became.status()).as(became.text()).isEqualTo(200);
    }

    private void generate(int count) throws SQLException {
        inTenant(
                """
                insert into customer.customers (tenant_id, ordinal, kind, name, created_at, created_by, updated_at,
                    updated_by)
                select ?, n, 'person', 'Name ' || n, now(), 'test', now(), 'test' from generate_series(1, ?) n
                """,
                world.tenant().id(),
                count);
        inTenant(
                """
                insert into customer.totals (tenant_id, customer_id)
                select tenant_id, id from customer.customers where tenant_id = ?
                """,
                world.tenant().id());
        // As the database does by itself within a minute; until then it plans for a tenant of none.
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze customer.customers, customer.totals");
        }
    }

    /// An export that no job takes up.
    private UUID waiting(UUID maker) {
        var id = UUID.randomUUID();
        inTenant(
                """
                insert into exports.runs (tenant_id, id, object, query, columns, format, language, state, maker_kind,
                    maker_id, maker_name, created_at)
                values (?, ?, 'customers', '{}', '{name}', 'csv', 'en', 'waiting', 'user', ?, 'Maker', now())
                """,
                world.tenant().id(),
                id,
                maker);
        return id;
    }

    private void inTenant(String statement, Object... values) {
        world.tenant()
                .run(() -> transactions.executeWithoutResult(_ -> sql.execute(statement, values)));
    }

    private String started() {
        return started(owner);
    }

    private static String started(Http caller) {
        var started =
                caller.post(
                        "/api/v1/exports",
                        "{\"object\":\"customers\",\"query\":{},\"columns\":[\"name\"],\"format\":\"csv\"}");
        assertThat(started.status()).as(started.text()).isEqualTo(201);
        return started.body().path("id").asString();
    }

    private JsonNode ended(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> owner.get("/api/v1/exports/" + id).body(),
                        export ->
                                !List.of("waiting", "running")
                                        .contains(export.path("state").asString()));
    }

    private Http.Answer file(String id) {
        return file(owner, id);
    }

    private static Http.Answer file(Http caller, String id) {
        return caller.get("/api/v1/exports/" + id + "/file");
    }

    /// What somebody with the owner's rights makes of it, without the wire.
    private String asOwner(Supplier<String> work) throws SQLException {
        var key = ownersKey();
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(transactions.execute(_ -> callers.key(key)))
                                .orElseThrow()
                                .call(work::get));
    }

    private UUID ownersKey() throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select id from access.api_keys where tenant_id = ? and role = 'owner'")) {
            statement.setObject(1, world.tenant().id());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
