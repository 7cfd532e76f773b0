package io.lianke.access;

import io.lianke.access.db.Routines;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.TenantSettings;
import io.lianke.tenancy.Tenants;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the first owner, by a one-time link that only the log shows or by variables; after that it
/// is closed for good.
@Component
public class SetUp {
    private final DSLContext sql;
    private final Tenants tenants;
    private final Members members;
    private final SignIn signIn;
    private final Audit audit;

    SetUp(DSLContext sql, Tenants tenants, Members members, SignIn signIn, Audit audit) {
        this.audit = audit;
        this.sql = sql;
        this.tenants = tenants;
        this.members = members;
        this.signIn = signIn;
    }

    public boolean open() {
        return Boolean.TRUE.equals(
                signIn.transactions().execute(_ -> Routines.setUpOpen(sql.configuration())));
    }

    /// The currency that set-up keeps, since what is there already is in it: the demo company's.
    public Optional<Currency> keptCurrency() {
        return Objects.requireNonNull(signIn.transactions().execute(_ -> tenants.first()))
                .flatMap(tenant -> tenant.call(this::currencyOfDemo));
    }

    private Optional<Currency> currencyOfDemo() {
        return tenants.demoSince().map(_ -> tenants.settings().currency());
    }

    /// A new one-time token, unless the first owner exists. An older token stops working.
    Optional<String> offer() {
        var secret = Secret.generate("");
        var offered =
                signIn.transactions()
                        .execute(_ -> Routines.offerSetUp(sql.configuration(), secret.hash()));
        return Boolean.TRUE.equals(offered) ? Optional.of(secret.text()) : Optional.empty();
    }

    /// Who sets up, and with what.
    public record FirstOwner(String email, String password, String displayName) {}

    /// Creates the first owner and gives the first tenant its settings; a demo company keeps the
    /// currency that it is in.
    ///
    /// @return the session's token
    /// @throws AccessProblem `access/set-up-closed` for a wrong token and after the first owner
    ///   alike
    public String complete(
            String token, FirstOwner owner, TenantSettings wanted, Sessions.Origin origin) {
        var tenant =
                Objects.requireNonNull(signIn.transactions().execute(_ -> tenants.first()))
                        .orElseThrow(AccessProblem::setUpClosed);
        var actor = new Actor(Actor.Kind.USER, null, owner.displayName(), origin.ip());
        return tenant.call(() ->
                actor.call(() ->
                        Objects.requireNonNull(
                                signIn.transactions()
                                        .execute(_ -> {
                                            var settings =
                                                    currencyOfDemo().map(wanted::in).orElse(wanted);
                                            var userId =
                                                    create(
                                                            Secret.hash(token),
                                                            owner,
                                                            settings.locale());
                                            tenants.change(settings, tenants.version());
                                            audit.record(
                                                    AuditEntry.done(
                                                                    "installation.set-up",
                                                                    "user",
                                                                    userId)
                                                            .after(
                                                                    TenantSettingsChange.fields(
                                                                            settings)));
                                            return signIn.sessions()
                                                    .open(userId, Tenant.current(), origin);
                                        }))));
    }

    /// Creates the first owner without a token: the environment of the process has spoken.
    void createOwner(String email, String password) {
        if (!Boolean.TRUE.equals(Routines.setUpOpen(sql.configuration()))) {
            return;
        }
        var name = email.contains("@") ? email.substring(0, email.indexOf('@')) : email;
        var settings = tenants.settings();
        var userId = create(null, new FirstOwner(email, password, name), settings.locale());
        audit.record(
                AuditEntry.done("installation.set-up", "user", userId)
                        .after(TenantSettingsChange.fields(settings)));
    }

    private java.util.UUID create(byte @Nullable [] tokenHash, FirstOwner owner, String locale) {
        if (!Boolean.TRUE.equals(Routines.closeSetUp(sql.configuration(), tokenHash))) {
            throw AccessProblem.setUpClosed();
        }
        var email = Email.parse(owner.email(), "/email").value();
        var hash = signIn.passwords().hash(owner.password(), email);
        var userId =
                Objects.requireNonNull(
                        Routines.ensureUser(
                                sql.configuration(), email, owner.displayName(), locale, true));
        Routines.setPassword(sql.configuration(), userId, hash);
        members.add(userId, Role.OWNER);
        return userId;
    }
}
