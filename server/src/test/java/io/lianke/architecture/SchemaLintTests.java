package io.lianke.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reads the catalogue: what the migrations made must keep the rules of the house.
class SchemaLintTests extends ServerTests {
    private static final String OUR_TABLES =
            """
            select c.oid, n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
                obj_description(c.oid, 'pg_class') as comment,
                exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant,
                exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p')
                and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'
            """;

    private List<String> offenders(String query) throws SQLException {
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

    @Test
    @Shows("Z-5")
    void every_table_of_tenants_or_with_a_policy_is_walled() throws SQLException {
        assertThat(
                        offenders(
                                "select nspname || '.' || relname from ("
                                        + OUR_TABLES
                                        + ") t"
                                        + " where (has_tenant or has_policy) and not (relrowsecurity and relforcerowsecurity)"
                                        + " and not (relispartition and comment like 'data plane leaf%')"))
                .isEmpty();
    }

    @Test
    void the_application_may_only_add_to_data_plane_leaves() throws SQLException {
        assertThat(
                        offenders(
                                "select nspname || '.' || relname from ("
                                        + OUR_TABLES
                                        + ") t"
                                        + " where relispartition and comment like 'data plane leaf%' and exists ("
                                        + " select from pg_class c, aclexplode(c.relacl) a where c.oid = t.oid"
                                        + " and a.grantee <> c.relowner and a.privilege_type <> 'INSERT')"))
                .isEmpty();
    }

    @Test
    void every_table_says_what_it_is() throws SQLException {
        assertThat(
                        offenders(
                                "select nspname || '.' || relname from ("
                                        + OUR_TABLES
                                        + ") t where comment is null"))
                .isEmpty();
    }

    @Test
    void keys_and_indexes_of_tenant_tables_lead_with_the_tenant() throws SQLException {
        assertThat(
                        offenders(
                                "select i.indexrelid::regclass::text from ("
                                        + OUR_TABLES
                                        + ") t"
                                        + " join pg_index i on i.indrelid = t.oid"
                                        + " join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]"
                                        + " where has_tenant and a.attname <> 'tenant_id'"))
                .as("only what is looked up before a tenant is known may lead with something else")
                .containsExactlyInAnyOrder(
                        "access.memberships_by_user",
                        "access.invitations_token_hash_key",
                        "access.api_keys_key_hash_key",
                        "access.identity_providers_id_key",
                        "tracking.sources_write_key_hash_key");
    }

    @Test
    void no_foreign_key_leaves_its_schema() throws SQLException {
        assertThat(
                        offenders(
                                "select conname from pg_constraint k join pg_class a on a.oid = k.conrelid"
                                        + " join pg_class b on b.oid = k.confrelid"
                                        + " where k.contype = 'f' and a.relnamespace <> b.relnamespace"))
                .isEmpty();
    }

    @Test
    @Shows("Z-5")
    void views_ask_with_the_rights_of_the_asker() throws SQLException {
        assertThat(
                        offenders(
                                "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                        + " where c.relkind = 'v' and n.nspname not in ('public', 'information_schema')"
                                        + " and n.nspname not like 'pg\\_%'"
                                        + " and not coalesce(c.reloptions::text like '%security_invoker=true%', false)"))
                .isEmpty();
    }

    @Test
    @Shows("Z-5")
    void the_application_role_owns_nothing_and_passes_no_wall() throws SQLException {
        assertThat(
                        offenders(
                                "select rolname from pg_roles where rolname = current_database() || '_app'"
                                        + " and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
                .isEmpty();
        assertThat(
                        offenders(
                                "select c.relname from pg_class c join pg_roles r on r.oid = c.relowner"
                                        + " where r.rolname like '%\\_app'"))
                .isEmpty();
    }
}
