package io.lianke.access;

import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.SIGN_IN_POLICIES;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What the bound tenant demands of those who sign in. Nobody is locked out by it: whoever is late
/// sets a second factor up between the password and the session ([Enrolment]).
@Component
@Transactional
public class SignInPolicies {
    private final DSLContext sql;
    private final Callers callers;
    private final SecondFactor second;
    private final Audit audit;

    SignInPolicies(DSLContext sql, Callers callers, SecondFactor second, Audit audit) {
        this.sql = sql;
        this.callers = callers;
        this.second = second;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public SignInPolicy current() {
        return sql.selectFrom(SIGN_IN_POLICIES)
                .where(SIGN_IN_POLICIES.TENANT_ID.eq(Tenant.current().id()))
                .fetchOptional(row ->
                        new SignInPolicy(
                                SignInPolicy.Demand.of(row.getSecondFactor()).orElseThrow(),
                                row.getGraceDays()))
                .orElse(SignInPolicy.USUAL);
    }

    /// From now on; the days of grace begin anew for everybody.
    public void change(SignInPolicy policy) {
        var before = current();
        sql.insertInto(SIGN_IN_POLICIES)
                .set(SIGN_IN_POLICIES.TENANT_ID, Tenant.current().id())
                .set(SIGN_IN_POLICIES.SECOND_FACTOR, policy.demand().code())
                .set(SIGN_IN_POLICIES.GRACE_DAYS, policy.graceDays())
                .onConflict(SIGN_IN_POLICIES.TENANT_ID)
                .doUpdate()
                .set(SIGN_IN_POLICIES.SECOND_FACTOR, policy.demand().code())
                .set(SIGN_IN_POLICIES.GRACE_DAYS, policy.graceDays())
                .set(SIGN_IN_POLICIES.SINCE, DSL.currentInstant())
                .execute();
        audit.record(
                AuditEntry.done("sign-in-policy.update", "tenant", Tenant.current().id())
                        .before(image(before))
                        .after(image(policy)));
    }

    private static Map<String, Object> image(SignInPolicy policy) {
        return Map.of("secondFactor", policy.demand().code(), "graceDays", policy.graceDays());
    }

    /// From when on the member is asked to set a second factor up; empty when there is one, or none
    /// is demanded.
    @Transactional(readOnly = true)
    public Optional<Instant> demandedFrom(UUID userId) {
        if (second.active(userId)) {
            return Optional.empty();
        }
        var policy = current();
        return callers.person(userId)
                .filter(person -> policy.demandsOf(person.permissions()))
                .flatMap(_ -> deadline(userId, policy));
    }

    private Optional<Instant> deadline(UUID userId, SignInPolicy policy) {
        return sql.select(
                        DSL.greatest(
                                MEMBERSHIPS.CREATED_AT,
                                DSL.coalesce(SIGN_IN_POLICIES.SINCE, MEMBERSHIPS.CREATED_AT)))
                .from(MEMBERSHIPS)
                .leftJoin(SIGN_IN_POLICIES)
                .on(SIGN_IN_POLICIES.TENANT_ID.eq(MEMBERSHIPS.TENANT_ID))
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(MEMBERSHIPS.USER_ID.eq(userId))
                .fetchOptional(row -> row.value1().plus(Duration.ofDays(policy.graceDays())));
    }

    /// Whether the member has none although the days of grace are over, by the database's clock.
    @Transactional(readOnly = true)
    boolean overdue(UUID userId) {
        return demandedFrom(userId)
                .filter(from ->
                        sql.select(DSL.currentInstant()).fetchSingle().value1().isAfter(from))
                .isPresent();
    }
}
