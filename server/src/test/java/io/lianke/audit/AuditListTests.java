package io.lianke.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.access.Role;
import io.lianke.shared.PageToken;
import io.lianke.testing.Plans;
import io.lianke.testing.ServerTests;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The audit as people search it: by who, what, to what, how it ended and when.
class AuditListTests extends ServerTests {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final int MANY = 60_000;

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;
    @Autowired private Plans plans;
    @Autowired private JsonMapper json;
    @Autowired private Sealing sealing;

    private List<String> actions(String... parameters) {
        var query = new StringBuilder("/api/v1/audit?pageSize=500");
        for (int i = 0; i < parameters.length; i += 2) {
            query.append('&')
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        var answer = owner.get(query.toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .path("items")
                .valueStream()
                .map(entry -> entry.path("action").asString())
                .toList();
    }

    private JsonNode newest() {
        return owner.get("/api/v1/audit?pageSize=1").body().at("/items/0");
    }

    @Test
    void each_filter_leaves_what_it_names() {
        owner.post("/api/v1/api-keys", "{\"name\":\"till\",\"role\":\"owner\"}");
        var key = newest();
        program(Role.MANAGER).post("/api/v1/customers", "{\"kind\":\"person\",\"name\":\"A\"}");
        var customer = newest();
        var by = "api_key:" + key.at("/actor/id").asString();

        assertThat(actions()).contains("api-key.create", "customer.create");
        assertThat(actions("actor", by)).containsOnly("api-key.create");
        assertThat(actions("actor", "user:" + UUID.randomUUID())).isEmpty();
        assertThat(actions("actor", "system")).doesNotContain("customer.create");
        assertThat(actions("actor", "anonymous")).isEmpty();
        assertThat(actions("action", "customer.create")).containsExactly("customer.create");
        assertThat(actions("objectType", "api-key")).containsOnly("api-key.create");
        assertThat(
                        actions(
                                "objectType",
                                "customer",
                                "objectId",
                                customer.path("objectId").asString()))
                .containsExactly("customer.create");
        assertThat(actions("outcome", "refused")).isEmpty();
        assertThat(actions("outcome", "done", "action", "customer.create")).hasSize(1);
        assertThat(actions("from", "2020-01-01", "to", "2020-01-02")).isEmpty();
        assertThat(actions("from", customer.path("at").asString()))
                .containsExactly("customer.create");
        assertThat(actions("to", customer.path("at").asString()))
                .contains("api-key.create")
                .doesNotContain("customer.create");
    }

    @Test
    void what_is_no_filter_is_refused() {
        for (var query :
                List.of(
                        "actor=somebody",
                        "actor=user:1",
                        "outcome=maybe",
                        "from=yesterday",
                        "zone=Mars&from=2026-01-01")) {
            assertThat(owner.get("/api/v1/audit?" + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void an_entry_tells_its_place_in_the_chain() {
        owner.post("/api/v1/api-keys", "{\"name\":\"a\",\"role\":\"owner\"}");
        owner.post("/api/v1/api-keys", "{\"name\":\"b\",\"role\":\"owner\"}");

        await().atMost(PATIENCE).until(() -> newest().path("position").isNumber());

        var positions =
                owner.get("/api/v1/audit")
                        .body()
                        .path("items")
                        .valueStream()
                        .map(entry -> entry.path("position").asLong())
                        .toList();
        assertThat(positions).last().isEqualTo(1L);
        assertThat(positions.getFirst()).isEqualTo(positions.size());
    }

    private void generate() throws Exception {
        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ ->
                                sql.execute(
                                        """
                                        insert into audit.entries (tenant_id, id, at, actor_kind, actor_id, actor_name,
                                            action, object_type, object_id, outcome)
                                        select ?, uuidv7(make_interval(secs => -n * 100)),
                                            now() - make_interval(secs => n * 100),
                                            case when n % 600 = 0 then 'anonymous' when n % 10 = 0 then 'system' else 'user' end,
                                            case when n % 10 > 0 then
                                                ('00000000-0000-7000-8000-' || lpad((n % 40)::text, 12, '0'))::uuid end,
                                            'somebody', case when n % 600 = 1 then 'rare' else 'customer.update' end,
                                            'customer', (n % 5000)::text,
                                            case when n % 600 = 0 then 'refused' else 'done' end
                                        from generate_series(1, ?) n
                                        """,
                                        world.tenant().id(), MANY)));
        sealing.seal(Instant.MAX);
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute("analyze audit.entries");
            statement.execute("analyze audit.seals");
        }
    }

    private static List<AuditQuery> queries() {
        var user = UUID.fromString("00000000-0000-7000-8000-000000000007");
        var now = Instant.now();
        var queries = new ArrayList<AuditQuery>();
        for (var who :
                new AuditQuery.@Nullable Who[] {
                    null,
                    new AuditQuery.Who(Actor.Kind.USER, user),
                    new AuditQuery.Who(Actor.Kind.SYSTEM, null),
                    new AuditQuery.Who(Actor.Kind.ANONYMOUS, null)
                }) {
            for (var action : new @Nullable String[] {null, "customer.update", "rare", "none"}) {
                for (var outcome :
                        new AuditEntry.@Nullable Outcome[] {null, AuditEntry.Outcome.REFUSED}) {
                    queries.add(new AuditQuery(who, action, null, null, outcome, null, null));
                    queries.add(
                            new AuditQuery(
                                    who,
                                    action,
                                    "customer",
                                    "77",
                                    outcome,
                                    now.minusSeconds(900_000),
                                    now.minusSeconds(100_000)));
                }
            }
        }
        return queries;
    }

    @Test
    void every_search_of_many_entries_reads_an_index() throws Exception {
        generate();
        var token = PageToken.of(UUID.randomUUID()).encode();
        var bad = new ArrayList<String>();
        for (var query : queries()) {
            for (var after : new @Nullable String[] {null, token}) {
                plans.of(world, on -> new Audit(on, json, sealing).list(query, 50, after)).stream()
                        .filter(plan -> plan.contains("Seq Scan") || !plan.contains("Index"))
                        .forEach(bad::add);
            }
        }
        assertThat(bad).isEmpty();
    }
}
