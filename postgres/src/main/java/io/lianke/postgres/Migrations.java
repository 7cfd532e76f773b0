package io.lianke.postgres;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/// Brings the tables up to date: one run over the migrations of all modules, in the order of their
/// versions, as the owner of the database. Nodes that start together take turns.
public final class Migrations {

    private static final String MODULES = "classpath:db/migration";

    // A migration that would wait longer for a busy table fails and is tried at the next start:
    // while it waits, every query behind it waits too.
    private static final String GIVE_WAY = "set lock_timeout = '3s'";

    private Migrations() {}

    /// Runs the migrations on the class path and returns how many were new.
    ///
    /// @param appRole the application's role, which migrations call `${app}`; its [limited][Limit]
    ///   roles are `${of_stores}` and `${of_owners}`, with `_and_shared` behind for those with whom
    ///   single rows are shared
    public static int migrate(Database owner, String appRole, ClassLoader classes) {
        return migrate(owner, appRole, classes, MODULES);
    }

    /// Runs the migrations of these places, each `classpath:path` or `filesystem:path`.
    public static int migrate(
            Database owner, String appRole, ClassLoader classes, String... locations) {
        var configuration =
                Flyway.configure(classes)
                        .dataSource(owner.url(), owner.user(), owner.password())
                        .locations(locations)
                        .failOnMissingLocations(false)
                        .defaultSchema("public")
                        .table("schema_history")
                        .createSchemas(false)
                        .initSql(GIVE_WAY)
                        .placeholders(
                                Map.of(
                                        "app",
                                        Sql.name(appRole),
                                        "of_stores",
                                        Sql.name(Limit.STORES.role(appRole)),
                                        "of_owners",
                                        Sql.name(Limit.OWNERS.role(appRole)),
                                        "of_stores_and_shared",
                                        Sql.name(Limit.STORES_AND_SHARED.role(appRole)),
                                        "of_owners_and_shared",
                                        Sql.name(Limit.OWNERS_AND_SHARED.role(appRole))))
                        .outOfOrder(false)
                        .cleanDisabled(true)
                        .lockRetryCount(900)
                        .loggers("slf4j");
        // A lock of the session instead of a transaction, so that a migration may build an index
        // concurrently.
        var postgres =
                configuration.getPluginRegister().getExact(PostgreSQLConfigurationExtension.class);
        postgres.setTransactionalLock(false);
        var executed = configuration.load().migrate().migrationsExecuted;
        try {
            Limit.follow(owner, appRole);
        } catch (SQLException failed) {
            throw new IllegalStateException(
                    "The limited roles cannot be given their rights as "
                            + owner
                            + ": "
                            + failed.getMessage(),
                    failed);
        }
        return executed;
    }
}
