package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class MigrationsTests {

    private final ClassLoader classes = MigrationsTests.class.getClassLoader();

    @Test
    void a_migration_runs_once_and_knows_the_applications_role(Database owner) throws SQLException {
        var app = Roles.provision(owner, "the \"odd\" app");
        assertThat(Migrations.migrate(owner, app.user(), classes)).isEqualTo(1);
        assertThat(Migrations.migrate(owner, app.user(), classes)).isZero();
        try (var connection = owner.connect()) {
            assertThat(
                            Sql.value(
                                    connection,
                                    "select has_table_privilege(?, 'notes.notes', 'insert')",
                                    app.user()))
                    .isEqualTo("t");
            assertThat(Sql.value(connection, "select count(*) from public.schema_history"))
                    .isEqualTo("1");
        }
    }

    @Test
    void nodes_that_start_together_take_turns(Database owner) throws Exception {
        var app = Roles.provision(owner);
        try (var nodes = Executors.newFixedThreadPool(3)) {
            Callable<Integer> start = () -> Migrations.migrate(owner, app.user(), classes);
            int run = 0;
            for (var node : nodes.invokeAll(List.of(start, start, start))) {
                run += node.get();
            }
            assertThat(run).isEqualTo(1);
        }
    }

    @Test
    void nodes_that_start_together_give_the_limited_roles_their_rights_once(Database owner)
            throws Exception {
        var app = Roles.provision(owner);
        Migrations.migrate(owner, app.user(), classes);
        var limited = Limit.OWNERS_AND_SHARED.role(app.user());
        try (var connection = owner.connect();
                var nodes = Executors.newFixedThreadPool(3)) {
            Callable<Boolean> start =
                    () -> {
                        Limit.follow(owner, app.user());
                        return true;
                    };
            for (int round = 0; round < 40; round++) {
                for (var limit : Limit.values()) {
                    Sql.run(
                            connection,
                            "revoke all on notes.notes from " + Sql.name(limit.role(app.user())));
                }
                for (var node : nodes.invokeAll(List.of(start, start, start))) {
                    assertThat(node.get()).isTrue();
                }
                assertThat(
                                Sql.value(
                                        connection,
                                        "select has_table_privilege(?, 'notes.notes', 'insert')",
                                        limited))
                        .isEqualTo("t");
            }
        }
    }

    @Test
    void a_place_without_migrations_is_no_fault(Database owner) {
        assertThat(Migrations.migrate(owner, "nobody", classes, "classpath:db/nothing")).isZero();
    }
}
