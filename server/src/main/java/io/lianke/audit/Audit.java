package io.lianke.audit;

import static io.lianke.audit.db.Tables.ENTRIES;
import static io.lianke.audit.db.Tables.SEALS;

import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.Correlation;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record15;
import org.jooq.Records;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// The record of what was done.
@Component
@Transactional
public class Audit {
    private final DSLContext sql;
    private final JsonMapper json;
    private final Sealing sealing;

    Audit(DSLContext sql, JsonMapper json, Sealing sealing) {
        this.sql = sql;
        this.json = json;
        this.sealing = sealing;
    }

    /// Writes an entry into the running transaction: it stands if and only if the change does.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        record(List.of(new Attributed(entry, Correlation.current())));
    }

    /// An entry and the id of the request that it belongs to.
    public record Attributed(AuditEntry entry, String correlationId) {}

    /// As [#record(AuditEntry)], for what several requests of the same actor did.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Attributed> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var actor = Actor.current();
        var rows =
                sql.insertInto(
                        ENTRIES,
                        ENTRIES.TENANT_ID,
                        ENTRIES.ACTOR_KIND,
                        ENTRIES.ACTOR_ID,
                        ENTRIES.ACTOR_NAME,
                        ENTRIES.IP,
                        ENTRIES.CORRELATION_ID,
                        ENTRIES.ACTION,
                        ENTRIES.OBJECT_TYPE,
                        ENTRIES.OBJECT_ID,
                        ENTRIES.OUTCOME,
                        ENTRIES.BEFORE,
                        ENTRIES.AFTER,
                        ENTRIES.REASON);
        for (var attributed : entries) {
            var entry = attributed.entry();
            rows =
                    rows.values(
                            Tenant.current().id(),
                            actor.kind().code(),
                            actor.id(),
                            actor.name(),
                            actor.ip(),
                            attributed.correlationId(),
                            entry.action(),
                            entry.objectType(),
                            entry.objectId(),
                            entry.outcome().name().toLowerCase(Locale.ROOT),
                            jsonb(entry.before()),
                            jsonb(entry.after()),
                            entry.reason());
        }
        rows.execute();
        TransactionSynchronizationManager.registerSynchronization(sealing);
    }

    /// Entries of the bound tenant, newest first.
    @Transactional(readOnly = true)
    public Page<RecordedEntry> list(AuditQuery query, int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                select().where(ENTRIES.TENANT_ID.eq(Tenant.current().id()))
                        .and(query.condition())
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : ENTRIES.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(ENTRIES.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(Records.mapping(RecordedEntry::new));
        return Page.of(rows, pageSize, row -> PageToken.of(row.id()).encode());
    }

    private SelectOnConditionStep<
                    Record15<
                            UUID,
                            Instant,
                            String,
                            UUID,
                            String,
                            String,
                            String,
                            String,
                            String,
                            String,
                            String,
                            String,
                            String,
                            String,
                            Long>>
            select() {
        return sql.select(
                        ENTRIES.ID,
                        ENTRIES.AT,
                        ENTRIES.ACTOR_KIND,
                        ENTRIES.ACTOR_ID,
                        ENTRIES.ACTOR_NAME,
                        ENTRIES.ACTION,
                        ENTRIES.OBJECT_TYPE,
                        ENTRIES.OBJECT_ID,
                        ENTRIES.OUTCOME,
                        ENTRIES.BEFORE.cast(String.class),
                        ENTRIES.AFTER.cast(String.class),
                        ENTRIES.REASON,
                        ENTRIES.IP,
                        ENTRIES.CORRELATION_ID,
                        SEALS.POSITION)
                .from(ENTRIES)
                .leftJoin(SEALS)
                .on(SEALS.TENANT_ID.eq(ENTRIES.TENANT_ID))
                .and(SEALS.ENTRY_ID.eq(ENTRIES.ID));
    }

    /// The newest entries of some actions, for whoever looks what the last minutes show.
    ///
    /// @param max how many at most
    @Transactional(readOnly = true)
    public List<RecordedEntry> recent(Set<String> actions, Instant from, int max) {
        return select().where(ENTRIES.TENANT_ID.eq(Tenant.current().id()))
                .and(ENTRIES.ACTION.eq(DSL.any(actions.toArray(String[]::new))))
                .and(AuditQuery.since(from))
                .orderBy(ENTRIES.ID.desc())
                .limit(max)
                .fetch(Records.mapping(RecordedEntry::new));
    }

    /// The tenants in whose audit something was written since then.
    @Transactional(readOnly = true)
    public List<Tenant> busySince(Instant from) {
        return sql
                .fetch("select audit.tenants_since({0})", DSL.val(AuditQuery.firstId(from)))
                .getValues(0, UUID.class)
                .stream()
                .map(Tenant::new)
                .toList();
    }

    private @Nullable JSONB jsonb(Map<String, ?> fields) {
        return fields.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(fields));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }
}
