package io.lianke.bench;

import io.lianke.postgres.Database;
import java.sql.SQLException;

/// Made-up entries of the audit, a few hundred bytes each, in transactions of a hundred.
final class AuditEntries {
    private static final int A_TRANSACTION = 100;
    private static final String FILL =
            """
            insert into audit.entries (tenant_id, actor_kind, actor_id, actor_name, action, object_type, object_id,
                outcome, before, after, ip, correlation_id)
            select t.id, 'user', t.id, '员工 ' || n % 50, 'customer.update', 'customer', uuidv7()::text, 'done',
                jsonb_build_object('city', '上海', 'version', n), jsonb_build_object('city', '北京', 'version', n + 1),
                '192.0.2.' || n % 250, md5(n::text)
            from tenancy.tenants t, generate_series(?, ?) n
            """;

    private AuditEntries() {}

    static void fill(Database owner, int entries) throws SQLException {
        try (var connection = owner.connect();
                var fast = connection.createStatement();
                var fill = connection.prepareStatement(FILL)) {
            fast.execute("set synchronous_commit = off");
            for (int first = 1; first <= entries; first += A_TRANSACTION) {
                fill.setInt(1, first);
                fill.setInt(2, Math.min(entries, first + A_TRANSACTION - 1));
                fill.execute();
            }
        }
    }
}
