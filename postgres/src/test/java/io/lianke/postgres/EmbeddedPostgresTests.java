package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTests {

    @TempDir Path data;

    @Test
    void a_restart_keeps_the_data_and_leaves_no_process() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL);
                var connection = postgres.owner().connect()) {
            Sql.run(connection, "create table notes (text text)");
            Sql.run(connection, "insert into notes values ('kept')");
            assertThat(postgres.running()).isTrue();
        }
        assertThat(Processes.of(data.resolve("postgres"))).isEmpty();
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL);
                var connection = postgres.owner().connect()) {
            assertThat(Sql.value(connection, "select text from notes")).isEqualTo("kept");
        }
    }

    @Test
    void another_process_finds_the_server_that_runs() throws Exception {
        assertThat(EmbeddedPostgres.attach(data)).isEmpty();
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
            assertThat(EmbeddedPostgres.attach(data)).contains(postgres.owner());
        }
        assertThat(EmbeddedPostgres.attach(data)).isEmpty();
    }

    @Test
    void what_only_looks_makes_no_database() {
        assertThatThrownBy(() -> EmbeddedPostgres.startExisting(data, Durability.FULL))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("There is no Lianke database in");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void the_server_is_durable_local_and_knows_chinese_letters() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL);
                var connection = postgres.owner().connect()) {
            Safety.check(connection);
            assertThat(shown(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(shown(connection, "server_encoding")).isEqualTo("UTF8");
            assertThat(shown(connection, "log_statement")).isEqualTo("none");
            Sql.run(connection, "create extension pg_trgm");
            assertThat(Sql.value(connection, "select array_length(show_trgm('连客客户'), 1)"))
                    .isEqualTo("5");
            assertThat(
                            Sql.value(
                                    connection,
                                    "select rolsuper from pg_roles where rolname = 'lianke'"))
                    .isEqualTo("f");
        }
    }

    @Test
    void the_server_runs_in_a_session_of_its_own_and_not_as_root() throws Exception {
        try (var _ = EmbeddedPostgres.start(data, Durability.FULL)) {
            var head = PidFile.read(data.resolve("postgres")).orElseThrow().pid();
            var stat = Files.readString(Path.of("/proc", Long.toString(head), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            assertThat(fields[3]).as("session").isEqualTo(Long.toString(head));
            assertThat(Files.getAttribute(Path.of("/proc", Long.toString(head)), "unix:uid"))
                    .isNotEqualTo(0);
        }
    }

    @Test
    void the_log_holds_neither_statements_nor_values() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL);
                var connection = postgres.owner().connect()) {
            Sql.run(connection, "create table people (phone text unique)");
            Sql.run(connection, "insert into people values ('13800138000')");
            assertThatThrownBy(
                            () -> Sql.run(connection, "insert into people values ('13800138000')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Sql.run(connection, "select '13800138000x'::bigint"))
                    .isInstanceOf(SQLException.class);
        }
        try (var files = Files.list(data.resolve("log/postgres"))) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file)).contains("shut down").doesNotContain("13800");
            }
        }
    }

    @Test
    void a_second_start_on_the_same_folder_is_refused() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(data, Durability.FULL))
                    .isInstanceOf(DatabaseStartException.class)
                    .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
            var other = ChildServer.start(data, List.of());
            other.process().onExit().join();
            assertThat(other.said())
                    .contains("is in use by process " + ProcessHandle.current().pid());
            assertThat(postgres.owner().connect().isValid(5)).isTrue();
        }
    }

    @Test
    void databases_come_and_go() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.NONE)) {
            var first = postgres.createDatabase("first", null);
            try (var connection = first.connect()) {
                Sql.run(connection, "create table copied ()");
            }
            var second = postgres.createDatabase("second", "first");
            try (var connection = second.connect()) {
                assertThat(Sql.value(connection, "select to_regclass('copied')"))
                        .isEqualTo("copied");
                postgres.dropDatabase("second");
            }
            assertThatThrownBy(second::connect)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void a_password_that_others_can_read_is_refused() throws Exception {
        EmbeddedPostgres.start(data, Durability.NONE).close();
        var secret = data.resolve("secrets/owner");
        assertThat(Files.getPosixFilePermissions(secret))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Durability.NONE))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("Other users can read the password");
        assertThat(Processes.of(data.resolve("postgres"))).isEmpty();
    }

    @Test
    void a_lost_superuser_password_is_named() throws Exception {
        EmbeddedPostgres.start(data, Durability.NONE).close();
        Files.delete(data.resolve("secrets/superuser"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Durability.NONE))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("secrets/superuser is missing");
    }

    @Test
    void a_lost_owner_password_is_set_anew() throws Exception {
        EmbeddedPostgres.start(data, Durability.NONE).close();
        Files.delete(data.resolve("secrets/owner"));
        try (var postgres = EmbeddedPostgres.start(data, Durability.NONE)) {
            assertThat(Sql.opens(postgres.owner())).isTrue();
        }
    }

    @Test
    void a_folder_of_another_version_is_refused_in_the_servers_words() throws Exception {
        EmbeddedPostgres.start(data, Durability.NONE).close();
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Durability.NONE))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("database files are incompatible with server");
    }

    private static String shown(Connection connection, String setting) throws SQLException {
        return String.valueOf(Sql.value(connection, "select current_setting(?)", setting));
    }
}
