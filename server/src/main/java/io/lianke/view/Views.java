package io.lianke.view;

import static io.lianke.view.db.Tables.ARRANGEMENTS;
import static io.lianke.view.db.Tables.VIEWS;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.Permission;
import io.lianke.audit.Actor;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import io.lianke.view.db.tables.records.ViewsRecord;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The saved views of the bound tenant, as the caller may see them.
@Component
@Transactional
public class Views {
    public static final int NAME_CHARS_MAX = 80;

    /// Views that one person makes of one list, and that are shared of one list.
    static final int PERSONAL_MAX = 50;

    static final int SHARED_MAX = 100;

    private static final TypeReference<Map<String, String>> QUERY = new TypeReference<>() {};

    private final DSLContext sql;
    private final Audit audit;
    private final InstantSource clock;
    private final JsonMapper json;

    Views(DSLContext sql, Audit audit, InstantSource clock, JsonMapper json) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
    }

    /// The views of a list: the shared ones and the caller's own, in the caller's order, else by
    /// age.
    @Transactional(readOnly = true)
    public List<View> list(ViewedList object) {
        demand(object.needs());
        var order = arrangement(object).order();
        return sql
                .selectFrom(VIEWS)
                .where(VIEWS.TENANT_ID.eq(Tenant.current().id()))
                .and(VIEWS.OBJECT.eq(object.code()))
                .and(visible())
                .orderBy(VIEWS.ID)
                .limit(PERSONAL_MAX + SHARED_MAX)
                .fetch(this::view)
                .stream()
                .sorted(Comparator.comparingInt(view -> place(order, view.id())))
                .toList();
    }

    private static int place(List<UUID> order, UUID id) {
        var at = order.indexOf(id);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /// How the caller wants to find the views of a list.
    @Transactional(readOnly = true)
    public Arrangement arrangement(ViewedList object) {
        demand(object.needs());
        return sql.selectFrom(ARRANGEMENTS)
                .where(ARRANGEMENTS.TENANT_ID.eq(Tenant.current().id()))
                .and(ARRANGEMENTS.PERSON_ID.eq(me()))
                .and(ARRANGEMENTS.OBJECT.eq(object.code()))
                .fetchOptional(
                        row -> new Arrangement(row.getFirst(), Arrays.asList(row.getViewOrder())))
                .orElseGet(() -> new Arrangement(null, List.of()));
    }

    /// Changes how the caller finds the views of a list; nobody else sees a difference.
    public Arrangement arrange(ViewedList object, Arrangement arrangement) {
        demand(object.needs());
        sql.insertInto(ARRANGEMENTS)
                .set(ARRANGEMENTS.TENANT_ID, Tenant.current().id())
                .set(ARRANGEMENTS.PERSON_ID, me())
                .set(ARRANGEMENTS.OBJECT, object.code())
                .set(ARRANGEMENTS.FIRST, arrangement.opensFirst())
                .set(ARRANGEMENTS.VIEW_ORDER, arrangement.order().toArray(UUID[]::new))
                .onConflict(ARRANGEMENTS.TENANT_ID, ARRANGEMENTS.PERSON_ID, ARRANGEMENTS.OBJECT)
                .doUpdate()
                .setAllToExcluded()
                .execute();
        audit.record(AuditEntry.done("view.arrange", "view", object.code()));
        return arrangement;
    }

    public View create(NewView view) {
        demand(view.object().needs());
        if (view.shared()) {
            demand(Permission.VIEW_SHARE);
        }
        requireRoom(view.object(), view.shared());
        var now = clock.instant();
        var row =
                sql.insertInto(VIEWS)
                        .set(VIEWS.TENANT_ID, Tenant.current().id())
                        .set(VIEWS.OBJECT, view.object().code())
                        .set(VIEWS.NAME, view.name())
                        .set(VIEWS.SHARED, view.shared())
                        .set(VIEWS.QUERY, query(view.content()))
                        .set(VIEWS.SORT, view.content().sort())
                        .set(VIEWS.COLUMNS, view.content().columns().toArray(String[]::new))
                        .set(VIEWS.MAKER_ID, me())
                        .set(VIEWS.MAKER_NAME, Actor.current().name())
                        .set(VIEWS.CREATED_AT, now)
                        .set(VIEWS.UPDATED_AT, now)
                        .returning()
                        .fetchSingle();
        audit.record(AuditEntry.done("view.create", "view", row.getId()).after(fields(view(row))));
        return view(row);
    }

    /// Changes a view, if nobody has since it was read.
    public View change(UUID id, ViewChange change) {
        var before = view(changeable(id));
        if (change.version() != before.version()) {
            throw RequestProblem.stale();
        }
        var shared = Objects.requireNonNullElse(change.shared(), before.shared());
        if (shared && !before.shared()) {
            demand(Permission.VIEW_SHARE);
        }
        if (shared != before.shared()) {
            requireRoom(before.object(), shared);
        }
        var content = Objects.requireNonNullElse(change.content(), before.content());
        var row =
                sql.update(VIEWS)
                        .set(VIEWS.NAME, Objects.requireNonNullElse(change.name(), before.name()))
                        .set(VIEWS.SHARED, shared)
                        .set(VIEWS.QUERY, query(content))
                        .set(VIEWS.SORT, content.sort())
                        .set(VIEWS.COLUMNS, content.columns().toArray(String[]::new))
                        .set(VIEWS.VERSION, VIEWS.VERSION.plus(1))
                        .set(VIEWS.UPDATED_AT, clock.instant())
                        .where(one(id))
                        .returning()
                        .fetchSingle();
        audit.record(
                AuditEntry.done("view.update", "view", id)
                        .before(fields(before))
                        .after(fields(view(row))));
        return view(row);
    }

    public void delete(UUID id) {
        var before = view(changeable(id));
        sql.deleteFrom(VIEWS).where(one(id)).execute();
        audit.record(AuditEntry.done("view.delete", "view", id).before(fields(before)));
    }

    /// The row, locked, if the caller may change it. A view that somebody else keeps for himself is
    /// not there; a shared one of somebody else takes a right.
    private ViewsRecord changeable(UUID id) {
        var row =
                sql.selectFrom(VIEWS)
                        .where(one(id))
                        .and(visible())
                        .forUpdate()
                        .fetchOptional()
                        .orElseThrow(ViewProblem::unknown);
        demand(ViewedList.of(row.getObject()).orElseThrow().needs());
        if (!row.getMakerId().equals(me())) {
            demand(Permission.VIEW_SHARE);
        }
        return row;
    }

    /// Counted under a lock, so that several at once cannot pass the limit together.
    private void requireRoom(ViewedList object, boolean shared) {
        var tenant = Tenant.current().id();
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended('view.views ' || ?, 0))",
                tenant.toString());
        var count =
                sql.fetchCount(
                        VIEWS,
                        VIEWS.TENANT_ID.eq(tenant),
                        VIEWS.OBJECT.eq(object.code()),
                        shared
                                ? VIEWS.SHARED.isTrue()
                                : VIEWS.SHARED.isFalse().and(VIEWS.MAKER_ID.eq(me())));
        var max = shared ? SHARED_MAX : PERSONAL_MAX;
        if (count >= max) {
            throw ViewProblem.tooMany(max);
        }
    }

    private static Condition visible() {
        return VIEWS.SHARED.isTrue().or(VIEWS.MAKER_ID.eq(me()));
    }

    private static Condition one(UUID id) {
        return VIEWS.TENANT_ID.eq(Tenant.current().id()).and(VIEWS.ID.eq(id));
    }

    private JSONB query(ViewContent content) {
        return JSONB.valueOf(json.writeValueAsString(content.query()));
    }

    private View view(ViewsRecord row) {
        var own = row.getMakerId().equals(me());
        return new View(
                row.getId(),
                ViewedList.of(row.getObject()).orElseThrow(),
                row.getName(),
                row.getShared(),
                new ViewContent(
                        json.readValue(row.getQuery().data(), QUERY),
                        row.getSort(),
                        Arrays.asList(row.getColumns())),
                row.getMakerName(),
                own,
                own || may(Permission.VIEW_SHARE),
                row.getVersion(),
                row.getUpdatedAt());
    }

    private static Map<String, ?> fields(View view) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put("object", view.object().code());
        fields.put("name", view.name());
        fields.put("shared", view.shared());
        fields.put("query", view.content().query());
        fields.put("columns", view.content().columns());
        if (view.content().sort() != null) {
            fields.put("sort", view.content().sort());
        }
        return fields;
    }

    private static UUID me() {
        return Objects.requireNonNull(Actor.current().id());
    }

    private static boolean may(Permission permission) {
        return Caller.current()
                .map(caller -> caller.permissions().contains(permission))
                .orElse(false);
    }

    private static void demand(Permission permission) {
        if (!may(permission)) {
            throw AccessProblem.forbidden(permission.code());
        }
    }
}
