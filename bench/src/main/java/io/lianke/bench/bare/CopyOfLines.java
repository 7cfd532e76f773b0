package io.lianke.bench.bare;

import io.lianke.bench.Totals;
import io.lianke.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// The lines of a file copied into one table without keys: the least a database can do with them.
public final class CopyOfLines {
    private static final String TABLE =
            """
            create table lines (
                invoice text, sku text, product text, quantity numeric, at timestamp, price numeric,
                customer text, country text)
            """;
    private static final String TOTALS =
            """
            select count(*),
                count(distinct invoice) filter (where revenue),
                count(distinct customer) filter (where revenue),
                coalesce(sum(round(quantity * price, 2)) filter (where revenue), 0) * 100
            from (select *, quantity > 0 and price > 0 and customer <> '' and invoice not like 'C%' as revenue
                from lines) l
            """;

    private CopyOfLines() {}

    /// Makes the table.
    public static void prepare(Database database) throws SQLException {
        run(database, TABLE);
    }

    /// Copies the file in one transaction.
    ///
    /// @return how long it took, in nanoseconds, the commit included
    public static long copy(Database database, Path file) throws SQLException, IOException {
        run(database, "truncate lines");
        try (var connection = database.connect();
                var in = Files.newInputStream(file)) {
            var begun = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy lines from stdin (format csv, header, force_not_null (customer))",
                            in);
            return System.nanoTime() - begun;
        }
    }

    /// What the lines come to.
    public static Totals totals(Database database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(TOTALS)) {
            row.next();
            return new Totals(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getBigDecimal(4).longValueExact());
        }
    }

    private static void run(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
