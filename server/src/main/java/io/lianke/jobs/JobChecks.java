package io.lianke.jobs;

import io.lianke.shared.Check;
import java.time.Duration;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whether work that is due gets done. Each looks at a table that holds only what is still to do.
@Configuration(proxyBeanMethods = false)
class JobChecks {
    private static final Duration QUEUE_AGE_MAX = Duration.ofMinutes(5);
    private static final Duration OUTBOX_AGE_MAX = Duration.ofMinutes(10);
    private static final int FAILURES_MAX = 3;

    @Bean
    Check queueAge(DSLContext sql) {
        return new Asked(
                sql,
                "queue-age",
                """
                select coalesce(extract(epoch from clock_timestamp() - min(execution_time)), 0)::double precision
                from jobs.scheduled_tasks
                where not picked and execution_time < clock_timestamp()
                """,
                (double) QUEUE_AGE_MAX.toSeconds(),
                Check.Unit.SECONDS);
    }

    @Bean
    Check outboxAge(DSLContext sql) {
        return new Asked(
                sql,
                "outbox-age",
                """
                select coalesce(extract(epoch from clock_timestamp() - min(publication_date)), 0)::double precision
                from jobs.event_publication
                where completion_date is null
                """,
                (double) OUTBOX_AGE_MAX.toSeconds(),
                Check.Unit.SECONDS);
    }

    @Bean
    Check jobFailures(DSLContext sql) {
        return new Asked(
                sql,
                "job-failures",
                """
                select coalesce(max(consecutive_failures), 0)::double precision
                from jobs.scheduled_tasks
                """,
                FAILURES_MAX,
                Check.Unit.COUNT);
    }

    record Asked(DSLContext sql, String name, String question, double max, Unit unit)
            implements Check {
        @Override
        public Reading read() {
            var answer = Objects.requireNonNull(sql.fetchSingle(question).get(0, Double.class));
            return Reading.atMost(max, Math.floor(answer), unit);
        }
    }
}
