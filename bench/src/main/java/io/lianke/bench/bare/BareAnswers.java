package io.lianke.bench.bare;

import io.lianke.postgres.Database;
import io.lianke.postgres.Limit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Hand-written statements over one connection, as the role of the application with its tenant
/// bound: the least that the same answer takes.
public final class BareAnswers implements AutoCloseable {
    private static final int CHARS = 8;

    private final Connection connection;
    private final PreparedStatement bind;
    private final PreparedStatement rows;
    private final PreparedStatement count;
    private final PreparedStatement explain;

    private BareAnswers(Connection connection, PreparedStatement bind, String rows, String count)
            throws SQLException {
        this.connection = connection;
        this.bind = bind;
        this.rows = connection.prepareStatement(rows);
        this.count = connection.prepareStatement(count.isEmpty() ? "select -1" : count);
        this.explain = connection.prepareStatement("explain " + rows);
    }

    /// As one who sees a single store.
    public static BareAnswers ofStore(
            Database application, String tenant, String store, String rows) throws SQLException {
        var connection = application.connect();
        connection.setAutoCommit(false);
        var bind =
                connection.prepareStatement(
                        "select set_config('lianke.tenant', ?, true), set_config('lianke.reached', ?, true),"
                                + " set_config('role', session_user || ?, true)");
        bind.setString(1, tenant);
        bind.setString(2, store);
        bind.setString(3, Limit.STORES.suffix());
        return new BareAnswers(connection, bind, rows, "");
    }

    /// @param count may be empty
    public static BareAnswers of(Database application, String tenant, String rows, String count)
            throws SQLException {
        var connection = application.connect();
        connection.setAutoCommit(false);
        var bind = connection.prepareStatement("select set_config('lianke.tenant', ?, true)");
        bind.setString(1, tenant);
        return new BareAnswers(connection, bind, rows, count);
    }

    /// Reads every column of every row.
    ///
    /// @return the checksum of the answer
    public String ask() throws SQLException {
        var ids = new ArrayList<String>();
        long total = -1;
        bind.execute();
        try (var found = rows.executeQuery()) {
            var columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                ids.add(found.getString(1));
                for (int column = 2; column <= columns; column++) {
                    found.getObject(column);
                }
            }
        }
        try (var counted = count.executeQuery()) {
            if (counted.next()) {
                total = counted.getLong(1);
            }
        }
        connection.commit();
        return checksum(ids, total);
    }

    /// How the database finds the rows, as the role of the application.
    public String plan() throws SQLException {
        bind.execute();
        var lines = new ArrayList<String>();
        try (var plan = explain.executeQuery()) {
            while (plan.next()) {
                lines.add(plan.getString(1));
            }
        }
        connection.commit();
        return String.join("\n", lines);
    }

    /// @param total -1 when the answer has none
    public static String checksum(List<String> ids, long total) {
        try {
            var text = String.join(",", ids) + "/" + total;
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, CHARS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
