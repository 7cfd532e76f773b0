package io.lianke.imports;

import static io.lianke.imports.db.Tables.CHANGES;

import io.lianke.imports.Change.Kind;
import io.lianke.tenancy.Tenant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a run changed, written in the transaction of the change itself. Of several changes of one
/// thing the first counts: it holds the state before the run.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Changes {
    private static final String INSERT =
            """
            insert into imports.changes (tenant_id, run_id, kind, entity_id, change, before, fingerprint)
            select ?, ?, ?, c.entity_id, c.change, c.before::jsonb, c.fingerprint
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[])
                as c (entity_id, change, before, fingerprint)
            on conflict (tenant_id, run_id, kind, entity_id)
                do update set fingerprint = excluded.fingerprint
            returning change, (xmax = 0) as added
            """;

    private final DSLContext sql;

    Changes(DSLContext sql) {
        this.sql = sql;
    }

    /// Adds changes of one kind, and those that are the first of their thing to the tally.
    void record(Run run, Kind kind, List<Change> all, Tally tally) {
        if (all.isEmpty()) {
            return;
        }
        var first = new LinkedHashMap<UUID, Change>();
        all.forEach(change -> first.putIfAbsent(change.entity(), change));
        var changes = List.copyOf(first.values());
        var size = changes.size();
        var ids = new UUID[size];
        var what = new String[size];
        @Nullable String[] before = new @Nullable String[size];
        @Nullable String[] prints = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            var change = changes.get(i);
            ids[i] = change.entity();
            what[i] = change.created() ? "created" : "updated";
            before[i] = change.before();
            prints[i] = change.fingerprint();
        }
        sql.fetch(INSERT, Tenant.current().id(), run.id(), kind.code(), ids, what, before, prints)
                .forEach(row -> {
                    if (row.get("added", Boolean.class)) {
                        if (row.get("change", String.class).equals("created")) {
                            tally.created(kind, 1);
                        } else {
                            tally.updated(kind, 1);
                        }
                    }
                });
    }

    /// Some changes of a kind that are not yet undone.
    List<Change> standing(UUID run, Kind kind, int atMost) {
        return sql.select(CHANGES.ENTITY_ID, CHANGES.CHANGE, CHANGES.BEFORE, CHANGES.FINGERPRINT)
                .from(CHANGES)
                .where(CHANGES.TENANT_ID.eq(Tenant.current().id()))
                .and(CHANGES.RUN_ID.eq(run))
                .and(CHANGES.KIND.eq(kind.code()))
                .and(CHANGES.UNDONE.isNull())
                .orderBy(CHANGES.ENTITY_ID)
                .limit(atMost)
                .fetch(row -> {
                    var image = row.value3();
                    return new Change(
                            kind,
                            row.value1(),
                            row.value2().equals("created"),
                            image == null ? null : image.data(),
                            row.value4());
                });
    }

    void undone(UUID run, Kind kind, Collection<UUID> entities, String outcome) {
        if (!entities.isEmpty()) {
            sql.update(CHANGES)
                    .set(CHANGES.UNDONE, outcome)
                    .where(CHANGES.TENANT_ID.eq(Tenant.current().id()))
                    .and(CHANGES.RUN_ID.eq(run))
                    .and(CHANGES.KIND.eq(kind.code()))
                    .and(CHANGES.ENTITY_ID.eq(DSL.any(entities.toArray(UUID[]::new))))
                    .execute();
        }
    }

    long count(UUID run) {
        return sql.fetchCount(
                CHANGES, CHANGES.TENANT_ID.eq(Tenant.current().id()), CHANGES.RUN_ID.eq(run));
    }

    /// How many of which kind were removed, restored or kept by a roll-back.
    Map<String, Map<Kind, Integer>> undoneCounts(UUID run) {
        return sql
                .select(CHANGES.UNDONE, CHANGES.KIND, DSL.count())
                .from(CHANGES)
                .where(CHANGES.TENANT_ID.eq(Tenant.current().id()))
                .and(CHANGES.RUN_ID.eq(run))
                .and(CHANGES.UNDONE.isNotNull())
                .groupBy(CHANGES.UNDONE, CHANGES.KIND)
                .fetch()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.value1(),
                                Collectors.toMap(row -> kind(row.value2()), row -> row.value3())));
    }

    private static Kind kind(String code) {
        return Arrays.stream(Kind.values())
                .filter(k -> k.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
