package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Z-5 over every table and policy that the migrations made, whatever they are.
class PolicyTests extends ServerTests {
    private static final String OF_TENANT =
            "(tenant_id = (NULLIF(current_setting('lianke.tenant'::text, true), ''::text))::uuid)";

    @Autowired private DSLContext sql;
    @Autowired private TransactionTemplate transactions;

    private List<String> seen(String query) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private String inTransaction(String query, Object value) {
        return Objects.requireNonNull(
                transactions.<String>execute(_ -> String.valueOf(sql.fetchValue(query, value))));
    }

    /// What the application may read and that belongs to tenants.
    private List<String> tenantTables() throws SQLException {
        return seen(
                """
                select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition
                    and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
                    and has_table_privilege(current_database() || '_app', c.oid, 'select')
                    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
                order by 1
                """);
    }

    @Test
    @Shows("Z-5")
    void no_table_shows_a_row_without_a_tenant() throws SQLException {
        var open = new ArrayList<String>();
        for (var table : tenantTables()) {
            var rows = transactions.<Integer>execute(_ -> sql.fetchCount(sql.selectFrom(table)));
            if (Objects.requireNonNull(rows) > 0) {
                open.add(table + " shows " + rows);
            }
        }
        assertThat(tenantTables()).hasSizeGreaterThan(20);
        assertThat(open).isEmpty();
    }

    @Test
    @Shows("Z-5")
    void no_table_shows_a_row_of_another_tenant() throws SQLException {
        var open = new ArrayList<String>();
        for (var table : tenantTables()) {
            var query = "select count(*) from " + table + " where tenant_id <> ?";
            var foreign = world.tenant().call(() -> inTransaction(query, world.tenant().id()));
            if (!foreign.equals("0")) {
                open.add(table + " shows " + foreign);
            }
        }
        assertThat(open).isEmpty();
    }

    /// Where a table has no rows yet, nothing would be seen; the catalogue tells all the same.
    /// Tenants know themselves by their own id, and people by those whom they share a tenant with.
    @Test
    @Shows("Z-5")
    void every_policy_of_the_application_asks_for_the_tenant() throws SQLException {
        assertThat(
                        seen(
                                """
                                select p.tablename || '.' || p.policyname from pg_policies p
                                where p.permissive = 'PERMISSIVE' and current_user <> all (p.roles)
                                    and not case p.schemaname || '.' || p.tablename
                                        when 'tenancy.tenants' then p.qual like '(id = %%lianke.tenant%%'
                                        when 'access.users' then p.qual like '%%FROM access.memberships%%'
                                        else p.qual = '%1$s' and p.with_check is not distinct from '%1$s'
                                    end
                                """
                                        .formatted(OF_TENANT.replace("'", "''"))))
                .isEmpty();
    }

    @Test
    @Shows("Z-5")
    void every_policy_that_limits_compares_with_what_is_reached() throws SQLException {
        assertThat(
                        seen(
                                """
                                select p.tablename || '.' || p.policyname from pg_policies p
                                    cross join unnest(array[p.qual, p.with_check]) condition
                                where p.permissive = 'RESTRICTIVE'
                                    and condition !~ 'lianke\\.reached' and condition !~ 'FROM customer\\.customers'
                                """))
                .isEmpty();
    }
}
