package io.lianke.imports;

import static io.lianke.imports.db.Tables.PARTIES;
import static io.lianke.imports.db.Tables.ROWS;

import io.lianke.tenancy.Tenant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The distinct persons and products of a file, by number.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Parties {
    private final DSLContext sql;

    Parties(DSLContext sql) {
        this.sql = sql;
    }

    record Numbered(long no, UUID key) {}

    List<Numbered> after(Run run, Party kind, int atMost) {
        return sql.select(PARTIES.NO, PARTIES.KEY)
                .from(PARTIES)
                .where(PARTIES.TENANT_ID.eq(Tenant.current().id()))
                .and(PARTIES.RUN_ID.eq(run.id()))
                .and(PARTIES.KIND.eq(kind.code()))
                .and(PARTIES.NO.gt(run.step()))
                .orderBy(PARTIES.NO)
                .limit(atMost)
                .fetch(row -> new Numbered(row.value1(), row.value2()));
    }

    long count(Run run, Party kind) {
        return sql.fetchCount(
                PARTIES,
                PARTIES.TENANT_ID.eq(Tenant.current().id()),
                PARTIES.RUN_ID.eq(run.id()),
                PARTIES.KIND.eq(kind.code()));
    }

    /// Remembers who each turned out to be.
    void settle(Run run, Party kind, Map<UUID, UUID> entities) {
        if (entities.isEmpty()) {
            return;
        }
        var keys = entities.keySet().toArray(UUID[]::new);
        var ids = Arrays.stream(keys).map(entities::get).toArray(UUID[]::new);
        sql.execute(
                """
                update imports.parties p set entity_id = s.entity_id
                from unnest(?::uuid[], ?::uuid[]) as s (key, entity_id)
                where p.tenant_id = ? and p.run_id = ? and p.kind = ? and p.key = s.key
                """,
                keys,
                ids,
                Tenant.current().id(),
                run.id(),
                kind.code());
    }

    /// Who these turned out to be; null for whom a dry run did not make.
    Map<UUID, @Nullable UUID> settled(Run run, Party kind, Collection<UUID> keys) {
        var found = new HashMap<UUID, @Nullable UUID>();
        sql.select(PARTIES.KEY, PARTIES.ENTITY_ID)
                .from(PARTIES)
                .where(PARTIES.TENANT_ID.eq(Tenant.current().id()))
                .and(PARTIES.RUN_ID.eq(run.id()))
                .and(PARTIES.KIND.eq(kind.code()))
                .and(PARTIES.KEY.eq(DSL.any(keys.toArray(UUID[]::new))))
                .forEach(row -> found.put(row.value1(), row.value2()));
        return found;
    }

    /// How many rows that count each of these has, in a file of customers or products.
    Map<UUID, Integer> freshRows(Run run, Collection<UUID> keys) {
        var texts = keys.stream().map(UUID::toString).toArray(String[]::new);
        var found = new HashMap<UUID, Integer>();
        sql.select(ROWS.KEY, DSL.count())
                .from(ROWS)
                .where(ROWS.TENANT_ID.eq(Tenant.current().id()))
                .and(ROWS.RUN_ID.eq(run.id()))
                .and(ROWS.KEY.eq(DSL.any(texts)))
                .and(ROWS.FRESH.isTrue())
                .groupBy(ROWS.KEY)
                .forEach(row -> found.put(UUID.fromString(row.value1()), row.value2()));
        return found;
    }
}
