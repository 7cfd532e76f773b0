package io.lianke.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is to be done, by the kind of job.
@Component
public class JobList {
    /// Kinds are a matter of code; this many there will never be.
    private static final int KINDS_MAX = 200;

    private final DSLContext sql;

    JobList(DSLContext sql) {
        this.sql = sql;
    }

    /// @param failures of the one that has failed most often in a row
    /// @param next when the earliest is due; null while all of them run
    public record Kind(
            String name, int waiting, int running, int failures, @Nullable Instant next) {}

    public List<Kind> kinds() {
        return sql.fetch(
                        """
                        select task_name, count(*) filter (where not picked), count(*) filter (where picked),
                            coalesce(max(consecutive_failures), 0),
                            (extract(epoch from min(execution_time) filter (where not picked)) * 1000)::bigint
                        from jobs.scheduled_tasks
                        group by task_name
                        order by task_name
                        limit {0}
                        """,
                        org.jooq.impl.DSL.inline(KINDS_MAX))
                .map(row -> {
                    var next = row.get(4, Long.class);
                    return new Kind(
                            Objects.requireNonNull(row.get(0, String.class)),
                            Objects.requireNonNull(row.get(1, Integer.class)),
                            Objects.requireNonNull(row.get(2, Integer.class)),
                            Objects.requireNonNull(row.get(3, Integer.class)),
                            next == null ? null : Instant.ofEpochMilli(next));
                });
    }
}
