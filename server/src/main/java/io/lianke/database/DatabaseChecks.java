package io.lianke.database;

import com.zaxxer.hikari.HikariDataSource;
import io.lianke.shared.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connections, whether the database answers, and whether its clock and ours agree.
@Configuration(proxyBeanMethods = false)
class DatabaseChecks {
    private static final int FREE_MIN = 1;
    private static final Duration SKEW_MAX = Duration.ofSeconds(30);

    @Bean
    Check freeConnections(HikariDataSource pool) {
        return new FreeConnections(pool);
    }

    /// In place of the framework's own, which asks each time.
    @Bean
    HealthIndicator dbHealthIndicator(HikariDataSource pool, InstantSource clock) {
        return new DatabaseHealth(new DataSourceHealthIndicator(pool), clock);
    }

    @Bean
    Check clockSkew(DSLContext sql, InstantSource clock) {
        return new ClockSkew(sql, clock);
    }

    record FreeConnections(HikariDataSource pool) implements Check {
        @Override
        public String name() {
            return "pool";
        }

        @Override
        public Reading read() {
            var free =
                    pool.getMaximumPoolSize() - pool.getHikariPoolMXBean().getActiveConnections();
            return Reading.atLeast(FREE_MIN, free, Unit.COUNT);
        }
    }

    record ClockSkew(DSLContext sql, InstantSource clock) implements Check {
        @Override
        public String name() {
            return "clock-skew";
        }

        @Override
        public Reading read() {
            var row =
                    sql.fetchSingle(
                            "select (extract(epoch from clock_timestamp()) * 1000)::bigint");
            var theirs = Instant.ofEpochMilli(Objects.requireNonNull(row.get(0, Long.class)));
            return Reading.atMost(
                    (double) SKEW_MAX.toSeconds(),
                    (double) Duration.between(theirs, clock.instant()).abs().toSeconds(),
                    Unit.SECONDS);
        }
    }
}
