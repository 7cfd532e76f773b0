package io.lianke.access;

import io.lianke.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Statements as the owner of the database: to see what the application may not show, and to let
/// time pass without waiting for it.
final class OwnerSql {
    private final Database owner;

    OwnerSql(Database owner) {
        this.owner = owner;
    }

    void run(String sql, Object... values) {
        try (var connection = owner.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The rows as text, nulls as `null`.
    List<List<String>> rows(String sql, Object... values) {
        try (var connection = owner.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            var found = new ArrayList<List<String>>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(row);
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String value(String sql, Object... values) {
        return rows(sql, values).getFirst().getFirst();
    }

    /// As if nobody had guessed anything yet.
    void forgetGuesses() {
        run("delete from access.attempts");
    }

    /// As if this installation had no owner yet.
    void reopenSetUp() {
        run("update access.installation set set_up_at = null, setup_token_hash = null");
        run("delete from access.bootstrap");
    }
}
