package io.lianke.imports;

import io.lianke.shared.Problem;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Tells rows that what they belong to was refused.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RowOutcomes {
    private static final int GROUP_ERROR = 80;

    private final DSLContext sql;
    private final JsonMapper json;

    RowOutcomes(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    void refuse(Run run, String key, Problem problem) {
        refuse(run, key, problem.code(), problem.arguments());
    }

    /// Answers how many rows that was.
    int refuse(Run run, String key, String code, Map<String, Object> arguments) {
        return sql.execute(
                """
                insert into imports.errors (tenant_id, run_id, row_no, no, code, arguments)
                select tenant_id, run_id, row_no, ?, ?, ?::jsonb from imports.rows
                where tenant_id = ? and run_id = ? and key = ? and fresh
                on conflict do nothing
                """,
                GROUP_ERROR,
                code,
                json.writeValueAsString(arguments),
                Tenant.current().id(),
                run.id(),
                key);
    }
}
