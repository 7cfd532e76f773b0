package io.lianke.postgres;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL that comes with Lianke, running on a data folder until it is closed.
///
/// It listens on 127.0.0.1 at a port that stays the same until it is closed, and asks for a
/// password. When the server dies it is started again: clients see broken connections for the
/// seconds of the recovery and then connect again. [Durability#FULL] keeps every commit that was
/// answered.
public final class EmbeddedPostgres implements AutoCloseable {

    static final String SUPERUSER = "postgres";
    private static final String OWNER = "lianke";

    private final DataFolder folder;
    private final Supervisor supervisor;
    private final String superPassword;
    private final String ownerPassword;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(
            DataFolder folder, Supervisor supervisor, String superPassword, String ownerPassword) {
        this.folder = folder;
        this.supervisor = supervisor;
        this.superPassword = superPassword;
        this.ownerPassword = ownerPassword;
    }

    /// Starts the server on this folder, which is made at the first start, and returns once it
    /// answers. What an earlier run left behind is ended and recovered first.
    ///
    /// @throws DatabaseStartException when the folder is in use or the server cannot run
    public static EmbeddedPostgres start(Path data, Durability durability) {
        try {
            var folder = DataFolder.take(data);
            try {
                return start(folder, durability);
            } catch (IOException | SQLException | RuntimeException failed) {
                folder.close();
                throw failed;
            }
        } catch (IOException | SQLException failed) {
            throw new DatabaseStartException(
                    "The embedded PostgreSQL in " + data + " does not start: " + reason(failed),
                    failed);
        }
    }

    /// As [#start], but never makes a database.
    ///
    /// @throws DatabaseStartException also when there is none in this folder
    public static EmbeddedPostgres startExisting(Path data, Durability durability) {
        if (!exists(data.resolve("postgres"))) {
            throw new DatabaseStartException("There is no Lianke database in " + data + ".");
        }
        return start(data, durability);
    }

    /// The database of the server that another process runs on this folder, as its owner; empty
    /// when none runs.
    public static Optional<Database> attach(Path data) throws IOException {
        var secret = data.resolve("secrets").resolve("owner");
        var server = PidFile.read(data.resolve("postgres"));
        if (server.isEmpty() || !server.get().ready() || !Files.exists(secret)) {
            return Optional.empty();
        }
        var owner =
                new Database(
                        url(server.get().port(), OWNER), OWNER, Files.readString(secret).strip());
        try (var _ = owner.connect()) {
            return Optional.of(owner);
        } catch (SQLException _) {
            // The file is left from a crash, and the port nobody's or a stranger's by now.
            return Optional.empty();
        }
    }

    /// Starts an empty server without durability in a temporary folder, which goes when it is
    /// closed: for tests and code generation. What killed ones left is cleared away on the way.
    public static EmbeddedPostgres temporary() {
        try {
            return start(TemporaryFolders.create(), Durability.NONE);
        } catch (IOException failed) {
            throw new DatabaseStartException("No temporary folder for PostgreSQL.", failed);
        }
    }

    private static EmbeddedPostgres start(DataFolder folder, Durability durability)
            throws IOException, SQLException {
        var account = Account.choose();
        account.reach(folder.root(), folder.logs());
        account.own(folder.serverLogs());
        var binaries = Binaries.unpacked(Binaries.cache(folder.root()));
        if (exists(folder.cluster()) && !folder.holdsSecret("superuser")) {
            throw new DatabaseStartException(
                    "The file secrets/superuser is missing in "
                            + folder.root()
                            + " and without it nobody can open the database there: put it back from a"
                            + " backup.");
        }
        var superPassword = folder.secret("superuser");
        var ownerPassword = folder.secret("owner");
        var cluster = new Cluster(folder, account, binaries, durability);
        cluster.prepare(superPassword);
        var supervisor = Supervisor.start(cluster);
        var postgres = new EmbeddedPostgres(folder, supervisor, superPassword, ownerPassword);
        try {
            postgres.ensureOwner();
            return postgres;
        } catch (SQLException | RuntimeException failed) {
            supervisor.close();
            throw failed;
        }
    }

    /// The database `lianke` and its owner: for migrations, not for the application.
    public Database owner() {
        return database(OWNER);
    }

    public int port() {
        return supervisor.port();
    }

    /// Whether the server is up; false while it is started again.
    public boolean running() {
        return supervisor.running();
    }

    /// Another database of the same owner, for a test of its own.
    ///
    /// @param template the database to copy, to which nobody may be connected; null for none
    public Database createDatabase(String name, @Nullable String template) {
        var source = template == null ? "" : " template " + Sql.name(template);
        administer("create database " + Sql.name(name) + " owner " + Sql.name(OWNER) + source);
        return database(name);
    }

    /// Drops a database, whoever is still connected to it.
    public void dropDatabase(String name) {
        administer("drop database if exists " + Sql.name(name) + " with (force)");
    }

    /// Stops the server cleanly: open transactions are rolled back, a checkpoint is written.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            supervisor.close();
        } finally {
            folder.close();
        }
        TemporaryFolders.deleteIfTemporary(folder.root());
    }

    private Database database(String name) {
        return new Database(url(name), OWNER, ownerPassword);
    }

    private String url(String name) {
        return url(port(), name);
    }

    private static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:"
                + port
                + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private void administer(String sql) {
        try (var connection =
                DriverManager.getConnection(url("postgres"), SUPERUSER, superPassword)) {
            Sql.run(connection, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("The embedded PostgreSQL refused: " + sql, failed);
        }
    }

    // A start that was cut short leaves some of this undone, so each start asks for each part.
    private void ensureOwner() throws SQLException {
        try (var connection =
                DriverManager.getConnection(url("postgres"), SUPERUSER, superPassword)) {
            if (Sql.value(connection, "select 1 from pg_roles where rolname = ?", OWNER) == null) {
                Sql.run(connection, "create role " + Sql.name(OWNER) + " login createrole");
                Sql.password(connection, OWNER, ownerPassword);
            } else if (!opens(url("postgres"))) {
                Sql.password(connection, OWNER, ownerPassword);
            }
            if (Sql.value(connection, "select 1 from pg_database where datname = ?", OWNER)
                    == null) {
                Sql.run(
                        connection,
                        "create database " + Sql.name(OWNER) + " owner " + Sql.name(OWNER));
            }
        }
    }

    static boolean exists(Path cluster) {
        return Files.exists(cluster.resolve("PG_VERSION"));
    }

    private static String reason(Exception failed) {
        return failed instanceof AccessDeniedException denied
                ? "this user may not use " + denied.getFile()
                : String.valueOf(failed.getMessage());
    }

    private boolean opens(String url) throws SQLException {
        return Sql.opens(new Database(url, OWNER, ownerPassword));
    }
}
