package io.lianke.audit.chain;

import io.lianke.postgres.Database;
import io.lianke.postgres.DatabaseStartException;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/// `./lianke audit verify`: checks the audit of a data folder, whether Lianke runs on it or not.
/// Reads only.
public final class VerifyCommand {
    private static final String DATA = "--lianke.data=";

    private VerifyCommand() {}

    /// Exits with 0 when everything is as it was written, with 1 when not or when it cannot be
    /// told.
    public static void main(String[] arguments) {
        if (arguments.length != 1 || !arguments[0].startsWith(DATA)) {
            System.err.println("Say whose audit: " + DATA + "DIR");
            System.exit(2);
        }
        var data = Path.of(arguments[0].substring(DATA.length()));
        System.exit(run(data, System.getenv(), System.out, System.err) ? 0 : 1);
    }

    /// @return whether everything is as it was written
    static boolean run(
            Path data, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            var url = environment.getOrDefault("LIANKE_DATABASE_URL", "");
            if (!url.isBlank()) {
                var external =
                        new Database(
                                url,
                                environment.getOrDefault("LIANKE_DATABASE_USER", ""),
                                environment.getOrDefault("LIANKE_DATABASE_PASSWORD", ""));
                return verify(external, data, out);
            }
            var running = EmbeddedPostgres.attach(data);
            if (running.isPresent()) {
                return verify(running.get(), data, out);
            }
            try (var postgres = EmbeddedPostgres.startExisting(data, Durability.FULL)) {
                return verify(postgres.owner(), data, out);
            }
        } catch (IOException
                | SQLException
                | DataAccessException
                | DatabaseStartException
                | IllegalArgumentException refused) {
            err.println("lianke: The audit cannot be verified: " + refused.getMessage());
            return false;
        }
    }

    private static boolean verify(Database owner, Path data, PrintStream out)
            throws IOException, SQLException {
        // Before the snapshot: what was signed by then is in it.
        var heads = SignedHeads.read(data.resolve("audit"));
        try (var connection = owner.connect()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            var sql = DSL.using(connection);
            if (sql.fetchValue("select to_regclass('audit.seals')") == null) {
                out.println(
                        "The audit is not sealed yet: start Lianke once, which does it by itself.");
                return false;
            }
            var intact = new AtomicBoolean(isIntact(heads, out));
            var written = new AtomicBoolean();
            new Verifier(sql, heads)
                    .verify(report -> {
                        out.println(report.line());
                        intact.compareAndSet(true, report.found().isEmpty());
                        written.compareAndSet(false, report.entries() > 0);
                    });
            if (!intact.get()) {
                out.println("The audit is NOT as it was written.");
            } else if (written.get() && heads.lines() == 0) {
                out.println(
                        "There are no signed heads in "
                                + data.resolve("audit")
                                + ": that the audit is as it was written cannot be proven.");
                intact.set(false);
            } else {
                out.println("The audit is as it was written.");
            }
            return intact.get();
        }
    }

    private static boolean isIntact(SignedHeads heads, PrintStream out) {
        if (heads.damage().isPresent()) {
            out.println("signed heads: BROKEN at " + heads.damage().get());
            return false;
        }
        if (heads.lines() > 0) {
            out.println(
                    "signed heads: "
                            + heads.lines()
                            + " lines, key "
                            + heads.fingerprint()
                            + ": intact");
        }
        return true;
    }
}
