package io.lianke.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// What tests of bulk changes have in common.
abstract class BulkTests extends ServerTests {
    static final String CUSTOMERS = "/api/v1/customers";
    static final String CHANGES = "/api/v1/bulk-changes";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Autowired Customers customers;
    @Autowired BulkChanges changes;
    @Autowired BreakingBulkCheckpoint checkpoint;
    @Autowired DSLContext sql;
    @Autowired TransactionTemplate transactions;

    private static final String PEOPLE =
            """
            insert into customer.customers (tenant_id, ordinal, kind, name, city, channel, created_at, created_by,
                updated_at, updated_by)
            select ?, n, 'person', 'Name ' || n, 'X', case when n % 2 = 0 then 'web' end, now(), 'test', now(), 'test'
            from generate_series(1, ?) n
            """;

    private static final String SUMS =
            """
            insert into customer.totals (tenant_id, customer_id)
            select tenant_id, id from customer.customers where tenant_id = ?
            """;

    private static final String ORDINALS =
            """
            insert into customer.counters (tenant_id, last_ordinal) values (?, ?)
            """;

    /// So many customers, every other one of the channel `web`.
    void generate(int count) {
        var tenant = world.tenant().id();
        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ -> {
                            sql.execute("set local statement_timeout = '120s'");
                            sql.execute(PEOPLE, tenant, count);
                            sql.execute(SUMS, tenant);
                            sql.execute(ORDINALS, tenant, count);
                        }));
    }

    JsonNode started(String body) {
        var answer = owner.post(CHANGES, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    Http.Answer ask(JsonNode change, String action) {
        return owner.post(CHANGES + "/" + change.path("id").asString() + ":" + action, "");
    }

    /// The change when nobody works on it any more.
    JsonNode ended(JsonNode change) {
        var until = Instant.now().plus(PATIENCE);
        while (true) {
            var now = owner.get(CHANGES + "/" + change.path("id").asString()).body();
            if (!List.of("running", "undoing").contains(now.path("state").asString())) {
                return now;
            }
            assertThat(Instant.now()).as(now.toString()).isBefore(until);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    int count(String query) {
        return owner.get(CUSTOMERS + "?" + query).body().at("/total/count").asInt();
    }

    List<String> audited(JsonNode change) {
        var actions = new ArrayList<String>();
        for (JsonNode entry : owner.get("/api/v1/audit?pageSize=500").body().path("items")) {
            if (entry.path("objectId").asString("").equals(change.path("id").asString())) {
                actions.add(entry.path("action").asString());
            }
        }
        return actions.reversed();
    }
}
