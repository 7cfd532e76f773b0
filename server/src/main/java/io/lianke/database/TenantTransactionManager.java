package io.lianke.database;

import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes the bound tenant into each transaction as it begins, and takes on the role of a caller
/// who may see some rows only. Both are local to the transaction, so a pooled connection carries
/// nothing over; with no tenant bound it stays empty and every tenant table shows no rows.
final class TenantTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private static final Logger log = LoggerFactory.getLogger(TenantTransactionManager.class);

    private static final String TENANT = "select set_config('lianke.tenant', ?, true)";
    private static final String REACH =
            TENANT
                    + ", set_config('lianke.reached', ?, true), set_config('lianke.member', ?, true),"
                    + " set_config('role', session_user || ?, true)";

    private final transient ObjectProvider<TenantBinding> binding;
    private final transient ObjectProvider<ReachBinding> reach;

    TenantTransactionManager(
            DataSource dataSource,
            ObjectProvider<TenantBinding> binding,
            ObjectProvider<ReachBinding> reach) {
        super(dataSource);
        this.binding = binding;
        this.reach = reach;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var bound = binding.getIfAvailable();
        var tenant = bound == null ? null : bound.boundTenant();
        if (tenant != null) {
            try {
                bind(tenant);
            } catch (SQLException failed) {
                doCleanupAfterCompletion(transaction);
                throw new CannotCreateTransactionException("Could not bind the tenant", failed);
            } catch (RuntimeException failed) {
                // Else the thread would keep the connection, and what it does next would join in.
                doCleanupAfterCompletion(transaction);
                throw failed;
            }
        }
    }

    /// A roll-back fails only when the connection is gone, and PostgreSQL has rolled back then by
    /// itself. The caller hears what went wrong first, not that cleaning up after it failed too.
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException broken) {
            log.atWarn()
                    .addKeyValue("cause", broken.toString())
                    .log("the connection was lost before its transaction was rolled back");
        }
    }

    private void bind(UUID tenant) throws SQLException {
        var holder =
                (@Nullable ConnectionHolder)
                        TransactionSynchronizationManager.getResource(obtainDataSource());
        if (holder == null) {
            throw new IllegalStateException("A transaction began without a connection");
        }
        var known = reach.getIfAvailable();
        var limited = known == null ? null : known.limited();
        try (var statement =
                holder.getConnection().prepareStatement(limited == null ? TENANT : REACH)) {
            statement.setString(1, tenant.toString());
            if (limited != null) {
                statement.setString(2, String.join("\u001f", limited.reached()));
                var member = limited.member();
                statement.setString(3, member == null ? "" : member.toString());
                statement.setString(4, limited.limit().suffix());
            }
            statement.execute();
        }
    }
}
