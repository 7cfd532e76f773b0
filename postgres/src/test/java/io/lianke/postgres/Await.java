package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Waits for what has to become true, and fails when it does not.
final class Await {

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        assertThat(Processes.await(Duration.ofSeconds(30), condition)).as(what).isTrue();
    }

    /// A connection as soon as there is one.
    static Connection connection(Database database) {
        var found =
                new Object() {
                    @Nullable Connection connection;
                };
        until(
                "a connection to " + database,
                () -> {
                    try {
                        found.connection = database.connect();
                        return true;
                    } catch (SQLException _) {
                        return false;
                    }
                });
        return java.util.Objects.requireNonNull(found.connection);
    }
}
