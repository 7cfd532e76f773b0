package io.lianke.commerce;

import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Remembers the last revision of what is taken away. If it comes again its revisions go on from
/// there, and so do the message ids made of them: the event log would drop one it has seen.
@Component
class Removed {
    private static final String REMEMBER =
            """
            insert into commerce.removed (tenant_id, kind, source, name, revision)
            select ?, ?, gone.* from unnest(?::text[], ?::text[], ?::int[]) as gone (source, name, revision)
            order by gone.source, gone.name
            on conflict (tenant_id, kind, source, name) do update set revision = excluded.revision
            """;

    private final DSLContext sql;

    Removed(DSLContext sql) {
        this.sql = sql;
    }

    /// @param revision the one that voided it
    record Gone(OrderKey key, int revision) {}

    void remember(String kind, List<Gone> gone) {
        if (!gone.isEmpty()) {
            var rows = new Columns<>(gone);
            sql.execute(
                    REMEMBER,
                    Tenant.current().id(),
                    kind,
                    rows.texts(row -> row.key().source()),
                    rows.texts(row -> row.key().id()),
                    rows.ints(Gone::revision));
        }
    }
}
