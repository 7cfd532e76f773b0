package io.lianke.risk;

import static io.lianke.risk.db.Tables.RISKS;

import io.lianke.access.AccessProblem;
import io.lianke.access.ApiKeys;
import io.lianke.access.Caller;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.access.Reach;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.risk.db.tables.records.RisksRecord;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The risk board of the bound tenant.
@Component
@Transactional
public class Risks {
    public static final int NOTE_CHARS_MAX = 2_000;

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final DSLContext sql;
    private final JsonMapper json;
    private final Audit audit;
    private final InstantSource clock;
    private final Hands hands;

    /// What stops somebody.
    @Component
    record Hands(Members members, ApiKeys keys) {}

    Risks(DSLContext sql, JsonMapper json, Audit audit, InstantSource clock, Hands hands) {
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
        this.hands = hands;
    }

    /// Puts what was found onto the board. As long as the same kind and subject stands there
    /// unresolved, a newer cause changes that one; a cause no newer than what was resolved last is
    /// settled.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void raise(Finding finding) {
        Reach.EVERYTHING.call(() -> {
            if (!renewed(finding) && !settled(finding)) {
                insert(finding);
            }
            return finding;
        });
    }

    private boolean renewed(Finding finding) {
        var open =
                sql.select(RISKS.ID, RISKS.LAST_AT)
                        .from(RISKS)
                        .where(about(finding))
                        .and(RISKS.STATE.ne(RiskState.RESOLVED.code()))
                        .fetchOptional();
        open.filter(row -> row.value2().isBefore(finding.lastAt()))
                .ifPresent(row ->
                        sql.update(RISKS)
                                .set(RISKS.LAST_AT, finding.lastAt())
                                .set(RISKS.FACTS, jsonb(finding.facts()))
                                .set(RISKS.ENTRIES, finding.entries().toArray(UUID[]::new))
                                .where(one(row.value1()))
                                .execute());
        return open.isPresent();
    }

    private boolean settled(Finding finding) {
        return sql.fetchExists(
                RISKS,
                about(finding)
                        .and(RISKS.STATE.eq(RiskState.RESOLVED.code()))
                        .and(RISKS.LAST_AT.ge(finding.lastAt())));
    }

    private void insert(Finding finding) {
        var subject = finding.subject();
        sql.insertInto(RISKS)
                .set(RISKS.TENANT_ID, Tenant.current().id())
                .set(RISKS.KIND, finding.kind().code())
                .set(RISKS.SUBJECT_KIND, subject.kind().code())
                .set(RISKS.SUBJECT_ID, subject.id())
                .set(RISKS.SUBJECT_NAME, subject.name())
                .set(RISKS.STATE, RiskState.OPEN.code())
                .set(RISKS.SINCE, finding.since())
                .set(RISKS.LAST_AT, finding.lastAt())
                .set(RISKS.RAISED_AT, clock.instant())
                .set(RISKS.FACTS, jsonb(finding.facts()))
                .set(RISKS.ENTRIES, finding.entries().toArray(UUID[]::new))
                .onConflictDoNothing()
                .returning(RISKS.ID)
                .fetchOptional()
                .ifPresent(row ->
                        Actor.SYSTEM.call(() -> {
                            audit.record(
                                    AuditEntry.done("risk.raise", "risk", row.getId())
                                            .after(
                                                    Map.of(
                                                            "kind",
                                                            finding.kind().code(),
                                                            "subject",
                                                            subject.kind().code()
                                                                    + ":"
                                                                    + subject.id())));
                            return row;
                        }));
    }

    private static Condition about(Finding finding) {
        return RISKS.TENANT_ID
                .eq(Tenant.current().id())
                .and(RISKS.KIND.eq(finding.kind().code()))
                .and(RISKS.SUBJECT_KIND.eq(finding.subject().kind().code()))
                .and(RISKS.SUBJECT_ID.eq(finding.subject().id()));
    }

    /// Newest first.
    @Transactional(readOnly = true)
    public Page<Risk> list(
            @Nullable RiskState state,
            @Nullable RiskKind kind,
            int pageSize,
            @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        var rows =
                sql.selectFrom(RISKS)
                        .where(RISKS.TENANT_ID.eq(Tenant.current().id()))
                        .and(state == null ? DSL.noCondition() : RISKS.STATE.eq(state.code()))
                        .and(kind == null ? DSL.noCondition() : RISKS.KIND.eq(kind.code()))
                        .and(
                                token == null
                                        ? DSL.noCondition()
                                        : RISKS.ID.lt(uuid(token.keys().getFirst())))
                        .orderBy(RISKS.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(this::risk);
        return Page.of(rows, pageSize, row -> PageToken.of(row.id()).encode());
    }

    /// How many nobody is at yet.
    @Transactional(readOnly = true)
    public int open() {
        return sql.fetchCount(
                RISKS,
                RISKS.TENANT_ID.eq(Tenant.current().id()),
                RISKS.STATE.eq(RiskState.OPEN.code()));
    }

    @Transactional(readOnly = true)
    public Risk get(UUID id) {
        return sql.selectFrom(RISKS)
                .where(one(id))
                .fetchOptional(this::risk)
                .orElseThrow(RiskProblem::unknown);
    }

    /// Says that the caller is at it, or that it is settled.
    ///
    /// @param note null leaves the one that is there
    public Risk handle(UUID id, RiskState state, @Nullable String note, int version) {
        var before = unresolved(id);
        if (state == RiskState.OPEN) {
            throw RiskProblem.over();
        }
        var changed =
                sql.update(RISKS)
                        .set(RISKS.STATE, state.code())
                        .set(RISKS.NOTE, note == null ? before.note() : note)
                        .set(RISKS.HANDLED_BY, Actor.current().name())
                        .set(RISKS.HANDLED_AT, clock.instant())
                        .set(RISKS.VERSION, RISKS.VERSION.plus(1))
                        .where(one(id))
                        .and(RISKS.VERSION.eq(version))
                        .execute();
        if (changed == 0) {
            throw RequestProblem.stale();
        }
        audit.record(
                AuditEntry.done(
                                state == RiskState.RESOLVED ? "risk.resolve" : "risk.acknowledge",
                                "risk",
                                id)
                        .before(Map.of("state", before.state().code()))
                        .after(Map.of("state", state.code())));
        return get(id);
    }

    /// Suspends the member, which ends every session, or revokes the key. On record as what it is:
    /// a change of the member or of the key.
    public Risk freeze(UUID id) {
        var risk = unresolved(id);
        if (!risk.freezable()) {
            throw RiskProblem.nothingToFreeze();
        }
        var subject = UUID.fromString(risk.subject().id());
        if (risk.subject().kind() == Subject.Kind.MEMBER) {
            demand(Permission.MEMBER_MANAGE);
            var member = hands.members().get(subject);
            hands.members()
                    .change(subject, member.role(), member.scope(), Members.Status.SUSPENDED);
        } else {
            demand(Permission.API_KEY_MANAGE);
            hands.keys().revoke(subject);
        }
        sql.update(RISKS)
                .set(RISKS.STATE, RiskState.ACKNOWLEDGED.code())
                .set(RISKS.FROZEN, true)
                .set(RISKS.HANDLED_BY, Actor.current().name())
                .set(RISKS.HANDLED_AT, clock.instant())
                .set(RISKS.VERSION, RISKS.VERSION.plus(1))
                .where(one(id))
                .execute();
        return get(id);
    }

    private static void demand(Permission permission) {
        if (!Caller.current()
                .orElseThrow(AccessProblem::signInFirst)
                .permissions()
                .contains(permission)) {
            throw AccessProblem.forbidden(permission.code());
        }
    }

    private Risk unresolved(UUID id) {
        var risk =
                sql.selectFrom(RISKS)
                        .where(one(id))
                        .forUpdate()
                        .fetchOptional(this::risk)
                        .orElseThrow(RiskProblem::unknown);
        if (risk.state() == RiskState.RESOLVED) {
            throw RiskProblem.over();
        }
        return risk;
    }

    private Risk risk(RisksRecord row) {
        return new Risk(
                row.getId(),
                RiskKind.of(row.getKind()).orElseThrow(),
                new Subject(
                        Subject.Kind.stored(row.getSubjectKind()),
                        row.getSubjectId(),
                        row.getSubjectName()),
                RiskState.of(row.getState()).orElseThrow(),
                row.getSince(),
                row.getLastAt(),
                row.getRaisedAt(),
                json.readValue(row.getFacts().data(), FACTS),
                List.of(row.getEntries()),
                row.getFrozen(),
                row.getNote(),
                row.getHandledBy(),
                row.getHandledAt(),
                row.getVersion());
    }

    private JSONB jsonb(Map<String, ?> facts) {
        return JSONB.valueOf(json.writeValueAsString(facts));
    }

    private static Condition one(UUID id) {
        return RISKS.TENANT_ID.eq(Tenant.current().id()).and(RISKS.ID.eq(id));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }
}
