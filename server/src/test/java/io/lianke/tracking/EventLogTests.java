package io.lianke.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class EventLogTests extends ServerTests {
    @Autowired private EventLog log;
    @Autowired private EventLogUpkeep upkeep;
    @Autowired private TransactionTemplate transactions;
    @Autowired private DSLContext sql;

    private static NewEvent event(
            String messageId, @Nullable String subject, @Nullable Integer revision) {
        return new NewEvent(
                messageId,
                "track",
                "Store Visited",
                Instant.parse("2020-01-01T00:00:00Z"),
                null,
                null,
                "shop",
                "store",
                null,
                null,
                null,
                "{\"a\":1}",
                subject,
                revision,
                false);
    }

    private int append(NewEvent... events) {
        var appended =
                world.tenant().call(() -> transactions.execute(_ -> log.append(List.of(events))));
        return appended == null ? -1 : appended;
    }

    private String value(String query) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                query.replace("$t", "'" + world.tenant().id() + "'::uuid"))) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "none";
        }
    }

    @Test
    void a_message_is_kept_once_also_within_a_batch() {
        assertThat(append(event("m1", null, null), event("m2", null, null))).isEqualTo(2);
        assertThat(append(event("m2", null, null), event("m3", null, null))).isEqualTo(1);
    }

    @Test
    @Shows("Z-7")
    void another_tenant_has_message_ids_of_its_own() {
        append(event("m1", null, null));
        var other = anotherWorld();

        var theirs =
                other.tenant()
                        .call(() ->
                                transactions.execute(
                                        _ -> log.append(List.of(event("m1", null, null)))));

        assertThat(theirs).isEqualTo(1);
    }

    @Test
    void only_the_newest_revision_of_a_subject_counts() throws SQLException {
        append(event("a1", "a", 1), event("b1", "b", 1));
        append(event("a3", "a", 3), event("a2", "a", 2));

        assertThat(
                        value(
                                "select string_agg(message_id, ' ' order by message_id)"
                                        + " from tracking.events where tenant_id = $t"
                                        + " and not superseded"))
                .isEqualTo("a3 b1");
    }

    @Test
    void events_go_to_the_month_they_arrive_in() throws SQLException {
        append(event("m1", null, null));

        assertThat(
                        value(
                                "select tableoid::regclass::text from tracking.events where tenant_id = $t"))
                .isEqualTo(
                        value(
                                "select 'tracking.events_' ||"
                                        + " to_char(now() at time zone 'UTC', 'YYYY_MM')"));
    }

    @Test
    void months_ahead_are_ready_and_making_them_again_makes_none() throws SQLException {
        upkeep.run();

        assertThat(
                        value(
                                "select count(*) from pg_inherits"
                                        + " where inhparent = 'tracking.events'::regclass"))
                .isEqualTo(String.valueOf(EventLogUpkeep.MONTHS_AHEAD + 1));
        assertThat(value("select tracking.extend_events(3)")).isEqualTo("0");
    }

    @Test
    void ids_are_forgotten_after_thirty_days() throws SQLException {
        append(event("m1", null, null));
        value(
                "update tracking.message_ids set received_at = now() - interval '31 days'"
                        + " where tenant_id = $t returning 1");

        upkeep.run();

        assertThat(value("select count(*) from tracking.message_ids where tenant_id = $t"))
                .isEqualTo("0");
    }

    @Test
    void the_timeline_of_a_customer_can_be_read_by_its_index() {
        var plan =
                world.tenant()
                        .call(() ->
                                transactions.execute(_ -> {
                                    sql.execute("set local enable_seqscan = off");
                                    return sql.fetch(
                                                    "explain select id from tracking.events"
                                                            + " where tenant_id = ?"
                                                            + " and customer_id = ?"
                                                            + " order by occurred_at desc limit 50",
                                                    world.tenant().id(),
                                                    UUID.randomUUID())
                                            .format();
                                }));

        assertThat(plan)
                .contains("Index Scan")
                .contains("customer_id =")
                .doesNotContain("Seq Scan");
    }

    @Test
    void a_cursor_can_read_by_its_index() {
        var plan =
                world.tenant()
                        .call(() ->
                                transactions.execute(_ -> {
                                    sql.execute("set local enable_seqscan = off");
                                    // The table is small, and a sort of a few rows is cheap.
                                    sql.execute("set local enable_sort = off");
                                    return sql.fetch(
                                                    "explain select id from tracking.events"
                                                            + " where tenant_id = ?"
                                                            + " and (transaction_id, seq) > ('5'::xid8, 0)"
                                                            + " and transaction_id < pg_snapshot_xmin(pg_current_snapshot())"
                                                            + " order by transaction_id, seq limit 1000",
                                                    world.tenant().id())
                                            .format();
                                }));

        assertThat(plan)
                .contains("Index Cond")
                .contains("transaction_id")
                .doesNotContain("->  Sort");
    }
}
