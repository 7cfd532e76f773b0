package io.lianke.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One database and the role that logs in to it.
///
/// @param url the JDBC address, `jdbc:postgresql://host:port/name`
public record Database(String url, String user, String password) {

    public Database {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "A database address starts with jdbc:postgresql:, as in"
                            + " jdbc:postgresql://localhost:5432/lianke");
        }
    }

    /// A new connection outside any pool; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// The password stays out: records end up in logs.
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
