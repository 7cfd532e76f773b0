package io.lianke.exports;

import static io.lianke.exports.db.Tables.RUNS;

import io.lianke.access.Holdings;
import io.lianke.access.Members;
import io.lianke.tenancy.Tenant;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Exports that are being written for a member: they run with the member's rights, and stop where
/// those end.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HeldExports implements Holdings {
    private final DSLContext sql;

    HeldExports(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "running_exports";
    }

    @Override
    public Fate fate() {
        return Fate.ENDS;
    }

    @Override
    public int count(Members.Member of) {
        return sql.fetchCount(
                RUNS,
                RUNS.TENANT_ID.eq(Tenant.current().id()),
                RUNS.MAKER_ID.eq(of.id()),
                RUNS.STATE.in("waiting", "running"));
    }

    @Override
    public Set<UUID> handOver(UUID from, UUID to) {
        return Set.of();
    }

    @Override
    public void giveBack(Set<UUID> ids, UUID from, UUID to) {}
}
