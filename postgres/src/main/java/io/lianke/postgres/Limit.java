package io.lianke.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A role that the application takes on for one transaction when whoever it works for may see some
/// rows only. It may do what the application's role may, and the policies written for it leave out
/// the other rows; the application's own role pays nothing for them.
public enum Limit {
    /// Rows of some stores.
    STORES("_of_stores"),
    /// Rows that some members of staff look after.
    OWNERS("_of_owners"),
    /// Rows of some stores, and single ones that were shared. Apart from the others, so that those
    /// with whom nothing was shared pay nothing for it.
    STORES_AND_SHARED("_of_stores_and_shared"),
    /// Rows that some members of staff look after, and single ones that were shared.
    OWNERS_AND_SHARED("_of_owners_and_shared");

    private static final String RIGHTS =
            """
            with held as (
                select 'schema ' || quote_ident(n.nspname) as object, a.privilege_type as privilege, a.grantee
                from pg_namespace n, aclexplode(n.nspacl) a
                union all
                select 'table ' || c.oid::regclass, a.privilege_type, a.grantee
                from pg_class c, aclexplode(c.relacl) a
                where c.relkind in ('r', 'p', 'v')
                union all
                select 'table ' || c.attrelid::regclass, format('%s (%I)', a.privilege_type, c.attname), a.grantee
                from pg_attribute c, aclexplode(c.attacl) a
                union all
                select 'routine ' || p.oid::regprocedure, a.privilege_type, a.grantee
                from pg_proc p, aclexplode(p.proacl) a)
            select format('grant %s on %s to %I', held.privilege, held.object, limited.rolname)
            from held join pg_roles app on app.oid = held.grantee and app.rolname = ?
                cross join pg_roles limited
            where limited.rolname = ?
                and not exists (select from held same
                    where same.grantee = limited.oid and same.object = held.object and same.privilege = held.privilege)
            """;

    // The policies of the application's role hold for these roles too.
    private static final String POLICIES =
            """
            select format('alter policy %I on %s to %s', p.polname, p.polrelid::regclass,
                (select string_agg(quote_ident(r.rolname), ', ') from pg_roles r
                where r.oid = any (p.polroles) or r.oid = limited.oid))
            from pg_policy p join pg_roles app on app.oid = any (p.polroles) and app.rolname = ?
                cross join pg_roles limited
            where limited.rolname = ? and limited.oid <> all (p.polroles)
            """;

    private final String suffix;

    Limit(String suffix) {
        this.suffix = suffix;
    }

    /// The limit that leaves the rows shared with a member besides.
    public Limit andShared() {
        return switch (this) {
            case STORES, STORES_AND_SHARED -> STORES_AND_SHARED;
            case OWNERS, OWNERS_AND_SHARED -> OWNERS_AND_SHARED;
        };
    }

    /// What its name has behind that of the application's role.
    public String suffix() {
        return suffix;
    }

    String role(String appRole) {
        return appRole + suffix;
    }

    /// Makes sure of the roles; the application's takes none of them on by itself.
    static void provision(Connection connection, String appRole) throws SQLException {
        for (var limit : values()) {
            var role = limit.role(appRole);
            if (Sql.value(connection, "select 1 from pg_roles where rolname = ?", role) == null) {
                Sql.run(
                        connection,
                        "create role "
                                + Sql.name(role)
                                + " nologin nosuperuser nobypassrls nocreaterole nocreatedb noinherit");
            }
            Sql.run(
                    connection,
                    "grant "
                            + Sql.name(role)
                            + " to "
                            + Sql.name(appRole)
                            + " with inherit false, set true");
        }
    }

    /// Gives the roles in this database the rights and the policies that the application's role has
    /// come to have. Nodes that start together take turns, since the database refuses two grants on
    /// one table at a time.
    static void follow(Database owner, String appRole) throws SQLException {
        try (var connection = owner.connect()) {
            Sql.turn(connection, "lianke rights " + appRole);
            Sql.run(connection, "set lock_timeout = '3s'");
            for (var limit : values()) {
                for (var missing : List.of(RIGHTS, POLICIES)) {
                    for (var statement :
                            statements(connection, missing, appRole, limit.role(appRole))) {
                        Sql.run(connection, statement);
                    }
                }
            }
        }
    }

    private static List<String> statements(
            Connection connection, String query, String appRole, String role) throws SQLException {
        var statements = new ArrayList<String>();
        try (var prepared = connection.prepareStatement(query)) {
            prepared.setString(1, appRole);
            prepared.setString(2, role);
            try (var rows = prepared.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }
}
