package io.lianke.organization;

import static io.lianke.organization.db.Tables.STORES;

import io.lianke.access.Holdings;
import io.lianke.access.Members;
import io.lianke.tenancy.Tenant;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stores that a member is the manager of.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HeldStores implements Holdings {
    private final DSLContext sql;

    HeldStores(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "managed_stores";
    }

    @Override
    public Fate fate() {
        return Fate.GOES;
    }

    @Override
    public int count(Members.Member of) {
        return sql.fetchCount(STORES, managedBy(of.id()));
    }

    private static Condition managedBy(UUID manager) {
        return STORES.TENANT_ID.eq(Tenant.current().id()).and(STORES.MANAGER_ID.eq(manager));
    }

    @Override
    public Set<UUID> handOver(UUID from, UUID to) {
        return pass(managedBy(from), to);
    }

    @Override
    public void giveBack(Set<UUID> ids, UUID from, UUID to) {
        pass(managedBy(to).and(STORES.ID.eq(DSL.any(ids.toArray(UUID[]::new)))), from);
    }

    private Set<UUID> pass(Condition which, UUID to) {
        return Set.copyOf(
                sql.update(STORES)
                        .set(STORES.MANAGER_ID, to)
                        .set(STORES.VERSION, STORES.VERSION.plus(1))
                        .where(which)
                        .returning(STORES.ID)
                        .fetch(STORES.ID));
    }
}
