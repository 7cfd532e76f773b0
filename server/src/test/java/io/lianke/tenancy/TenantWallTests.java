package io.lianke.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.access.Role;
import io.lianke.access.RowScope;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.util.Objects;
import java.util.Random;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Z-5: row-level security as the second wall, tried without the first: these queries name no
/// tenant.
class TenantWallTests extends ServerTests {
    private static final int SWITCHES = 2_000;

    /// One of each role that a program may have.
    private static final int KEYS =
            (int) Role.builtIn().stream().filter(role -> role.scope() == RowScope.ALL).count();

    private static final String AUDIT = "audit.entries";

    @Autowired private DSLContext sql;

    @Autowired private TransactionTemplate transactions;

    private int keys() {
        return sql.fetchCount(sql.selectFrom("access.api_keys"));
    }

    private int inTransaction() {
        return Objects.requireNonNull(transactions.<Integer>execute(_ -> keys()));
    }

    @Test
    @Shows("Z-5")
    void without_a_tenant_there_are_no_rows() {
        assertThat(inTransaction()).isZero();
        assertThat(keys()).isZero();
    }

    @Test
    @Shows("Z-5")
    void without_a_transaction_there_are_no_rows() {
        assertThat(world.tenant().call(this::keys)).isZero();
    }

    @Test
    @Shows("Z-5")
    void a_tenant_sees_its_own_rows_only() {
        var other = anotherWorld();

        assertThat(world.tenant().call(this::inTransaction)).isEqualTo(KEYS);
        assertThat(other.tenant().call(this::inTransaction)).isEqualTo(KEYS);
    }

    @Test
    @Shows("Z-5")
    void a_row_of_another_tenant_cannot_be_written() {
        var other = anotherWorld();

        assertThatThrownBy(() ->
                        world.tenant()
                                .run(() ->
                                        transactions.executeWithoutResult(_ ->
                                                sql.execute(
                                                        "insert into access.api_keys (tenant_id, name, prefix, key_hash, role, created_by, expires_at)"
                                                                + " values (?, 'x', 'x', decode('00', 'hex'), 'owner', 'x', now())",
                                                        other.tenant().id()))))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    @Shows("Z-5")
    void a_pooled_connection_carries_nothing_over() {
        var other = anotherWorld();
        var random = new Random(20261121);
        for (int i = 0; i < SWITCHES; i++) {
            switch (random.nextInt(3)) {
                case 0 -> assertThat(inTransaction()).isZero();
                case 1 ->
                        assertThat(seen(world.tenant())).isEqualTo(world.tenant().id().toString());
                default ->
                        assertThat(seen(other.tenant())).isEqualTo(other.tenant().id().toString());
            }
        }
    }

    private String seen(Tenant tenant) {
        return tenant.call(() ->
                Objects.requireNonNull(
                        transactions.<String>execute(_ ->
                                String.valueOf(
                                        sql.fetchValue(
                                                "select string_agg(distinct tenant_id::text, ',') from access.api_keys")))));
    }

    @Test
    @Shows("U-3")
    void the_audit_can_only_be_added_to() {
        for (var statement :
                new String[] {
                    "delete from " + AUDIT,
                    "update " + AUDIT + " set action = 'x'",
                    "truncate " + AUDIT
                }) {
            assertThatThrownBy(() ->
                            world.tenant()
                                    .run(() ->
                                            transactions.executeWithoutResult(
                                                    _ -> sql.execute(statement))))
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
