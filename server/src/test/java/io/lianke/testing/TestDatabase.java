package io.lianke.testing;

import io.lianke.database.StartingDatabase;
import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One PostgreSQL for all tests of the JVM, started with the first; a database of its own for each
/// Spring context.
public final class TestDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private static final class Started {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            var postgres = EmbeddedPostgres.temporary();
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            return postgres;
        }
    }

    /// A new, empty database, as its owner.
    public static Database create() {
        return Started.POSTGRES.createDatabase("test" + NEXT.incrementAndGet(), null);
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var owner = create();
        context.getBeanFactory()
                .registerSingleton(
                        "embeddedDatabase", StartingDatabase.running(owner, Durability.NONE));
        context.getBeanFactory().registerSingleton("testDatabaseOwner", owner);
    }
}
