package io.lianke.access;

import static io.lianke.access.db.Tables.IDENTITY_PROVIDERS;
import static io.lianke.access.db.Tables.LINKED_ACCOUNTS;

import io.lianke.access.OpenIdClient.Person;
import io.lianke.access.db.Routines;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.egress.EgressProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// A member's own accounts at the tenant's identity providers. One is linked by going there while
/// signed in, and every other session of the person ends when a link comes or goes.
@Component
@Transactional
public class LinkedAccounts {
    private static final String LINKING = "link.";

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final SingleSignOn signOn;
    private final Audit audit;

    LinkedAccounts(
            DSLContext sql,
            TransactionTemplate transactions,
            InstantSource clock,
            SingleSignOn signOn,
            Audit audit) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.signOn = signOn;
        this.audit = audit;
    }

    /// A provider, and the person's account there.
    ///
    /// @param account what the provider calls it
    /// @param linkedAt null when there is none
    public record Listed(
            UUID providerId,
            String providerName,
            @Nullable String account,
            @Nullable Instant linkedAt,
            @Nullable Instant lastUsedAt) {}

    /// Every provider of the tenant.
    @Transactional(readOnly = true)
    public List<Listed> list(Caller.Staff staff) {
        return sql.select(
                        IDENTITY_PROVIDERS.ID,
                        IDENTITY_PROVIDERS.NAME,
                        LINKED_ACCOUNTS.ACCOUNT,
                        LINKED_ACCOUNTS.LINKED_AT,
                        LINKED_ACCOUNTS.LAST_USED_AT)
                .from(IDENTITY_PROVIDERS)
                .leftJoin(LINKED_ACCOUNTS)
                .on(LINKED_ACCOUNTS.TENANT_ID.eq(IDENTITY_PROVIDERS.TENANT_ID))
                .and(LINKED_ACCOUNTS.PROVIDER_ID.eq(IDENTITY_PROVIDERS.ID))
                .and(LINKED_ACCOUNTS.USER_ID.eq(staff.userId()))
                .where(IDENTITY_PROVIDERS.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(IDENTITY_PROVIDERS.NAME, IDENTITY_PROVIDERS.ID)
                .fetch(row ->
                        new Listed(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5()));
    }

    /// Where the browser has to go; the way back is bound to the session.
    ///
    /// @throws EgressProblem when the provider cannot be called
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public String begin(Caller.Staff staff, UUID providerId) {
        var address = signOn.send(providerId, LINKING, boundTo(staff));
        transactions.executeWithoutResult(_ ->
                audit.record(
                        AuditEntry.done("linked-account.begin", "identity-provider", providerId)));
        return address;
    }

    private static String boundTo(Caller.Staff staff) {
        return "session:" + staff.sessionId();
    }

    /// Links the account that the provider has sent the person back with.
    ///
    /// @throws AccessProblem `access/single-sign-on-refused`, the same whatever was wrong;
    ///   `access/account-linked-already` when somebody has it, or the person has another there
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void link(Caller.Staff staff, SignOnAnswer answer) {
        var attempt =
                signOn.take(answer.state(), boundTo(staff))
                        .filter(begun -> begun.tenant().equals(Tenant.current()))
                        .orElseThrow(AccessProblem::singleSignOnRefused);
        var person = signOn.redeem(attempt, answer).orElseThrow(AccessProblem::singleSignOnRefused);
        transactions.executeWithoutResult(_ -> keep(staff, attempt.providerId(), person));
    }

    private void keep(Caller.Staff staff, UUID providerId, Person person) {
        var kept =
                sql.insertInto(LINKED_ACCOUNTS)
                        .set(LINKED_ACCOUNTS.TENANT_ID, Tenant.current().id())
                        .set(LINKED_ACCOUNTS.PROVIDER_ID, providerId)
                        .set(LINKED_ACCOUNTS.SUBJECT, person.subject())
                        .set(LINKED_ACCOUNTS.USER_ID, staff.userId())
                        .set(LINKED_ACCOUNTS.ACCOUNT, person.account())
                        .set(LINKED_ACCOUNTS.LINKED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
        if (kept == 0) {
            throw AccessProblem.accountLinkedAlready();
        }
        Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
        audit.record(
                AuditEntry.done("linked-account.add", "identity-provider", providerId)
                        .after(Map.of("account", String.valueOf(person.account()))));
    }

    public void unlink(Caller.Staff staff, UUID providerId) {
        var gone =
                sql.deleteFrom(LINKED_ACCOUNTS)
                        .where(LINKED_ACCOUNTS.TENANT_ID.eq(Tenant.current().id()))
                        .and(LINKED_ACCOUNTS.PROVIDER_ID.eq(providerId))
                        .and(LINKED_ACCOUNTS.USER_ID.eq(staff.userId()))
                        .returning()
                        .fetchOptional()
                        .orElseThrow(RequestProblem::notFound);
        Routines.endSessions(sql.configuration(), staff.userId(), null, staff.sessionId());
        audit.record(
                AuditEntry.done("linked-account.remove", "identity-provider", providerId)
                        .before(Map.of("account", String.valueOf(gone.getAccount()))));
    }
}
