package io.lianke.audit;

import static io.lianke.audit.db.Tables.ENTRIES;

import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.Correlation;
import io.lianke.tenancy.Tenant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The record of what was done.
@Component
@Transactional
public class Audit {
    private final DSLContext sql;
    private final JsonMapper json;

    Audit(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// Writes an entry into the running transaction: it stands if and only if the change does.
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        var actor = Actor.current();
        sql.insertInto(ENTRIES)
                .set(ENTRIES.TENANT_ID, Tenant.current().id())
                .set(ENTRIES.ACTOR_KIND, actor.kind().code())
                .set(ENTRIES.ACTOR_ID, actor.id())
                .set(ENTRIES.ACTOR_NAME, actor.name())
                .set(ENTRIES.IP, actor.ip())
                .set(ENTRIES.CORRELATION_ID, Correlation.current())
                .set(ENTRIES.ACTION, entry.action())
                .set(ENTRIES.OBJECT_TYPE, entry.objectType())
                .set(ENTRIES.OBJECT_ID, entry.objectId())
                .set(ENTRIES.OUTCOME, entry.outcome().name().toLowerCase(Locale.ROOT))
                .set(ENTRIES.BEFORE, jsonb(entry.before()))
                .set(ENTRIES.AFTER, jsonb(entry.after()))
                .set(ENTRIES.REASON, entry.reason())
                .execute();
    }

    /// Entries of the bound tenant, newest first.
    @Transactional(readOnly = true)
    public Page<RecordedEntry> list(int pageSize, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                sql.select(
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
                                ENTRIES.CORRELATION_ID)
                        .from(ENTRIES)
                        .where(ENTRIES.TENANT_ID.eq(Tenant.current().id()))
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : ENTRIES.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(ENTRIES.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(Records.mapping(RecordedEntry::new));
        return Page.of(rows, pageSize, row -> PageToken.of(row.id()).encode());
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
