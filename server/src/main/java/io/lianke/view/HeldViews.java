package io.lianke.view;

import static io.lianke.view.db.Tables.VIEWS;

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

/// Shared views, which others look at; those that somebody kept for himself stay his.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HeldViews implements Holdings {
    private final DSLContext sql;

    HeldViews(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "shared_views";
    }

    @Override
    public Fate fate() {
        return Fate.GOES;
    }

    @Override
    public int count(Members.Member of) {
        return sql.fetchCount(VIEWS, sharedBy(of.id()));
    }

    private static Condition sharedBy(UUID maker) {
        return VIEWS.TENANT_ID
                .eq(Tenant.current().id())
                .and(VIEWS.SHARED)
                .and(VIEWS.MAKER_ID.eq(maker));
    }

    @Override
    public Set<UUID> handOver(UUID from, UUID to) {
        return pass(sharedBy(from), to);
    }

    @Override
    public void giveBack(Set<UUID> ids, UUID from, UUID to) {
        pass(sharedBy(to).and(VIEWS.ID.eq(DSL.any(ids.toArray(UUID[]::new)))), from);
    }

    /// The name of who made a view stays on it.
    private Set<UUID> pass(Condition which, UUID to) {
        return Set.copyOf(
                sql.update(VIEWS)
                        .set(VIEWS.MAKER_ID, to)
                        .set(VIEWS.VERSION, VIEWS.VERSION.plus(1))
                        .where(which)
                        .returning(VIEWS.ID)
                        .fetch(VIEWS.ID));
    }
}
