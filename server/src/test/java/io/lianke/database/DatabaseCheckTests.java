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
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

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
    void clocks_that_disagree_are_an_alarm() {
        assertThat(new DatabaseChecks.ClockSkew(sql, Instant::now).read().well()).isTrue();
        for (var seconds : new int[] {-60, 60}) {
            var off = new DatabaseChecks.ClockSkew(sql, () -> Instant.now().plusSeconds(seconds));
            assertThat(off.read().well()).isFalse();
        }
    }
}
