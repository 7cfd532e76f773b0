package io.lianke.database;

import com.zaxxer.hikari.HikariDataSource;
import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.Migrations;
import io.lianke.postgres.Roles;
import io.lianke.postgres.Safety;
import io.lianke.shared.StartRefused;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;

/// From the owner's address to the pool of the application role, and the transactions over it.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofMinutes(10);

    @Bean(destroyMethod = "close")
    RunningDatabase runningDatabase(
            ObjectProvider<StartingDatabase> embedded, DatabaseSettings settings) {
        var starting =
                embedded.getIfAvailable(
                        () -> StartingDatabase.running(external(settings), Durability.FULL));
        var owner = starting.await();
        try (var connection = owner.connect()) {
            Safety.check(connection, starting.durability());
        } catch (SQLException unreachable) {
            throw new StartRefused(
                    "The database cannot be opened as "
                            + owner
                            + ": "
                            + String.valueOf(unreachable.getMessage()),
                    unreachable);
        }
        var application = Roles.provision(owner);
        Migrations.migrate(owner, application.user(), getClass().getClassLoader());
        return new RunningDatabase(application, starting);
    }

    private static Database external(DatabaseSettings settings) {
        try {
            return new Database(settings.url(), settings.user(), settings.password());
        } catch (IllegalArgumentException malformed) {
            throw new StartRefused(String.valueOf(malformed.getMessage()), malformed);
        }
    }

    @Bean
    HikariDataSource dataSource(RunningDatabase database, DatabaseSettings settings) {
        var pool = new HikariDataSource();
        pool.setPoolName("application");
        pool.setJdbcUrl(database.application().url());
        pool.setUsername(database.application().user());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(settings.connectionsMax());
        pool.setConnectionTimeout(settings.connectionWait().toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        pool.setInitializationFailTimeout(Duration.ofSeconds(10).toMillis());
        pool.addDataSourceProperty("connectTimeout", CONNECT_TIMEOUT.toSeconds());
        pool.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT.toSeconds());
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("reWriteBatchedInserts", true);
        pool.addDataSourceProperty("ApplicationName", "lianke");
        pool.addDataSourceProperty(
                "options",
                String.join(
                        " ",
                        List.of(
                                "-c statement_timeout=" + settings.statementTimeout().toMillis(),
                                "-c lock_timeout=" + settings.lockTimeout().toMillis(),
                                "-c idle_in_transaction_session_timeout="
                                        + settings.idleTransactionTimeout().toMillis(),
                                "-c timezone=UTC",
                                "-c jit=off")));
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(
            DataSource dataSource,
            ObjectProvider<TenantBinding> binding,
            ObjectProvider<ReachBinding> reach) {
        return new TenantTransactionManager(dataSource, binding, reach);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    DatabaseReady databaseReady(Environment environment) {
        return new DatabaseReady(environment);
    }

    /// The migrated database as the application role sees it.
    record RunningDatabase(Database application, StartingDatabase starting)
            implements AutoCloseable {
        @Override
        public void close() {
            starting.close();
        }
    }
}
