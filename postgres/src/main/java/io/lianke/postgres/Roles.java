package io.lianke.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The role the application logs in as. It owns nothing and cannot step around row-level security,
/// so a mistake in a query shows no foreign tenant. Beside it stand the roles of each [Limit].
public final class Roles {

    private static final String DANGEROUS =
            """
            select 1
            from pg_roles r
            where r.rolname = ?
              and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb
                or r.rolreplication
                or exists (select 1 from pg_auth_members m join pg_roles g on g.oid = m.roleid
                           where m.member = r.oid
                             and g.rolname not in (r.rolname || '_of_stores', r.rolname || '_of_owners',
                               r.rolname || '_of_stores_and_shared', r.rolname || '_of_owners_and_shared'))
                or exists (select 1 from pg_shdepend d
                           where d.refclassid = 'pg_authid'::regclass
                             and d.refobjid = r.oid and d.deptype = 'o'))
            """;

    private Roles() {}

    /// Makes sure of the role `<database>_app` and returns the database as that role sees it.
    public static Database provision(Database owner) {
        try (var connection = owner.connect()) {
            return provision(connection, owner, connection.getCatalog() + "_app");
        } catch (SQLException failed) {
            throw failure(owner, failed);
        }
    }

    /// Makes sure of the role of this name: for several databases of one server that share it.
    public static Database provision(Database owner, String role) {
        try (var connection = owner.connect()) {
            return provision(connection, owner, role);
        } catch (SQLException failed) {
            throw failure(owner, failed);
        }
    }

    // Several nodes may start at once; the lock lets one of them make the role.
    private static Database provision(Connection connection, Database owner, String role)
            throws SQLException {
        var app = new Database(owner.url(), role, password(owner.password(), role));
        Sql.turn(connection, "lianke role " + role);
        if (Sql.value(connection, "select 1 from pg_roles where rolname = ?", role) == null) {
            Sql.run(
                    connection,
                    "create role "
                            + Sql.name(role)
                            + " login nosuperuser nobypassrls nocreaterole nocreatedb noinherit");
            Sql.password(connection, role, app.password());
        }
        if (Sql.value(connection, DANGEROUS, role) != null) {
            throw new UnsafeDatabaseException(
                    "The role "
                            + role
                            + " at "
                            + owner.url()
                            + " may do more than the application needs: it must own nothing, belong to"
                            + " no other role and have none of superuser, bypassrls, createrole,"
                            + " createdb and replication.");
        }
        Limit.provision(connection, role);
        var database = Sql.name(connection.getCatalog());
        Sql.run(connection, "revoke temporary on database " + database + " from public");
        Sql.run(connection, "revoke create on schema public from public");
        Sql.run(connection, "grant connect on database " + database + " to " + Sql.name(role));
        if (!Sql.opens(app)) {
            Sql.password(connection, role, app.password());
        }
        return app;
    }

    /// Every node derives the same password from the owner's, so there is no second secret to pass
    /// around; from this one the owner's cannot be found.
    private static String password(String ownerPassword, String role) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var derived =
                    mac.doFinal(
                            ("lianke application role " + role).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static IllegalStateException failure(Database owner, SQLException cause) {
        return new IllegalStateException(
                "The role of the application cannot be set up as "
                        + owner
                        + ", which must own the database and have createrole: "
                        + cause.getMessage(),
                cause);
    }
}
