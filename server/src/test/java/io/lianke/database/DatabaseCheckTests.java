package io.lianke.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;

class DatabaseCheckTests extends ServerTests {
    @Autowired private HikariDataSource pool;
    @Autowired private DSLContext sql;

    @Test
    @Shows("O-8")
    void a_pool_without_a_free_connection_is_an_alarm() throws SQLException {
        var check = new DatabaseChecks.FreeConnections(pool);
        var held = new ArrayList<Connection>();
        try {
            while (held.size() < pool.getMaximumPoolSize()) {
                held.add(pool.getConnection());
            }
        } catch (SQLTransientConnectionException _) {
            // The others are in use by somebody else, which is as well.
        }

        assertThat(check.read().well()).isFalse();

        for (var connection : held) {
            connection.close();
        }
        await().until(() -> check.read().well());
    }

    @Test
    @Shows("O-8")
    void however_often_probes_come_the_database_is_asked_once_a_second() {
        var asked = new AtomicInteger();
        var now = new AtomicReference<>(Instant.EPOCH);
        var health =
                new DatabaseHealth(
                        () ->
                                asked.incrementAndGet() == 1
                                        ? Health.up().build()
                                        : Health.down().build(),
                        now::get);
        for (int probe = 0; probe < 100; probe++) {
            assertThat(health.health()).isEqualTo(Health.up().build());
        }
        assertThat(asked).hasValue(1);

        now.set(Instant.EPOCH.plusSeconds(1));

        assertThat(health.health()).isEqualTo(Health.down().build());
        now.set(Instant.EPOCH.minusSeconds(100));
        health.health();
        assertThat(asked).as("a clock that was set back").hasValue(3);
    }

    @Test
    @Shows("O-8")
    void clocks_that_disagree_are_an_alarm() {
        assertThat(new DatabaseChecks.ClockSkew(sql, Instant::now).read().well()).isTrue();
        for (var seconds : new int[] {-60, 60}) {
            var off = new DatabaseChecks.ClockSkew(sql, () -> Instant.now().plusSeconds(seconds));
            assertThat(off.read().well()).isFalse();
        }
    }
}
