package io.lianke.audit.chain;

import static org.awaitility.Awaitility.await;

import io.lianke.postgres.Database;
import io.lianke.postgres.Migrations;
import io.lianke.postgres.Roles;
import io.lianke.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// A database with nothing but the audit in it, and a folder for its heads.
final class Chains {
    static final String WRITE =
            """
            insert into audit.entries (tenant_id, actor_kind, actor_id, actor_name, action, object_type, object_id,
                outcome, before, after, reason, ip, correlation_id)
            select {0}, (array['user', 'api_key', 'system'])[1 + n % 3], case when n % 3 < 2 then {0} end,
                'somebody ' || n % 7, 'member.update', 'member', 'id ' || {2} + n, 'done',
                case when n % 2 = 0 then jsonb_build_object('role', 'owner', 'n', n) end,
                case when n % 5 > 0 then jsonb_build_object('role', '经理', 'n', n) end,
                case when n % 4 = 0 then 'because' end, '10.0.0.' || n % 250, md5(n::text)
            from generate_series(1, {1}) n
            """;

    final Database owner;
    final Database application;
    final Path folder;

    Chains(Path folder) {
        this.folder = folder;
        owner = TestDatabase.create();
        application = Roles.provision(owner);
        Migrations.migrate(owner, application.user(), getClass().getClassLoader());
    }

    /// Entries in transactions of one to seven each, of these tenants in turn.
    void write(Random random, List<UUID> tenants, int entries) throws SQLException {
        try (var connection = owner.connect()) {
            var sql = DSL.using(connection);
            for (int written = 0; written < entries; ) {
                var rows = Math.min(1 + random.nextInt(7), entries - written);
                var tenant = tenants.get(random.nextInt(tenants.size()));
                write(sql, tenant, rows, written);
                written += rows;
            }
        }
    }

    static void write(DSLContext sql, UUID tenant, int rows, int first) {
        sql.execute(WRITE, DSL.val(tenant), DSL.inline(rows), DSL.inline(first));
    }

    /// Seals everything there is. Other tests on the same server may hold that up for a moment.
    void seal() throws SQLException {
        try (var connection = owner.connect()) {
            var sql = DSL.using(connection);
            await().until(() -> {
                for (var tenant : Sealer.unsealed(sql)) {
                    sealOnce(connection, tenant);
                }
                return Sealer.unsealed(sql).isEmpty();
            });
        }
    }

    static int sealOnce(Connection connection, UUID tenant) throws SQLException {
        connection.setAutoCommit(false);
        var rows = Sealer.seal(DSL.using(connection), tenant);
        connection.commit();
        connection.setAutoCommit(true);
        return rows;
    }

    /// Seals everything and signs it.
    void sign() throws SQLException, IOException {
        try (var connection = owner.connect()) {
            var sql = DSL.using(connection);
            var moment = Sealer.moment(sql);
            seal();
            var ends = Sealer.ends(sql);
            new HeadLog(folder)
                    .append(new HeadLog.Round(moment.at(), ends.size(), moment.horizon(), ends));
        }
    }

    List<ChainReport> verify(DSLContext sql) throws IOException {
        var reports = new ArrayList<ChainReport>();
        new Verifier(sql, SignedHeads.read(folder)).verify(reports::add);
        return reports;
    }

    List<ChainReport> verify() throws SQLException, IOException {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            return verify(DSL.using(connection));
        }
    }
}
