package io.lianke.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// U-2: no entry is passed over, and none is sealed twice.
class SealerTests {
    private static final int WRITERS = 4;
    private static final int ENTRIES_EACH = 300;

    @TempDir private static Path folder;

    private static Chains chains;

    private final UUID tenant = UUID.randomUUID();

    @BeforeAll
    static void database() {
        chains = new Chains(folder);
    }

    private List<String> sealed() throws SQLException {
        try (var connection = chains.owner.connect()) {
            return DSL.using(connection)
                    .fetch(
                            """
                            select e.object_id from audit.seals s join audit.entries e on e.id = s.entry_id
                            where s.tenant_id = {0} order by s.position
                            """,
                            DSL.val(tenant))
                    .getValues(0, String.class);
        }
    }

    @Test
    @Shows("U-2")
    void an_entry_waits_for_the_transactions_before_it() throws SQLException {
        try (var slow = chains.owner.connect();
                var quick = chains.owner.connect();
                var sealer = chains.owner.connect()) {
            slow.setAutoCommit(false);
            Chains.write(DSL.using(slow), tenant, 1, 10);
            Chains.write(DSL.using(quick), tenant, 1, 20);

            assertThat(Chains.sealOnce(sealer, tenant)).isZero();
            assertThat(Sealer.unsealed(DSL.using(sealer))).contains(tenant);

            slow.commit();
            chains.seal();

            assertThat(sealed()).containsExactly("id 11", "id 21");
            assertThat(Sealer.unsealed(DSL.using(sealer))).doesNotContain(tenant);
        }
    }

    @Test
    @Shows("U-2")
    void writers_at_the_same_time_leave_one_whole_chain() throws Exception {
        var random = new Random(4);
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    new Random(4)
                            .longs(WRITERS)
                            .<Callable<Void>>mapToObj(seed ->
                                    () -> {
                                        chains.write(
                                                new Random(seed), List.of(tenant), ENTRIES_EACH);
                                        return null;
                                    })
                            .map(writers::submit)
                            .toList();
            try (var sealer = chains.owner.connect()) {
                while (running.stream().anyMatch(writer -> !writer.isDone())
                        || random.nextBoolean()) {
                    Chains.sealOnce(sealer, tenant);
                }
            }
            for (var writer : running) {
                writer.get();
            }
        }
        chains.sign();

        assertThat(sealed()).hasSize(WRITERS * ENTRIES_EACH);
        assertThat(chains.verify())
                .filteredOn(report -> report.tenant().equals(tenant))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.found()).isEmpty();
                    assertThat(report.sealed()).isEqualTo(report.entries());
                    assertThat(report.signed()).isEqualTo(report.sealed());
                });
    }

    @Test
    void entries_with_numbers_of_another_server_are_sealed_before_new_ones()
            throws SQLException, IOException {
        try (var connection = chains.owner.connect()) {
            var sql = DSL.using(connection);
            var number =
                    "update audit.entries set transaction_id = '4000000000' where tenant_id = {0} and object_id < 'id 4'";
            Chains.write(sql, tenant, 3, 10);
            sql.execute(number, DSL.val(tenant));
            chains.seal();
            Chains.write(sql, tenant, 1, 40);
            Chains.write(sql, tenant, 2, 20);
            sql.execute(number, DSL.val(tenant));
            chains.seal();
            Chains.write(sql, tenant, 2, 50);
            chains.seal();
        }

        assertThat(sealed())
                .containsExactly(
                        "id 11", "id 12", "id 13", "id 21", "id 22", "id 41", "id 51", "id 52");
        assertThat(chains.verify())
                .filteredOn(report -> report.tenant().equals(tenant))
                .allSatisfy(report -> assertThat(report.found()).isEmpty());
    }

    @Test
    @Shows("U-2")
    void a_seal_covers_every_column() throws SQLException {
        try (var connection = chains.owner.connect()) {
            var columns =
                    DSL.using(connection)
                            .fetch(
                                    """
                                    select attname from pg_attribute
                                    where attrelid = 'audit.entries'::regclass and attnum > 0 and not attisdropped
                                    order by attnum
                                    """)
                            .getValues(0, String.class);

            assertThat(EntryHash.COLUMNS).map(column -> column.getName()).isEqualTo(columns);
        }
    }
}
