package io.lianke.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Caller;
import io.lianke.access.Callers;
import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.tenancy.Tenants;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import io.lianke.testing.World;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// SEC-09: the board of risks, each of them provoked once for real.
class RiskBoardTests extends ServerTests {
    @Autowired private AccessFixtures access;
    @Autowired private Callers callers;
    @Autowired private Networks networks;
    @Autowired private RiskWatch watch;
    @Autowired private Tenants tenants;
    @Autowired private TransactionTemplate transactions;
    @Autowired private DSLContext sql;
    @Autowired private Risks risks;
    @Autowired private InstantSource clock;

    private void run(String sql, Object... values) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private List<JsonNode> risks() {
        return owner.get("/api/v1/risks").body().path("items").valueStream().toList();
    }

    private List<String> kinds() {
        return risks().stream().map(risk -> risk.path("kind").asString()).toList();
    }

    private JsonNode only(String kind) {
        return risks().stream()
                .filter(risk -> risk.path("kind").asString().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Http.Answer signIn(Http browser, String email, String password) {
        return browser.post(
                "/api/v1/session",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
    }

    private String invited(String email) {
        var invited =
                owner.post(
                        "/api/v1/members",
                        "{\"email\":\"%s\",\"displayName\":\"Zhao\",\"role\":\"clerk\"}"
                                .formatted(email));
        assertThat(invited.status()).as(invited.text()).isEqualTo(201);
        var accepted =
                anonymous()
                        .post(
                                "/api/v1/invitations:accept",
                                "{\"token\":\"%s\",\"password\":\"%s\",\"displayName\":\"Zhao\"}"
                                        .formatted(
                                                invited.body().path("invitationToken").asString(),
                                                World.PASSWORD));
        assertThat(accepted.status()).as(accepted.text()).isIn(200, 201, 204);
        return invited.body().at("/member/id").asString();
    }

    private void someRisk() throws SQLException {
        run(
                """
                insert into risk.risks (tenant_id, kind, subject_kind, subject_id, subject_name, state,
                    since, last_at, raised_at, facts, entries)
                values (?, 'disk', 'installation', '-', '-', 'open', now(), now(), now(), '{}', '{}')
                """,
                world.tenant().id());
    }

    @Test
    @Shows("U-4")
    void an_ordinary_day_raises_nothing() {
        var person = anonymous();
        signIn(person, world.ownerEmail(), World.PASSWORD);
        for (int i = 0; i < 5; i++) {
            var made = owner.post("/api/v1/customers", "{\"name\":\"Li %d\"}".formatted(i));
            person.get("/api/v1/customers/" + made.body().path("id").asString());
            person.get("/api/v1/customers?pageSize=100");
        }
        signIn(anonymous(), world.ownerEmail(), "mistyped once");
        invited(UUID.randomUUID() + "@example.com");

        watch.flush();
        watch.look();

        assertThat(kinds()).isEmpty();
        assertThat(owner.get("/api/v1/risks").body().path("open").asInt()).isZero();
    }

    @Test
    @Shows("U-4")
    void somebody_who_left_and_tries_to_come_in_is_told_and_can_be_seen_in_the_audit() {
        var email = UUID.randomUUID() + "@example.com";
        var member = invited(email);
        owner.patch("/api/v1/members/" + member, "{\"status\":\"suspended\"}");

        assertThat(signIn(anonymous(), email, World.PASSWORD).status()).isEqualTo(401);
        watch.look();
        watch.look();

        assertThat(kinds()).containsExactly("leaver");
        var risk = only("leaver");
        assertThat(risk.at("/subject/id").asString()).isEqualTo(member);
        assertThat(risk.at("/subject/name").asString()).isEqualTo("Zhao");
        var entries =
                owner.get("/api/v1/audit?action=session.open&outcome=refused").body().path("items");
        assertThat(risk.at("/entries/0").asString()).isEqualTo(entries.at("/0/id").asString());
    }

    @Test
    @Shows("U-4")
    void many_rights_changed_by_one_are_told_once_until_resolved() {
        var members =
                IntStream.range(0, 5)
                        .mapToObj(_ -> access.person(world, Role.CLERK, RowScope.STORE).id())
                        .toList();
        for (var member : members) {
            owner.patch("/api/v1/members/" + member, "{\"role\":\"manager\"}");
        }
        watch.look();
        assertThat(kinds()).containsExactly("mass_role_change");
        var risk = only("mass_role_change");
        var id = risk.path("id").asString();

        var acknowledged =
                owner.post(
                        "/api/v1/risks/" + id + ":acknowledge",
                        "{\"note\":\"new season\",\"version\":1}");
        var stale = owner.post("/api/v1/risks/" + id + ":resolve", "{\"version\":1}");
        var resolved = owner.post("/api/v1/risks/" + id + ":resolve", "{\"version\":2}");
        watch.look();

        assertThat(acknowledged.body().path("handledBy").asString()).isEqualTo("test owner");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(resolved.body().path("state").asString()).isEqualTo("resolved");
        assertThat(resolved.body().path("note").asString()).isEqualTo("new season");
        assertThat(risks()).as("the same causes are settled").hasSize(1);
        owner.patch("/api/v1/members/" + members.getFirst(), "{\"role\":\"analyst\"}");
        watch.look();
        assertThat(risks()).as("a newer cause is another risk").hasSize(2);
    }

    private Caller keyOfTill() {
        var issued = owner.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"integration\"}");
        var key = UUID.fromString(issued.body().at("/apiKey/id").asString());
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(transactions.execute(_ -> callers.key(key)))
                                .orElseThrow());
    }

    private long count(String question) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.prepareStatement(question)) {
            statement.setObject(1, world.tenant().id());
            var rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    @Shows("U-4")
    void a_key_that_comes_from_another_network_is_told() throws SQLException {
        var caller = keyOfTill();
        networks.seen(caller, "198.51.100.7");
        watch.flush();
        networks.seen(caller, "203.0.113.7");
        watch.flush();
        assertThat(kinds()).as("a newcomer is found out first").isEmpty();
        run(
                "update risk.networks set first_seen = first_seen - interval '2 days' where tenant_id = ?",
                world.tenant().id());

        networks.seen(caller, "203.0.113.99");
        networks.seen(caller, "192.0.2.1");
        watch.flush();

        assertThat(kinds()).containsExactly("new_network");
        assertThat(only("new_network").at("/subject/name").asString()).isEqualTo("till");
    }

    @Test
    @Shows("U-4")
    void no_network_is_lost_to_a_failure_or_to_many_others() throws SQLException {
        var caller = keyOfTill();
        var failures = new AtomicInteger(2);
        var failing =
                new TransactionTemplate(
                        Objects.requireNonNull(transactions.getTransactionManager())) {
                    @Override
                    public <T> T execute(TransactionCallback<T> action) {
                        if (failures.getAndDecrement() == 1) {
                            throw new IllegalStateException("the database is away");
                        }
                        return super.execute(action);
                    }
                };
        var own = new Networks(sql, failing, risks, clock);
        for (int network = 0; network < 50; network++) {
            own.seen(caller, "198.51." + network + ".7");
        }
        assertThatThrownBy(own::flush).isInstanceOf(IllegalStateException.class);
        own.flush();
        assertThat(count("select count(*) from risk.networks where tenant_id = ?")).isEqualTo(50);
        run(
                "update risk.networks set first_seen = first_seen - interval '2 days' where tenant_id = ?",
                world.tenant().id());

        own.seen(caller, "203.0.113.7");
        own.flush();

        assertThat(kinds()).containsExactly("new_network");
    }

    @Test
    @Shows("U-4")
    void an_audit_that_was_changed_is_told() throws SQLException {
        owner.post("/api/v1/customers", "{\"name\":\"Li\"}");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        owner.get("/api/v1/audit?action=customer.create")
                                        .body()
                                        .at("/items/0/position")
                                        .asInt()
                                > 0);
        watch.look();
        assertThat(kinds()).isEmpty();

        run(
                "update audit.entries set actor_name = 'nobody' where tenant_id = ? and action = 'customer.create'",
                world.tenant().id());
        watch.look();

        assertThat(kinds()).containsExactly("chain_break");
    }

    @Test
    @Shows("U-4")
    void work_that_waits_is_told_to_the_first_tenant() throws SQLException {
        run(
                """
                insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values ('nobody-does-this', 'x', now() - interval '20 minutes', false, 1)
                """);
        var first = tenants.first().orElseThrow();
        try {
            watch.look();

            assertThat(boardOf(first.id())).contains("queue_age");
        } finally {
            run("delete from jobs.scheduled_tasks where task_name = 'nobody-does-this'");
            run("delete from risk.risks where tenant_id = ?", first.id());
        }
    }

    private List<String> boardOf(UUID tenant) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement =
                        connection.prepareStatement(
                                "select kind from risk.risks where tenant_id = ?")) {
            statement.setObject(1, tenant);
            var found = new java.util.ArrayList<String>();
            for (var row = statement.executeQuery(); row.next(); ) {
                found.add(row.getString(1));
            }
            return found;
        }
    }

    @Test
    void freezing_suspends_the_member_and_revokes_the_key_under_one_entry() throws SQLException {
        var member = access.person(world, Role.CLERK, RowScope.STORE);
        var issued = owner.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"integration\"}");
        var key = issued.body().at("/apiKey/id").asString();
        for (var subject : List.of("member " + member.id(), "api_key " + key)) {
            run(
                    """
                    insert into risk.risks (tenant_id, kind, subject_kind, subject_id, subject_name, state,
                        since, last_at, raised_at, facts, entries)
                    values (?, 'bulk_read', ?, ?, 'x', 'open', now(), now(), now(), '{}', '{}')
                    """,
                    world.tenant().id(),
                    subject.substring(0, subject.indexOf(' ')),
                    subject.substring(subject.indexOf(' ') + 1));
        }
        var before = audited();

        for (var risk : risks()) {
            var frozen =
                    owner.post("/api/v1/risks/" + risk.path("id").asString() + ":freeze", "{}");
            assertThat(frozen.status()).as(frozen.text()).isEqualTo(200);
            assertThat(frozen.body().path("frozen").asBoolean()).isTrue();
            assertThat(frozen.body().path("state").asString()).isEqualTo("acknowledged");
        }

        assertThat(audited()).isEqualTo(before + 2);
        assertThat(Http.browser(port(), member.session()).get("/api/v1/session").status())
                .isEqualTo(401);
        assertThat(
                        Http.program(port(), issued.body().path("key").asString())
                                .get("/api/v1/customers")
                                .status())
                .isEqualTo(401);
        assertThat(
                        owner.post(
                                        "/api/v1/risks/"
                                                + risks().getFirst().path("id").asString()
                                                + ":freeze",
                                        "{}")
                                .code())
                .isEqualTo("risk/nothing-to-freeze");
    }

    @Test
    void each_act_on_the_board_leaves_one_entry() throws SQLException {
        someRisk();
        var id = risks().getFirst().path("id").asString();
        var person =
                Http.browser(
                        port(), access.session(world, Role.OWNER, AccessFixtures.Kind.ORDINARY));
        var before = audited();

        owner.post("/api/v1/risks/" + id + ":acknowledge", "{\"version\":1}");
        owner.post("/api/v1/risks/" + id + ":resolve", "{\"version\":2}");
        person.put(
                "/api/v1/risk-limits",
                "{\"personRecordsPerDay\":100,\"exportRowsPerDay\":100,\"quietFrom\":0,\"quietTo\":0,\"version\":0}");

        assertThat(audited()).isEqualTo(before + 3);
        assertThat(owner.post("/api/v1/risks/" + id + ":resolve", "{\"version\":3}").code())
                .isEqualTo("risk/over");
        assertThat(owner.get("/api/v1/risks/" + id).body().path("state").asString())
                .isEqualTo("resolved");
    }

    private long audited() {
        return owner.get("/api/v1/audit?pageSize=500").body().path("items").size();
    }

    @Test
    void who_reads_the_audit_sees_the_board_and_who_manages_members_acts() throws SQLException {
        someRisk();
        var auditor = program(Role.AUDITOR);
        var id = risks().getFirst().path("id").asString();

        assertThat(auditor.get("/api/v1/risks").body().path("open").asInt()).isEqualTo(1);
        assertThat(auditor.post("/api/v1/risks/" + id + ":resolve", "{\"version\":1}").status())
                .isEqualTo(403);
        assertThat(program(Role.MANAGER).get("/api/v1/risks").status()).isEqualTo(403);
        assertThat(program(anotherWorld(), Role.OWNER).get("/api/v1/risks/" + id).status())
                .isEqualTo(404);
        assertThat(owner.get("/api/v1/risks?state=soon").status()).isIn(400, 422);
        assertThat(owner.get("/api/v1/risks?kind=disk&state=open").body().path("items")).hasSize(1);
    }
}
