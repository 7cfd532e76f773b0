package io.lianke.customer;

import static io.lianke.customer.db.Tables.HAND_OVERS;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.Holdings;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/// What went from one member to another beside the customers, kept with the bulk change that hands
/// those over, so that its undo gives it all back.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandOverRows {
    private static final TypeReference<Map<String, Set<UUID>>> THINGS = new TypeReference<>() {};

    private final DSLContext sql;
    private final InstantSource clock;
    private final ObjectProvider<Holdings> holdings;

    HandOverRows(DSLContext sql, InstantSource clock, ObjectProvider<Holdings> holdings) {
        this.sql = sql;
        this.clock = clock;
        this.holdings = holdings;
    }

    /// How many of a kind a member holds, and what becomes of them.
    record Held(String kind, int count, Holdings.Fate fate) {}

    List<Held> of(Members.Member member) {
        return holdings.orderedStream()
                .map(kind -> new Held(kind.kind(), kind.count(member), kind.fate()))
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
    }

    /// Passes everything on that goes.
    Map<String, Set<UUID>> pass(UUID change, UUID from, UUID to) {
        var things = new LinkedHashMap<String, Set<UUID>>();
        holdings.orderedStream()
                .forEach(kind -> {
                    var passed = kind.handOver(from, to);
                    if (!passed.isEmpty()) {
                        things.put(kind.kind(), passed);
                    }
                });
        sql.insertInto(HAND_OVERS)
                .set(HAND_OVERS.TENANT_ID, Tenant.current().id())
                .set(HAND_OVERS.CHANGE_ID, change)
                .set(HAND_OVERS.MEMBER_ID, from)
                .set(HAND_OVERS.HEIR_ID, to)
                .set(HAND_OVERS.THINGS, JSONB.valueOf(BulkStore.json().writeValueAsString(things)))
                .execute();
        return things;
    }

    /// Whoever may hand over may take it back, nobody else.
    private static void requireMayHandOver() {
        if (!Caller.current()
                .map(caller -> caller.permissions().contains(Permission.MEMBER_MANAGE))
                .orElse(true)) {
            throw AccessProblem.forbidden(Permission.MEMBER_MANAGE.code());
        }
    }

    /// Gives back what went with a bulk change, once; nothing when it was no hand-over.
    void giveBack(UUID change) {
        sql.selectFrom(HAND_OVERS)
                .where(HAND_OVERS.TENANT_ID.eq(Tenant.current().id()))
                .and(HAND_OVERS.CHANGE_ID.eq(change))
                .and(HAND_OVERS.UNDONE_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .ifPresent(row -> {
                    requireMayHandOver();
                    Map<String, Set<UUID>> things =
                            BulkStore.json().readValue(row.getThings().data(), THINGS);
                    holdings.orderedStream()
                            .filter(kind -> things.containsKey(kind.kind()))
                            .forEach(kind ->
                                    kind.giveBack(
                                            things.getOrDefault(kind.kind(), Set.of()),
                                            row.getMemberId(),
                                            row.getHeirId()));
                    row.setUndoneAt(clock.instant());
                    row.update();
                });
    }
}
