package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rounds of kill -9: the server comes back by itself or at the next start, every row that was
/// acknowledged is there, and no process stays behind.
class CrashTests {

    @TempDir Path data;

    @Test
    void a_killed_head_a_killed_backend_and_killing_all_are_recovered_from() throws Exception {
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
            int rows = 0;
            for (int round = 0; round < 10; round++) {
                try (var connection = Await.connection(postgres.owner())) {
                    rows = add(connection, rows);
                    var head = PidFile.read(cluster()).orElseThrow().pid();
                    var victims =
                            switch (round % 3) {
                                case 0 -> List.of(head);
                                case 1 -> List.of(backend(connection));
                                default -> Processes.of(cluster());
                            };
                    Processes.signal("KILL", victims);
                    Await.until("the connection breaks", () -> broken(connection));
                }
                try (var connection = Await.connection(postgres.owner())) {
                    assertThat(count(connection)).isEqualTo(rows);
                }
                Await.until("one server on the folder", () -> heads() == 1);
            }
        }
        assertThat(Processes.of(cluster())).isEmpty();
    }

    @Test
    void a_killed_jvm_takes_its_server_along_and_the_next_start_goes_on() throws Exception {
        int rows = 0;
        for (int round = 0; round < 3; round++) {
            var child = ChildServer.start(data, List.of());
            var owner = owner(Integer.parseInt(child.said()));
            try (var connection = owner.connect()) {
                rows = add(connection, rows);
                child.process().destroyForcibly().onExit().join();
                if (round == 2) {
                    Await.until("the server ends", () -> Processes.of(cluster()).isEmpty());
                }
            }
        }
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL);
                var connection = postgres.owner().connect()) {
            assertThat(count(connection)).isEqualTo(rows);
        }
        assertThat(Processes.of(cluster())).isEmpty();
    }

    @Test
    void a_server_that_outlived_its_jvm_is_ended_by_the_next_start() throws Exception {
        EmbeddedPostgres.start(data, Durability.FULL).close();
        Process left;
        try (var folder = DataFolder.take(data)) {
            var binaries = Binaries.unpacked(Binaries.cache(data));
            left =
                    new Cluster(folder, Account.choose(), binaries, Durability.FULL)
                            .launch(Cluster.freePort());
            Await.until(
                    "it is up", () -> PidFile.read(cluster()).filter(PidFile::ready).isPresent());
        }
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(postgres.running()).isTrue();
        }
    }

    @Test
    void a_stale_pid_file_whose_number_belongs_to_a_stranger_is_no_obstacle(@TempDir Path others)
            throws Exception {
        EmbeddedPostgres.start(data, Durability.FULL).close();
        var stranger =
                new ProcessBuilder(Account.choose().command(List.of("/bin/sleep", "300"))).start();
        try (var other = EmbeddedPostgres.start(others, Durability.NONE)) {
            Await.until("it sleeps", () -> command(stranger.pid()).contains("sleep"));
            var otherHead = PidFile.read(others.resolve("postgres")).orElseThrow().pid();
            for (var pid : List.of(stranger.pid(), otherHead)) {
                Files.writeString(
                        cluster().resolve("postmaster.pid"),
                        pid + "\n" + cluster() + "\n1\n20000\n\n127.0.0.1\n\nready   \n");
                Files.writeString(data.resolve("lock"), pid + "\n");
                try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
                    assertThat(Sql.opens(postgres.owner())).isTrue();
                }
            }
            assertThat(stranger.isAlive()).isTrue();
            assertThat(Sql.opens(other.owner())).isTrue();
            assertThat(PidFile.read(others.resolve("postgres")).orElseThrow().pid())
                    .isEqualTo(otherHead);
        } finally {
            stranger.destroyForcibly().onExit().join();
        }
    }

    @Test
    void a_server_that_cannot_come_back_is_tried_until_it_can() throws Exception {
        var global = cluster().resolve("global");
        var away = cluster().resolve("global.away");
        try (var postgres = EmbeddedPostgres.start(data, Durability.FULL)) {
            Files.move(global, away);
            Processes.signal("KILL", Processes.of(cluster()));
            var tried = new TreeSet<FileTime>();
            Await.until(
                    "it is tried three times",
                    () -> {
                        tried.add(failedAt());
                        return tried.size() > 3;
                    });
            assertThat(postgres.running()).isFalse();
            Files.move(away, global);
            try (var connection = Await.connection(postgres.owner())) {
                assertThat(add(connection, 0)).isEqualTo(20);
            }
        }
        assertThat(Processes.of(cluster())).isEmpty();
    }

    private FileTime failedAt() {
        try {
            var said = data.resolve("log/start.log");
            return Files.readString(said).contains("could not find the database system")
                    ? Files.getLastModifiedTime(said)
                    : FileTime.fromMillis(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_first_start_cut_short_is_begun_again() throws Exception {
        Files.createDirectories(data.resolve("postgres.new/base"));
        Files.createDirectories(data.resolve("postgres"));
        try (var postgres = EmbeddedPostgres.start(data, Durability.NONE)) {
            assertThat(Sql.opens(postgres.owner())).isTrue();
        }
    }

    private Path cluster() {
        return data.resolve("postgres");
    }

    private Database owner(int port) throws Exception {
        var password = Files.readString(data.resolve("secrets/owner")).strip();
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/lianke", "lianke", password);
    }

    private static int add(Connection connection, int rows) throws SQLException {
        Sql.run(connection, "create table if not exists rows (n int primary key)");
        for (int i = 0; i < 20; i++) {
            Sql.run(connection, "insert into rows values (" + (rows + i) + ")");
        }
        return rows + 20;
    }

    private static int count(Connection connection) throws SQLException {
        return Integer.parseInt(String.valueOf(Sql.value(connection, "select count(*) from rows")));
    }

    private static long backend(Connection connection) throws SQLException {
        return Long.parseLong(String.valueOf(Sql.value(connection, "select pg_backend_pid()")));
    }

    private static boolean broken(Connection connection) {
        try {
            return !connection.isValid(1);
        } catch (SQLException _) {
            return true;
        }
    }

    private long heads() {
        var all = Processes.of(cluster());
        return all.stream()
                .flatMap(pid -> ProcessHandle.of(pid).flatMap(ProcessHandle::parent).stream())
                .filter(parent -> !all.contains(parent.pid()))
                .count();
    }

    private static String command(long pid) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
