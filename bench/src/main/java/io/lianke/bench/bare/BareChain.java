package io.lianke.bench.bare;

import io.lianke.postgres.Database;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/// The least it takes to reckon a chain: one pass over the rows in their order, SHA-256 over each,
/// nothing compared and nothing looked for.
public final class BareChain {
    private static final String ROWS =
            """
            select s.position, e.tenant_id::text, e.id::text, extract(epoch from e.at)::text, e.transaction_id::text,
                e.actor_kind, e.actor_id::text, e.actor_name, e.action, e.object_type, e.object_id, e.outcome,
                e.before::text, e.after::text, e.reason, e.ip, e.correlation_id
            from audit.seals s join audit.entries e on e.tenant_id = s.tenant_id and e.id = s.entry_id
            where s.tenant_id = ?::uuid
            order by s.position
            """;
    private static final int COLUMNS = 17;
    private static final int FETCH_ROWS = 2_000;
    private static final byte[] FORMAT = "lianke audit 1".getBytes(StandardCharsets.US_ASCII);

    private BareChain() {}

    /// The hash at the end of the chain.
    public static String end(Database owner, String tenant)
            throws SQLException, NoSuchAlgorithmException, IOException {
        var digest = MessageDigest.getInstance("SHA-256");
        var hash = new byte[32];
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(ROWS)) {
                statement.setFetchSize(FETCH_ROWS);
                statement.setString(1, tenant);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        hash = digest.digest(link(rows, hash));
                    }
                }
            }
        }
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] link(ResultSet rows, byte[] previous) throws SQLException, IOException {
        var bytes = new ByteArrayOutputStream(512);
        var out = new DataOutputStream(bytes);
        out.write(FORMAT);
        out.write(previous);
        out.writeLong(rows.getLong(1));
        for (int column = 2; column <= COLUMNS; column++) {
            var value = rows.getString(column);
            var text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            out.writeLong(value == null ? -1 : text.length);
            out.write(text);
        }
        return bytes.toByteArray();
    }
}
