package io.lianke.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// O-8, U-4: what goes wrong with the chain of the audit is told while the application runs.
class AuditCheckTests extends ServerTests {
    private static final String WRITE =
            """
            insert into audit.entries (tenant_id, actor_kind, actor_name, action, object_type, outcome)
            values ('%s', 'system', 'system', 'test.write', 'test', 'done')
            """;
    private static final String CUT =
            """
            with gone as (delete from audit.seals where tenant_id = '%1$s' and position =
                (select max(position) from audit.seals where tenant_id = '%1$s') returning entry_id)
            delete from audit.entries where tenant_id = '%1$s' and id in (select entry_id from gone)
            """;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

    private void run(String statement) throws SQLException {
        try (var connection = databaseOwner.connect();
                var run = connection.createStatement()) {
            run.execute(statement.formatted(world.tenant().id()));
        }
    }

    /// Transactions of other tests may hold it up for a moment.
    private void sealAll() {
        var sealing = new Sealing(sql, transactions, now::get, folder);
        await().atMost(PATIENCE).until(() -> sealing.seal(Instant.MAX) && allIsSealed());
    }

    private boolean allIsSealed() throws SQLException {
        try (var connection = databaseOwner.connect();
                var asked = connection.createStatement()) {
            var rows =
                    asked.executeQuery(
                            """
                            select count(*) from audit.entries e where e.tenant_id = '%1$s' and not exists (
                                select from audit.seals s where s.tenant_id = '%1$s' and s.entry_id = e.id)
                            """
                                    .formatted(world.tenant().id()));
            rows.next();
            return rows.getLong(1) == 0;
        }
    }

    private boolean well(Sealing sealing) {
        return new AuditChecks().auditUnsealed(sealing, now::get).read().well();
    }

    @Test
    @Shows("O-8")
    void entries_that_wait_for_a_transaction_without_end_are_an_alarm() throws SQLException {
        var sealing = new Sealing(sql, transactions, now::get, folder);
        sealing.round();
        assertThat(well(sealing)).isTrue();

        try (var endless = databaseOwner.connect()) {
            endless.setAutoCommit(false);
            endless.createStatement().execute(WRITE.formatted(world.tenant().id()));
            run(WRITE);
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            sealing.round();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(2)));
            sealing.round();
            assertThat(well(sealing)).isFalse();
            endless.rollback();
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    sealing.round();
                    assertThat(well(sealing)).isTrue();
                });
    }

    @Test
    @Shows("O-8")
    void ends_that_nobody_signs_are_an_alarm() {
        var sealing = new Sealing(sql, transactions, now::get, folder);
        var check = new AuditChecks().auditUnsigned(sealing, now::get);
        assertThat(check.read().well()).isTrue();

        now.updateAndGet(time -> time.plus(Duration.ofHours(3)));

        assertThat(check.read().well()).isFalse();
        sealing.round();
        assertThat(check.read().well()).isTrue();
    }

    @Test
    @Shows({"U-2", "U-4"})
    void a_chain_whose_end_was_cut_and_grew_again_is_broken() throws SQLException {
        var watch = new ChainWatch(sql, transactions);
        for (int entry = 0; entry < 3; entry++) {
            run(WRITE);
        }
        sealAll();
        assertThat(broken(watch)).isEmpty();

        run(CUT);
        for (int entry = 0; entry < 3; entry++) {
            run(WRITE);
        }
        sealAll();

        assertThat(broken(watch)).isNotEmpty();
    }

    private List<ChainWatch.Broken> broken(ChainWatch watch) {
        return watch.look(Set.of(world.tenant())).stream()
                .filter(found -> found.tenant().equals(world.tenant()))
                .toList();
    }
}
