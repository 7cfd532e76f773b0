package io.lianke.jobs;

import java.time.Duration;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How long the oldest work has waited that nobody has taken up.
@Component
@Transactional(readOnly = true)
public class Backlog {
    private static final String OLDEST =
            """
            select coalesce(extract(epoch from clock_timestamp() - least(
                (select min(execution_time) from jobs.scheduled_tasks where not picked),
                (select min(publication_date) from jobs.event_publication where completion_date is null))), 0)::bigint
            """;

    private final DSLContext sql;

    Backlog(DSLContext sql) {
        this.sql = sql;
    }

    /// Since the oldest job was due or the oldest event published; zero when nothing waits.
    public Duration age() {
        var seconds = Objects.requireNonNull(sql.fetchSingle(OLDEST).get(0, Long.class));
        return Duration.ofSeconds(Math.max(0, seconds));
    }
}
