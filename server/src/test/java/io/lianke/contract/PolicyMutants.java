package io.lianke.contract;

import io.lianke.postgres.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Mutants of the wall in the database, one for each policy, flag and right that the migrations
/// made.
final class PolicyMutants {
    private static final String OURS =
            "n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\\_%'";

    private final Database owner;

    PolicyMutants(Database owner) {
        this.owner = owner;
    }

    List<Mutant> all() throws SQLException {
        var mutants = new ArrayList<Mutant>();
        for (var row :
                rows(
                        """
                        select 'policy ' || p.policyname || ' of ' || p.schemaname || '.' || p.tablename || ' says true',
                            format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
                                || case when p.qual is null then '' else ' using (true)' end
                                || case when p.with_check is null then '' else ' with check (true)' end,
                            format('alter policy %I on %I.%I', p.policyname, p.schemaname, p.tablename)
                                || coalesce(' using (' || p.qual || ')', '')
                                || coalesce(' with check (' || p.with_check || ')', '')
                        from pg_policies p where current_user <> all (p.roles) order by 1
                        """)) {
            mutants.add(mutant("policies", row));
        }
        for (var row :
                rows(
                        """
                        select 'policy ' || p.policyname || ' of ' || p.schemaname || '.' || p.tablename || ' is dropped',
                            format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename),
                            format('create policy %I on %I.%I as restrictive for %s to %s', p.policyname,
                                p.schemaname, p.tablename, p.cmd,
                                (select string_agg(quote_ident(r), ', ') from unnest(p.roles) r))
                                || coalesce(' using (' || p.qual || ')', '')
                                || coalesce(' with check (' || p.with_check || ')', '')
                        from pg_policies p where p.permissive = 'RESTRICTIVE' order by 1
                        """)) {
            mutants.add(mutant("policies", row));
        }
        for (var row :
                rows(
                        """
                        select c.oid::regclass || ' ' || flag.off, 'alter table ' || c.oid::regclass || ' ' || flag.off,
                            'alter table ' || c.oid::regclass || ' ' || flag.back
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                            (values ('disable row level security', 'enable row level security'),
                                ('no force row level security', 'force row level security')) flag (off, back)
                        where c.relrowsecurity and not c.relispartition and
                        """
                                + OURS
                                + " order by 1")) {
            mutants.add(mutant("flags", row));
        }
        for (var row :
                rows(
                        """
                        select lower(r.name) || ' on ' || c.oid::regclass || ' is granted',
                            format('grant %s on %s to %I', r.name, c.oid::regclass, current_database() || '_app'),
                            format('revoke %s on %s from %I', r.name, c.oid::regclass, current_database() || '_app')
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace,
                            (values ('UPDATE'), ('DELETE'), ('TRUNCATE')) r (name)
                        where n.nspname = 'audit' and c.relkind in ('r', 'p')
                            and not has_table_privilege(current_database() || '_app', c.oid, r.name) order by 1
                        """)) {
            mutants.add(mutant("rights", row));
        }
        return mutants;
    }

    private Mutant mutant(String kind, List<String> row) {
        return new Mutant(kind, row.get(0), () -> run(row.get(1)), () -> run(row.get(2)));
    }

    private void run(String statement) throws SQLException {
        try (var connection = owner.connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                found.add(List.of(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
            return found;
        }
    }
}
