package io.lianke.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Refuses a database that could lose what it acknowledged, or that lacks what Lianke is built on.
public final class Safety {

    private static final int OLDEST_VERSION = 18;
    // Clocks are set by small steps all the time; a step beyond this is a wrong clock.
    private static final Duration STEP = Duration.ofSeconds(30);

    // The newest commit is the newest among the last transactions: some of them were rolled back.
    private static final String NEWEST_COMMIT =
            """
            select (extract(epoch from max(pg_xact_commit_timestamp((x & 4294967295)::text::xid)))
                    * 1000)::bigint
            from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next) n,
                 generate_series(greatest(3, n.next - 1000), n.next - 1) as x
            where x & 4294967295 >= 3
            """;

    private Safety() {}

    /// Checks the database behind this connection.
    ///
    /// @throws UnsafeDatabaseException with one sentence for the operator
    public static void check(Connection connection) throws SQLException {
        check(connection, Durability.FULL);
    }

    /// Checks everything but the promise that was not asked for.
    public static void check(Connection connection, Durability asked) throws SQLException {
        var facts = facts(connection);
        var refusal = refusal(facts, asked, Instant.now());
        if (refusal.isPresent()) {
            throw new UnsafeDatabaseException(
                    "The database at " + connection.getMetaData().getURL() + " " + refusal.get());
        }
    }

    record Facts(
            String version,
            String fsync,
            String synchronousCommit,
            String fullPageWrites,
            String checksums,
            @Nullable Instant newestCommit) {}

    static Facts facts(Connection connection) throws SQLException {
        var tracked = "on".equals(show(connection, "track_commit_timestamp"));
        var newest = tracked ? Sql.value(connection, NEWEST_COMMIT) : null;
        return new Facts(
                show(connection, "server_version"),
                show(connection, "fsync"),
                show(connection, "synchronous_commit"),
                show(connection, "full_page_writes"),
                show(connection, "data_checksums"),
                newest == null ? null : Instant.ofEpochMilli(Long.parseLong(newest)));
    }

    private static String show(Connection connection, String setting) throws SQLException {
        var value = Sql.value(connection, "select current_setting(?, true)", setting);
        return value == null ? "" : value;
    }

    static Optional<String> refusal(Facts facts, Durability asked, Instant now) {
        if (major(facts.version()) < OLDEST_VERSION) {
            return Optional.of(
                    "is PostgreSQL "
                            + facts.version()
                            + "; Lianke needs 18 or newer because it generates time-ordered keys with"
                            + " uuidv7().");
        }
        if (asked == Durability.FULL && !facts.fsync().equals("on")) {
            return Optional.of("has fsync off and would lose data in a power cut; set fsync = on.");
        }
        if (asked == Durability.FULL && facts.synchronousCommit().equals("off")) {
            return Optional.of(
                    "has synchronous_commit off and would lose acknowledged changes in a crash; set"
                            + " synchronous_commit = on.");
        }
        if (!facts.fullPageWrites().equals("on")) {
            return Optional.of(
                    "has full_page_writes off and could not repair a half-written page; set"
                            + " full_page_writes = on.");
        }
        if (!facts.checksums().equals("on")) {
            return Optional.of(
                    "has no data checksums and would not notice a damaged page; stop it and run"
                            + " pg_checksums --enable.");
        }
        return behind(facts.newestCommit(), now);
    }

    private static Optional<String> behind(@Nullable Instant newest, Instant now) {
        if (newest == null || !now.isBefore(newest.minus(STEP))) {
            return Optional.empty();
        }
        return Optional.of(
                "holds a change of "
                        + newest
                        + " but this machine's clock says "
                        + now
                        + "; set the clock right.");
    }

    private static int major(String version) {
        var digits = version.strip().split("[^0-9]", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }
}
