package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantSettings;
import io.lianke.tenancy.Tenants;
import io.lianke.testing.World;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Makes tenants for tests the way the product makes them.
@Component
public class AccessFixtures {
    private final DSLContext sql;
    private final Tenants tenants;
    private final Members members;
    private final ApiKeys keys;
    private final SignIn signIn;

    AccessFixtures(DSLContext sql, Tenants tenants, Members members, ApiKeys keys, SignIn signIn) {
        this.sql = sql;
        this.tenants = tenants;
        this.members = members;
        this.keys = keys;
        this.signIn = signIn;
    }

    public World newWorld() {
        var tenant = new Tenant(UUID.randomUUID());
        var email = "owner-" + tenant.id() + "@example.com";
        var secrets = new HashMap<Role, String>();
        tenant.run(() ->
                signIn.transactions()
                        .executeWithoutResult(_ -> {
                            tenants.create(
                                    tenant,
                                    new TenantSettings(
                                            "Test",
                                            ZoneId.of("Asia/Shanghai"),
                                            Currency.getInstance("CNY"),
                                            "CN",
                                            "zh-CN"));
                            var user =
                                    Objects.requireNonNull(
                                            Routines.ensureUser(
                                                    sql.configuration(),
                                                    email,
                                                    "Owner",
                                                    "en",
                                                    false));
                            Routines.setPassword(
                                    sql.configuration(),
                                    user,
                                    signIn.passwords().hash(World.PASSWORD, email));
                            members.add(user, Role.OWNER);
                            for (var role : Role.builtIn()) {
                                if (role.scope() == RowScope.ALL) {
                                    secrets.put(
                                            role,
                                            keys.issue("test " + role.code(), role, null).secret());
                                }
                            }
                        }));
        return new World(tenant, secrets, email);
    }

    /// What is special about a person whose session a test wants.
    public enum Kind {
        ORDINARY,
        SUSPENDED,
        EXPIRED,
        OPERATOR
    }

    /// A session of a new person of that role in a tenant.
    public String session(World world, Role role, Kind kind) {
        var email = kind + "-" + UUID.randomUUID() + "@example.com";
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(
                                signIn.transactions()
                                        .execute(_ -> {
                                            var user =
                                                    Objects.requireNonNull(
                                                            Routines.ensureUser(
                                                                    sql.configuration(),
                                                                    email.toLowerCase(Locale.ROOT),
                                                                    "Person",
                                                                    "en",
                                                                    kind == Kind.OPERATOR));
                                            members.add(user, role);
                                            var token =
                                                    signIn.sessions()
                                                            .open(
                                                                    user,
                                                                    world.tenant(),
                                                                    new Sessions.Origin(
                                                                            "127.0.0.1", "test"));
                                            if (kind == Kind.SUSPENDED) {
                                                members.change(
                                                        user,
                                                        role,
                                                        role.scope(),
                                                        Members.Status.SUSPENDED);
                                                token =
                                                        signIn.sessions()
                                                                .open(
                                                                        user,
                                                                        world.tenant(),
                                                                        new Sessions.Origin(
                                                                                "127.0.0.1",
                                                                                "test"));
                                            }
                                            if (kind == Kind.EXPIRED) {
                                                Routines.endSessions(
                                                        sql.configuration(), user, null, null);
                                            }
                                            return token;
                                        })));
    }

    /// A new person of that role who sees so far, and a session of theirs.
    public record Person(UUID id, String session) {}

    public Person person(World world, Role role, RowScope scope) {
        var email = role.code() + "-" + UUID.randomUUID() + "@example.com";
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(
                                signIn.transactions()
                                        .execute(_ -> {
                                            var user =
                                                    Objects.requireNonNull(
                                                            Routines.ensureUser(
                                                                    sql.configuration(),
                                                                    email,
                                                                    role.code(),
                                                                    "en",
                                                                    false));
                                            members.add(user, role);
                                            members.change(
                                                    user, role, scope, Members.Status.ACTIVE);
                                            return new Person(
                                                    user,
                                                    signIn.sessions()
                                                            .open(
                                                                    user,
                                                                    world.tenant(),
                                                                    new Sessions.Origin(
                                                                            "127.0.0.1", "test")));
                                        })));
    }

    /// Another session of a member.
    public String sessionOf(World world, UUID member) {
        return world.tenant()
                .call(() ->
                        Objects.requireNonNull(
                                signIn.transactions()
                                        .execute(_ ->
                                                signIn.sessions()
                                                        .open(
                                                                member,
                                                                world.tenant(),
                                                                new Sessions.Origin(
                                                                        "127.0.0.1", "test")))));
    }
}
