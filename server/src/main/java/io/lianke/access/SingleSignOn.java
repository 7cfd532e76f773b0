package io.lianke.access;

import static io.lianke.access.db.Tables.LINKED_ACCOUNTS;
import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.USERS;

import io.lianke.access.OpenIdClient.Person;
import io.lianke.access.OpenIdClient.Trip;
import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.egress.EgressProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing in with an account at an identity provider. Who somebody is follows from the link that
/// they made while signed in, never from an e-mail address that the provider names. A provider
/// speaks for the tenant that named it and for no other: such a session is no proof before risky
/// acts, cannot move to another tenant, and sets up no second factor.
@Component
public class SingleSignOn {
    private static final Logger log = LoggerFactory.getLogger(SingleSignOn.class);
    private static final String SIGNING_IN = "in.";

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final Guesses guesses;
    private final Sessions sessions;
    private final SecondFactor second;
    private final SignInPolicies policies;
    private final IdentityProviders providers;
    private final OpenIdClient client;

    SingleSignOn(
            DSLContext sql,
            SignIn signIn,
            SecondFactor second,
            SignInPolicies policies,
            IdentityProviders providers,
            OpenIdClient client) {
        this.sql = sql;
        this.transactions = signIn.transactions();
        this.guesses = signIn.guesses();
        this.sessions = signIn.sessions();
        this.second = second;
        this.policies = policies;
        this.providers = providers;
        this.client = client;
    }

    /// Where the browser has to go, and the secret that binds the way back to it.
    public record Begun(String address, String token) {}

    /// What a trip is for.
    record Attempt(Tenant tenant, UUID providerId, Trip trip) {}

    private record Linked(UUID userId, String displayName, boolean active) {}

    /// Where a provider is to send browsers back to.
    public String returnAddress() {
        return client.returnAddress();
    }

    /// Sends somebody at the door to a provider.
    ///
    /// @throws RequestProblem when there is no such provider
    /// @throws EgressProblem when it cannot be called
    public Begun begin(UUID providerId) {
        var tenant =
                Optional.ofNullable(
                                transactions.execute(_ ->
                                        Routines.tenantOfProvider(sql.configuration(), providerId)))
                        .map(Tenant::new)
                        .orElseThrow(RequestProblem::notFound);
        var browser = Secret.generate("");
        var address = tenant.call(() -> send(providerId, SIGNING_IN, boundTo(browser.text())));
        return new Begun(address, browser.text());
    }

    private static String boundTo(String browser) {
        return "browser:" + HexFormat.of().formatHex(Secret.hash(browser));
    }

    /// Notes who goes where; of the bound tenant.
    String send(UUID providerId, String prefix, String bound) {
        var registration = transactions.execute(_ -> providers.registration(providerId));
        var trip = Trip.begin(prefix);
        var address = client.address(Objects.requireNonNull(registration), trip);
        transactions.executeWithoutResult(_ ->
                Routines.beginSignOn(
                        sql.configuration(),
                        Secret.hash(trip.state()),
                        Tenant.current().id(),
                        providerId,
                        bound,
                        trip.nonce(),
                        trip.verifier()));
        return address;
    }

    /// Signs in whoever has linked the account.
    ///
    /// @param browser the secret that went with the question
    /// @throws AccessProblem `access/single-sign-on-refused`, the same whatever was wrong;
    ///   `access/account-not-linked` when it is nobody's; `access/sign-on-second-factor`;
    ///   `access/locked` after too many tries
    public Admission signIn(@Nullable String browser, SignOnAnswer answer, Sessions.Origin origin) {
        guesses.takeAtTheDoor(origin.ip());
        var attempt =
                Optional.ofNullable(browser)
                        .flatMap(token -> take(answer.state(), boundTo(token)))
                        .orElseThrow(() -> refused(origin));
        return attempt.tenant()
                .call(() -> {
                    var person = redeem(attempt, answer).orElseThrow(() -> refused(origin));
                    guesses.rightAtTheDoor(origin.ip());
                    return enter(attempt.providerId(), person, origin);
                });
    }

    private static AccessProblem refused(Sessions.Origin origin) {
        log.atInfo().addKeyValue("ip", origin.ip()).log("single sign-on of nobody refused");
        return AccessProblem.singleSignOnRefused();
    }

    /// What was begun, for whoever began it; over with that.
    Optional<Attempt> take(String state, String bound) {
        return Objects.requireNonNull(
                transactions.execute(_ ->
                        sql.selectFrom(Tables.TAKE_SIGN_ON.call(Secret.hash(state), bound))
                                .fetchOptional(row ->
                                        new Attempt(
                                                new Tenant(row.getTenant()),
                                                row.getProviderId(),
                                                new Trip(
                                                        state,
                                                        row.getNonce(),
                                                        row.getVerifier())))));
    }

    /// Who the provider says it is; of the bound tenant.
    Optional<Person> redeem(Attempt attempt, SignOnAnswer answer) {
        var registration = transactions.execute(_ -> providers.registration(attempt.providerId()));
        return client.redeem(Objects.requireNonNull(registration), attempt.trip(), answer);
    }

    private Admission enter(UUID providerId, Person person, Sessions.Origin origin) {
        var found =
                Objects.requireNonNull(
                        transactions.execute(_ -> linked(providerId, person.subject())));
        var linked = found.orElseThrow(AccessProblem::accountNotLinked);
        if (!linked.active()) {
            sessions.refuse(Tenant.current(), linked.userId(), origin, "suspended");
            throw AccessProblem.accountNotLinked();
        }
        return sessions.as(
                linked.userId(),
                linked.displayName(),
                origin,
                () -> {
                    use(providerId, person);
                    return admit(providers.find(providerId), linked.userId(), origin);
                });
    }

    private Optional<Linked> linked(UUID providerId, String subject) {
        var active =
                DSL.exists(
                        DSL.selectOne()
                                .from(MEMBERSHIPS)
                                .where(MEMBERSHIPS.TENANT_ID.eq(LINKED_ACCOUNTS.TENANT_ID))
                                .and(MEMBERSHIPS.USER_ID.eq(LINKED_ACCOUNTS.USER_ID))
                                .and(MEMBERSHIPS.STATUS.eq(Members.Status.ACTIVE.code())));
        return sql.select(USERS.ID, USERS.DISPLAY_NAME, DSL.field(active))
                .from(LINKED_ACCOUNTS)
                .join(USERS)
                .on(USERS.ID.eq(LINKED_ACCOUNTS.USER_ID))
                .where(LINKED_ACCOUNTS.TENANT_ID.eq(Tenant.current().id()))
                .and(LINKED_ACCOUNTS.PROVIDER_ID.eq(providerId))
                .and(LINKED_ACCOUNTS.SUBJECT.eq(subject))
                .fetchOptional(row -> new Linked(row.value1(), row.value2(), row.value3()));
    }

    private void use(UUID providerId, Person person) {
        sql.update(LINKED_ACCOUNTS)
                .set(LINKED_ACCOUNTS.LAST_USED_AT, DSL.currentInstant())
                .set(LINKED_ACCOUNTS.ACCOUNT, person.account())
                .where(LINKED_ACCOUNTS.TENANT_ID.eq(Tenant.current().id()))
                .and(LINKED_ACCOUNTS.PROVIDER_ID.eq(providerId))
                .and(LINKED_ACCOUNTS.SUBJECT.eq(person.subject()))
                .execute();
    }

    private Admission admit(IdentityProvider provider, UUID userId, Sessions.Origin origin) {
        var known = second.active(userId);
        if (known && !provider.trustsSecondFactor()) {
            return new Admission.Half(sessions.openHalf(userId, Tenant.current(), origin));
        }
        if (!known && !provider.trustsSecondFactor() && policies.overdue(userId)) {
            throw AccessProblem.signOnSecondFactor();
        }
        return new Admission.Whole(
                sessions.open(userId, Tenant.current(), origin, Factor.SINGLE_SIGN_ON));
    }
}
