package io.lianke.access;

import static io.lianke.access.db.Tables.API_KEYS;
import static io.lianke.access.db.Tables.MEMBERSHIPS;
import static io.lianke.access.db.Tables.USERS;

import io.lianke.access.db.Routines;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Those who called before, as they stand now: for work that goes on after the request. It runs
/// with the rights that its caller has while it runs, and with none once the caller is gone. The
/// look is taken apart from any transaction at work, which may be reading an older snapshot.
@Component
@Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
public class Callers {
    /// No session is open for such work.
    private static final UUID NO_SESSION = new UUID(0, 0);

    private final DSLContext sql;
    private final InstantSource clock;
    private final Roles roles;

    Callers(DSLContext sql, InstantSource clock, Roles roles) {
        this.sql = sql;
        this.clock = clock;
        this.roles = roles;
    }

    /// An active member of the bound tenant.
    public Optional<Caller> person(UUID userId) {
        return people(MEMBERSHIPS.USER_ID.eq(userId)).stream().findFirst().map(person -> person);
    }

    /// All active members of the bound tenant.
    public List<Caller.Staff> people() {
        return people(DSL.noCondition());
    }

    private List<Caller.Staff> people(Condition which) {
        var known = roles.known();
        return sql.select(
                        USERS.ID,
                        USERS.EMAIL,
                        USERS.DISPLAY_NAME,
                        USERS.LOCALE,
                        MEMBERSHIPS.ROLE,
                        MEMBERSHIPS.SCOPE,
                        MEMBERSHIPS.REACHED,
                        Routines.hasShares(MEMBERSHIPS.TENANT_ID, MEMBERSHIPS.USER_ID))
                .from(MEMBERSHIPS)
                .join(USERS)
                .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(MEMBERSHIPS.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .and(MEMBERSHIPS.STATUS.eq(Members.Status.ACTIVE.code()))
                .limit(Members.LIST_MAX)
                .fetch(row -> {
                    var scope = RowScope.stored(row.value6());
                    var reach = Reach.of(scope, List.of(row.value7()));
                    return new Caller.Staff(
                            NO_SESSION,
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            false,
                            Tenant.current(),
                            known.stored(row.value5()),
                            scope,
                            row.value8() ? reach.shared(row.value1()) : reach);
                });
    }

    /// An API key of the bound tenant that is neither revoked nor expired.
    public Optional<Caller> key(UUID keyId) {
        return sql.selectFrom(API_KEYS)
                .where(API_KEYS.TENANT_ID.eq(Tenant.current().id()))
                .and(API_KEYS.ID.eq(keyId))
                .and(API_KEYS.REVOKED_AT.isNull())
                .and(API_KEYS.EXPIRES_AT.gt(clock.instant()))
                .fetchOptional(row ->
                        new Caller.Program(
                                row.getId(),
                                row.getName(),
                                Tenant.current(),
                                roles.known().stored(row.getRole())));
    }
}
