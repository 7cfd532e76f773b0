package io.lianke.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// U-3: nobody who uses Lianke can switch the audit off, or change or delete what is in it; and
/// what is written is sealed without anybody's doing.
class AuditGuardTests extends ServerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired private DSLContext sql;

    @Autowired private TransactionTemplate transactions;

    @Autowired private Sealing sealing;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private List<String> seen(String query) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    @Test
    @Shows("U-3")
    void the_application_may_add_and_read_and_nothing_else() throws SQLException {
        assertThat(
                        seen(
                                """
                                select distinct c.relname || ': ' || a.privilege_type
                                from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
                                where n.nspname = 'audit' and a.grantee <> c.relowner
                                """))
                .containsExactlyInAnyOrder(
                        "entries: INSERT", "entries: SELECT", "seals: INSERT", "seals: SELECT");
        assertThat(
                        seen(
                                """
                                select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                                where n.nspname = 'audit'
                                    and has_function_privilege(current_database() || '_app', p.oid, 'execute')
                                    and p.provolatile = 'v'
                                """))
                .as("functions of the owner that could change something")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit.entries", "audit.seals"})
    @Shows("U-3")
    void every_statement_that_would_change_it_is_refused(String table) {
        for (var statement :
                List.of(
                        "delete from %s",
                        "update %s set tenant_id = tenant_id",
                        "truncate %s",
                        "drop table %s",
                        "alter table %s disable row level security",
                        "alter table %s disable trigger all",
                        "create rule gone as on insert to %s do instead nothing",
                        "lock table %s in access exclusive mode",
                        "merge into %1$s t using %1$s s on t.tenant_id = s.tenant_id when matched then delete")) {
            assertThatThrownBy(() ->
                            world.tenant()
                                    .run(() ->
                                            transactions.executeWithoutResult(
                                                    _ -> sql.execute(statement.formatted(table)))))
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    @Shows("U-3")
    void the_api_reads_it_only() {
        var id = UUID.randomUUID();
        for (var method : List.of("DELETE", "PUT", "PATCH", "POST")) {
            for (var path :
                    List.of("/api/v1/audit", "/api/v1/audit/" + id, "/api/v1/audit:purge")) {
                assertThat(owner.send(method, path, "{}").status())
                        .as(method + " " + path)
                        .isIn(404, 405);
            }
        }
        assertThat(mappings.getHandlerMethods().keySet())
                .filteredOn(mapping -> mapping.toString().contains("/audit"))
                .allSatisfy(mapping ->
                        assertThat(mapping.getMethodsCondition().getMethods())
                                .extracting(Enum::name)
                                .containsExactly("GET"));
    }

    @Test
    @Shows("U-3")
    void no_setting_switches_it_off() {
        for (var field :
                List.of(
                        ",\"audit\":false",
                        ",\"auditEnabled\":false",
                        ",\"auditRetentionDays\":0")) {
            var settings =
                    "{\"name\":\"N\",\"zone\":\"UTC\",\"currency\":\"EUR\",\"region\":\"DE\",\"locale\":\"en\""
                            + field
                            + "}";
            var answer =
                    owner.put("/api/v1/tenant", "{\"settings\":" + settings + ",\"version\":1}");

            assertThat(answer.status()).as(field).isBetween(400, 499);
        }
    }

    @Test
    void what_is_done_is_sealed() throws SQLException {
        owner.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"owner\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        seen(
                                                "select s.position from audit.seals s join audit.entries e on e.id = s.entry_id"
                                                        + " where e.action = 'api-key.create' and e.tenant_id = '"
                                                        + world.tenant().id()
                                                        + "'"))
                                .as("a key for each role, and this one")
                                .hasSize(world.keys().size() + 1)
                                .contains("1", String.valueOf(world.keys().size() + 1)));
    }

    @Test
    void sealing_once_more_changes_nothing() {
        assertThat(sealing.seal(Instant.MAX)).isTrue();
        assertThat(sealing.seal(Instant.MAX)).isTrue();
    }

    @Test
    void a_chain_that_begins_is_signed_at_once() {
        await().until(() -> {
            try (var files =
                    Files.newDirectoryStream(
                            Path.of(System.getProperty("lianke.data", "data"), "audit"),
                            "heads-*.jsonl")) {
                for (var file : files) {
                    if (Files.readString(file).contains(world.tenant().id().toString())) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    @Test
    @Shows("O-8")
    void a_sealer_that_stands_still_is_an_alarm() {
        var checks = new AuditChecks();
        for (var check :
                List.of(
                        checks.auditUnsealed(sealing, Instant::now),
                        checks.auditUnsigned(sealing, Instant::now))) {
            await().untilAsserted(() -> assertThat(check.read().well()).isTrue());
        }
        for (var check :
                List.of(
                        checks.auditUnsealed(sealing, later(Duration.ofMinutes(5))),
                        checks.auditUnsigned(sealing, later(Duration.ofHours(3))))) {
            assertThat(check.read().well()).as(check.name()).isFalse();
        }
    }

    private static InstantSource later(Duration by) {
        return () -> Instant.now().plus(by);
    }
}
