package io.lianke.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The few statements this library sends itself.
final class Sql {

    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Waits until no other session of this database does what is named so; this one keeps the turn
    /// until it is closed.
    static void turn(Connection connection, String name) throws SQLException {
        value(connection, "select pg_advisory_lock(hashtextextended(?, 0))", name);
    }

    /// Sets a password; the server gets its digest only, so that no log can hold the password.
    static void password(Connection connection, String role, String password) throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(role, password.toCharArray(), "scram-sha-256");
    }

    /// Whether this role and password are let in.
    static boolean opens(Database database) throws SQLException {
        try (var _ = database.connect()) {
            return true;
        } catch (SQLException refused) {
            if (refused.getSQLState() != null && refused.getSQLState().startsWith("28")) {
                return false;
            }
            throw refused;
        }
    }

    /// The first column of the first row, or null when there is none.
    static @Nullable String value(Connection connection, String sql, String... arguments)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
