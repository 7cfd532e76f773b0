package io.lianke.imports;

import io.lianke.tenancy.Tenant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Second phase: finds the distinct orders, persons and products of the file and numbers them, the
/// oldest first and refunds after all orders, in one transaction. Whatever order the rows of the
/// file are in, the same comes out, but for things of the same time.
@Component
class Numbering {
    // Long for a file of a gigabyte, and the one statement that looks at all rows at once.
    private static final String TIMEOUT = "set local statement_timeout = '9min'";

    private static final String ORDERS =
            """
            insert into imports.groups (tenant_id, run_id, no, key, lines)
            select tenant_id, run_id,
                row_number() over (order by left(key, 1), min(at), min(row_no)), key, count(*)
            from imports.rows
            where tenant_id = ? and run_id = ?
            group by tenant_id, run_id, key
            """;
    private static final String PARTIES =
            """
            insert into imports.parties (tenant_id, run_id, kind, no, key)
            select tenant_id, run_id, kind,
                row_number() over (partition by kind order by min(at), min(row_no), key), key
            from imports.sightings
            where tenant_id = ? and run_id = ?
            group by tenant_id, run_id, kind, key
            """;

    private final DSLContext sql;

    Numbering(DSLContext sql) {
        this.sql = sql;
    }

    void work(Chunks chunks, Plan plan) {
        chunks.commit(run -> {
            var tenant = Tenant.current().id();
            sql.execute(TIMEOUT);
            sql.execute(PARTIES, tenant, run.id());
            if (plan.kind() == io.lianke.imports.parsing.ImportKind.ORDERS) {
                sql.execute(ORDERS, tenant, run.id());
            }
            return Run.Progress.to(Phase.CUSTOMERS, 0, null);
        });
    }
}
