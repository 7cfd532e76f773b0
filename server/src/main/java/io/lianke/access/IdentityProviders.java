package io.lianke.access;

import static io.lianke.access.db.Tables.IDENTITY_PROVIDERS;
import static io.lianke.access.db.Tables.LINKED_ACCOUNTS;

import io.lianke.access.db.Routines;
import io.lianke.access.db.Tables;
import io.lianke.access.db.tables.records.IdentityProvidersRecord;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.secrets.SealedValues;
import io.lianke.secrets.Secrets;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// The identity providers of the bound tenant. Issuer and client stay what they were: under others
/// the same subjects would be other people.
@Component
@Transactional
public class IdentityProviders implements SealedValues {
    private static final String PURPOSE = "identity-provider";
    private static final int MAX = 10;
    private static final int BATCH = 100;

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Secrets secrets;
    private final OpenIdClient client;
    private final Audit audit;

    IdentityProviders(
            DSLContext sql,
            TransactionTemplate transactions,
            InstantSource clock,
            Secrets secrets,
            OpenIdClient client,
            Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.secrets = secrets;
        this.client = client;
        this.audit = audit;
    }

    /// A provider and how many members have linked an account there.
    public record Listed(IdentityProvider provider, int linkedMembers) {}

    /// What may change of a provider.
    ///
    /// @param clientSecret null keeps the one there is
    public record Change(
            String name,
            @Nullable String clientSecret,
            boolean listed,
            boolean trustsSecondFactor) {}

    /// What the sign-in page offers.
    public record Offered(UUID id, String name) {}

    @Transactional(readOnly = true)
    public List<Listed> list() {
        var linked = DSL.count(LINKED_ACCOUNTS.SUBJECT);
        return sql.select(IDENTITY_PROVIDERS.fields())
                .select(linked)
                .from(IDENTITY_PROVIDERS)
                .leftJoin(LINKED_ACCOUNTS)
                .on(LINKED_ACCOUNTS.TENANT_ID.eq(IDENTITY_PROVIDERS.TENANT_ID))
                .and(LINKED_ACCOUNTS.PROVIDER_ID.eq(IDENTITY_PROVIDERS.ID))
                .where(IDENTITY_PROVIDERS.TENANT_ID.eq(Tenant.current().id()))
                .groupBy(IDENTITY_PROVIDERS.TENANT_ID, IDENTITY_PROVIDERS.ID)
                .orderBy(IDENTITY_PROVIDERS.NAME, IDENTITY_PROVIDERS.ID)
                .fetch(row -> new Listed(provider(row.into(IDENTITY_PROVIDERS)), row.get(linked)));
    }

    /// Those of all tenants that are to be seen by whoever opens the sign-in page.
    @Transactional(readOnly = true)
    public List<Offered> offered() {
        return sql.selectFrom(Tables.LISTED_PROVIDERS)
                .fetch(row -> new Offered(row.getProviderId(), row.getName()));
    }

    /// The provider with its secret, for calling it.
    OpenIdClient.Registration registration(UUID id) {
        var row = existing(id, false);
        var secret = secrets.open(PURPOSE, id.toString(), row.getClientSecret());
        return new OpenIdClient.Registration(
                row.getIssuer(), row.getClientId(), new String(secret, StandardCharsets.UTF_8));
    }

    /// @throws RequestProblem when the bound tenant has no such provider
    @Transactional(readOnly = true)
    public IdentityProvider find(UUID id) {
        return provider(existing(id, false));
    }

    /// Adds a provider, which is asked what it can do first.
    ///
    /// @throws AccessProblem `access/provider-unknown`, `-incomplete` or `-signature` when it
    ///   cannot be used, `access/provider-exists`, `access/too-many-providers`
    /// @throws io.lianke.egress.EgressProblem when it cannot be called
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public IdentityProvider create(IdentityProvider wanted, String secret) {
        client.check(wanted.issuer());
        return Objects.requireNonNull(transactions.execute(_ -> insert(wanted, secret)));
    }

    private IdentityProvider insert(IdentityProvider wanted, String secret) {
        if (sql.fetchCount(IDENTITY_PROVIDERS, ofTenant()) >= MAX) {
            throw AccessProblem.tooManyProviders(MAX);
        }
        try {
            var id = UUID.randomUUID();
            var row =
                    sql.insertInto(IDENTITY_PROVIDERS)
                            .set(IDENTITY_PROVIDERS.TENANT_ID, Tenant.current().id())
                            .set(IDENTITY_PROVIDERS.ID, id)
                            .set(IDENTITY_PROVIDERS.NAME, wanted.name())
                            .set(IDENTITY_PROVIDERS.ISSUER, wanted.issuer())
                            .set(IDENTITY_PROVIDERS.CLIENT_ID, wanted.clientId())
                            .set(IDENTITY_PROVIDERS.CLIENT_SECRET, sealed(id, secret))
                            .set(IDENTITY_PROVIDERS.LISTED, wanted.listed())
                            .set(
                                    IDENTITY_PROVIDERS.TRUSTS_SECOND_FACTOR,
                                    wanted.trustsSecondFactor())
                            .set(IDENTITY_PROVIDERS.CREATED_AT, clock.instant())
                            .set(IDENTITY_PROVIDERS.UPDATED_AT, clock.instant())
                            .returning()
                            .fetchSingle();
            audit.record(
                    AuditEntry.done("identity-provider.create", "identity-provider", id)
                            .after(image(provider(row))));
            return provider(row);
        } catch (DuplicateKeyException _) {
            throw AccessProblem.providerExists();
        }
    }

    /// Changes what may change, if nobody has since `version`.
    public Listed change(UUID id, Change change, int version) {
        var before = existing(id, true);
        if (before.getVersion() != version) {
            throw RequestProblem.stale();
        }
        var secret = change.clientSecret();
        var row =
                sql.update(IDENTITY_PROVIDERS)
                        .set(IDENTITY_PROVIDERS.NAME, change.name())
                        .set(
                                IDENTITY_PROVIDERS.CLIENT_SECRET,
                                secret == null ? before.getClientSecret() : sealed(id, secret))
                        .set(IDENTITY_PROVIDERS.LISTED, change.listed())
                        .set(IDENTITY_PROVIDERS.TRUSTS_SECOND_FACTOR, change.trustsSecondFactor())
                        .set(IDENTITY_PROVIDERS.VERSION, IDENTITY_PROVIDERS.VERSION.plus(1))
                        .set(IDENTITY_PROVIDERS.UPDATED_AT, clock.instant())
                        .where(which(id))
                        .returning()
                        .fetchSingle();
        audit.record(
                AuditEntry.done("identity-provider.update", "identity-provider", id)
                        .before(image(provider(before)))
                        .after(secret == null ? image(provider(row)) : withNewSecret(row)));
        return new Listed(provider(row), linkedMembers(id));
    }

    /// Removes a provider with the links to it, and ends the sessions that were opened through it.
    public void remove(UUID id) {
        var row = existing(id, true);
        Routines.endSignOnSessions(sql.configuration(), Tenant.current().id(), id);
        sql.deleteFrom(IDENTITY_PROVIDERS).where(which(id)).execute();
        audit.record(
                AuditEntry.done("identity-provider.remove", "identity-provider", id)
                        .before(image(provider(row))));
    }

    private int linkedMembers(UUID id) {
        return sql.fetchCount(
                LINKED_ACCOUNTS,
                LINKED_ACCOUNTS.TENANT_ID.eq(Tenant.current().id()),
                LINKED_ACCOUNTS.PROVIDER_ID.eq(id));
    }

    private byte[] sealed(UUID id, String secret) {
        return secrets.seal(PURPOSE, id.toString(), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static Condition ofTenant() {
        return IDENTITY_PROVIDERS.TENANT_ID.eq(Tenant.current().id());
    }

    private static Condition which(UUID id) {
        return ofTenant().and(IDENTITY_PROVIDERS.ID.eq(id));
    }

    private IdentityProvidersRecord existing(UUID id, boolean toChange) {
        var query = sql.selectFrom(IDENTITY_PROVIDERS).where(which(id));
        return (toChange ? query.forUpdate().fetchOptional() : query.fetchOptional())
                .orElseThrow(RequestProblem::notFound);
    }

    private static IdentityProvider provider(IdentityProvidersRecord row) {
        return new IdentityProvider(
                row.getId(),
                row.getName(),
                row.getIssuer(),
                row.getClientId(),
                row.getListed(),
                row.getTrustsSecondFactor(),
                row.getVersion());
    }

    private static Map<String, Object> image(IdentityProvider provider) {
        return Map.of(
                "name", provider.name(),
                "issuer", provider.issuer(),
                "clientId", provider.clientId(),
                "listed", provider.listed(),
                "trustsSecondFactor", provider.trustsSecondFactor());
    }

    /// That it changed, and nothing of what it is.
    private static Map<String, Object> withNewSecret(IdentityProvidersRecord row) {
        var image = new HashMap<>(image(provider(row)));
        image.put("clientSecret", "changed");
        return image;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public int sealAnew() {
        var count = 0;
        var after = new UUID(0, 0);
        while (true) {
            var some = sql.selectFrom(Tables.SEALED_PROVIDERS.call(after, BATCH)).fetch();
            if (some.isEmpty()) {
                return count;
            }
            for (var one : some) {
                after = one.getProviderId();
                if (!secrets.isCurrent(one.getSealed())) {
                    var clear = secrets.open(PURPOSE, after.toString(), one.getSealed());
                    var anew = secrets.seal(PURPOSE, after.toString(), clear);
                    Routines.resealProvider(sql.configuration(), after, one.getSealed(), anew);
                    count++;
                }
            }
        }
    }
}
