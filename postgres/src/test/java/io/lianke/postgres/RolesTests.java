package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedServer.class)
class RolesTests {

    @Test
    void the_application_owns_nothing_and_sees_its_tenant_only(Database owner) throws SQLException {
        var app = Roles.provision(owner);
        Migrations.migrate(owner, app.user(), getClass().getClassLoader());
        var mine = UUID.randomUUID();
        var theirs = UUID.randomUUID();
        try (var connection = app.connect()) {
            for (var tenant : List.of(mine, theirs)) {
                Sql.run(connection, "set lianke.tenant = '" + tenant + "'");
                Sql.run(
                        connection,
                        "insert into notes.notes (tenant_id, text) values ('" + tenant + "', 'x')");
            }
            assertThat(
                            Sql.value(
                                    connection,
                                    "select string_agg(tenant_id::text, ',') from notes.notes"))
                    .isEqualTo(theirs.toString());
            Sql.run(connection, "reset lianke.tenant");
            assertThat(Sql.value(connection, "select count(*) from notes.notes")).isEqualTo("0");
            for (var forbidden :
                    List.of(
                            "alter table notes.notes disable row level security",
                            "drop policy tenant on notes.notes",
                            "delete from notes.notes",
                            "truncate notes.notes",
                            "create table public.mine ()",
                            "create temporary table mine ()",
                            "create schema mine",
                            "create role mine",
                            "set role " + owner.user(),
                            "alter role current_user bypassrls",
                            "alter table public.schema_history rename to gone",
                            "select * from public.schema_history")) {
                refused(connection, forbidden);
            }
            refused(connection, "set row_security = off; select * from notes.notes");
        }
    }

    @Test
    void nodes_that_start_together_agree_on_the_password(Database owner) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<Database> start = () -> Roles.provision(owner);
            var apps = nodes.invokeAll(List.of(start, start, start, start));
            for (var app : apps) {
                assertThat(app.get()).isEqualTo(apps.getFirst().get());
                assertThat(Sql.opens(app.get())).isTrue();
            }
        }
    }

    @Test
    void a_changed_password_is_set_right(Database owner) throws SQLException {
        var app = Roles.provision(owner);
        try (var connection = owner.connect()) {
            Sql.password(connection, app.user(), "another");
        }
        assertThat(Sql.opens(app)).isFalse();
        assertThat(Sql.opens(Roles.provision(owner))).isTrue();
        assertThat(app.password()).isNotEqualTo(owner.password());
        assertThat(app.toString()).doesNotContain(app.password());
    }

    @Test
    void a_role_that_owns_something_or_may_too_much_is_refused(Database owner) throws SQLException {
        var app = Roles.provision(owner, "careless_app");
        try (var connection = owner.connect()) {
            Sql.run(connection, "alter role careless_app createrole");
            assertThatThrownBy(() -> Roles.provision(owner, app.user()))
                    .isInstanceOf(UnsafeDatabaseException.class)
                    .hasMessageContaining("may do more than the application needs");
            Sql.run(connection, "alter role careless_app nocreaterole");
            Sql.run(connection, "create role careless_group");
            Sql.run(connection, "grant careless_group to careless_app");
            assertThatThrownBy(() -> Roles.provision(owner, app.user()))
                    .isInstanceOf(UnsafeDatabaseException.class);
        }
    }

    private static void refused(Connection connection, String sql) {
        assertThatThrownBy(() -> Sql.run(connection, sql)).as(sql).isInstanceOf(SQLException.class);
    }
}
