package io.lianke.bench.bare;

import io.lianke.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// One customer a transaction, the four rows it takes and nothing else: no lock, so ordinals are
/// drawn from far away. A duplicate is refused by the primary key.
public final class BareCreations implements AutoCloseable {
    private static final String CREATE =
            """
            with customer as (
                insert into customer.customers (tenant_id, ordinal, kind, name, created_at, created_by, updated_at,
                    updated_by, name_key, name_terms)
                values (current_setting('lianke.tenant')::uuid, 1000000000 + floor(random() * 1000000000)::int,
                    'person', '王晓明', now(), 'bare', now(), 'bare', 'wang', array_to_tsvector('{wang}'))
                returning tenant_id, id),
            total as (
                insert into customer.totals (tenant_id, customer_id) select tenant_id, id from customer),
            entry as (
                insert into audit.entries (tenant_id, actor_kind, actor_name, correlation_id, action, object_type,
                    object_id, outcome)
                select tenant_id, 'system', 'bare', 'none', 'customer.create', 'customer', id::text, 'done'
                from customer)
            insert into customer.identifiers (tenant_id, type, value, customer_id, raw, verified, source,
                first_seen_at, last_seen_at)
            select tenant_id, 'memberCard', ?, id, 'x', false, 'bare', now(), now() from customer
            """;

    private final Connection connection;
    private final PreparedStatement bind;
    private final PreparedStatement create;

    public BareCreations(Database application, String tenant) throws SQLException {
        connection = application.connect();
        connection.setAutoCommit(false);
        bind = connection.prepareStatement("select set_config('lianke.tenant', ?, true)");
        bind.setString(1, tenant);
        create = connection.prepareStatement(CREATE);
    }

    public void create(String memberCard) throws SQLException {
        bind.execute();
        create.setString(1, memberCard);
        create.execute();
        connection.commit();
    }

    /// How many hold a member card like this.
    public static long count(Database application, String tenant, String pattern)
            throws SQLException {
        var sql =
                "select count(*) from customer.identifiers where type = 'memberCard' and value like '"
                        + pattern
                        + "'";
        try (var connection = application.connect()) {
            connection.setAutoCommit(false);
            try (var bind =
                    connection.prepareStatement("select set_config('lianke.tenant', ?, true)")) {
                bind.setString(1, tenant);
                bind.execute();
            }
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
