package io.lianke.organization;

import static io.lianke.organization.db.Tables.POSTINGS;
import static io.lianke.organization.db.Tables.STORES;
import static io.lianke.organization.db.Tables.UNITS;

import io.lianke.access.Members;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The units of the bound tenant, and who belongs to them. Whatever changes the layout writes down
/// anew, in the same transaction, what members reach.
@Component
@Transactional
public class Organization {
    private final DSLContext sql;
    private final StoreRows rows;
    private final Members members;
    private final Audit audit;

    Organization(DSLContext sql, StoreRows rows, Members members, Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.members = members;
        this.audit = audit;
    }

    /// By name.
    @Transactional(readOnly = true)
    public List<Unit> units() {
        return rows.units();
    }

    /// The units above a store, from the head office down; none for a store of the head office.
    @Transactional(readOnly = true)
    public List<Unit> path(String storeCode) {
        return rows.stores(STORES.CODE.eq(storeCode)).stream()
                .findFirst()
                .map(store -> rows.tree().path(store.unit()))
                .orElse(List.of());
    }

    public Unit create(@Nullable UUID parent, UnitKind kind, String name) {
        lock();
        var tree = rows.tree();
        if (parent != null && !tree.knows(parent)) {
            throw OrganizationProblem.unitUnknown();
        }
        if (rows.units().size() >= StoreRows.UNITS_MAX) {
            throw OrganizationProblem.tooManyUnits();
        }
        var id = insert(parent, kind, name);
        audit.record(AuditEntry.done("unit.create", "unit", id).after(image(parent, kind, name)));
        return new Unit(id, parent, kind, name);
    }

    /// Renames a unit, or moves it with all that is below.
    public Unit change(UUID id, @Nullable UUID parent, UnitKind kind, String name) {
        lock();
        var tree = rows.tree();
        var before =
                rows.units().stream()
                        .filter(unit -> unit.id().equals(id))
                        .findFirst()
                        .orElseThrow(OrganizationProblem::unitUnknown);
        if (parent != null && !tree.knows(parent)) {
            throw OrganizationProblem.unitUnknown();
        }
        if (parent != null && tree.subtree(id).contains(parent)) {
            throw OrganizationProblem.circle();
        }
        try {
            sql.update(UNITS)
                    .set(UNITS.PARENT_ID, parent)
                    .set(UNITS.KIND, kind.code())
                    .set(UNITS.NAME, name)
                    .where(UNITS.TENANT_ID.eq(Tenant.current().id()))
                    .and(UNITS.ID.eq(id))
                    .execute();
        } catch (DuplicateKeyException _) {
            throw OrganizationProblem.nameTaken();
        }
        members.refreshReach(null);
        audit.record(
                AuditEntry.done("unit.update", "unit", id)
                        .before(image(before.parent(), before.kind(), before.name()))
                        .after(image(parent, kind, name)));
        return new Unit(id, parent, kind, name);
    }

    /// Removes a unit in which nothing and nobody is.
    public void remove(UUID id) {
        lock();
        var tree = rows.tree();
        if (!tree.knows(id)) {
            throw OrganizationProblem.unitUnknown();
        }
        if (!tree.empty(id) || !rows.postings(POSTINGS.UNIT_ID.eq(id)).isEmpty()) {
            throw OrganizationProblem.unitInUse();
        }
        var gone = tree.path(id).getLast();
        sql.deleteFrom(UNITS)
                .where(UNITS.TENANT_ID.eq(Tenant.current().id()))
                .and(UNITS.ID.eq(id))
                .execute();
        audit.record(
                AuditEntry.done("unit.remove", "unit", id)
                        .before(image(gone.parent(), gone.kind(), gone.name())));
    }

    /// Where everybody belongs; those who belong nowhere are left out.
    @Transactional(readOnly = true)
    public Map<UUID, Postings> postings() {
        return rows.postings(DSL.noCondition());
    }

    /// Says where a member belongs. Takes effect with the member's next request.
    public Postings post(UUID member, Postings places) {
        members.get(member);
        lock();
        var tree = rows.tree();
        if (!places.units().stream().allMatch(tree::knows)) {
            throw OrganizationProblem.unitUnknown();
        }
        if (!places.stores().stream().allMatch(tree::knowsStore)) {
            throw OrganizationProblem.storeUnknown();
        }
        var before =
                rows.postings(POSTINGS.USER_ID.eq(member)).getOrDefault(member, Postings.NOWHERE);
        sql.deleteFrom(POSTINGS)
                .where(POSTINGS.TENANT_ID.eq(Tenant.current().id()))
                .and(POSTINGS.USER_ID.eq(member))
                .execute();
        places.units().forEach(unit -> insert(member, unit, null));
        places.stores().forEach(store -> insert(member, null, store));
        // Those of a team reach each other's customers.
        members.refreshReach(null);
        audit.record(
                AuditEntry.done("member.post", "member", member)
                        .before(image(before))
                        .after(image(places)));
        return places;
    }

    /// The city within the region, both made when they are missing; null when neither is told.
    @Nullable UUID ensure(String region, String city) {
        var above = region.isEmpty() ? null : ensure(null, UnitKind.REGION, region);
        return city.isEmpty() ? above : ensure(above, UnitKind.CITY, city);
    }

    private UUID ensure(@Nullable UUID parent, UnitKind kind, String name) {
        return sql.select(UNITS.ID)
                .from(UNITS)
                .where(UNITS.TENANT_ID.eq(Tenant.current().id()))
                .and(UNITS.PARENT_ID.isNotDistinctFrom(parent))
                .and(UNITS.NAME.eq(name))
                .fetchOptional(UNITS.ID)
                .orElseGet(() -> insert(parent, kind, name));
    }

    private UUID insert(@Nullable UUID parent, UnitKind kind, String name) {
        return sql.insertInto(UNITS)
                .set(UNITS.TENANT_ID, Tenant.current().id())
                .set(UNITS.PARENT_ID, parent)
                .set(UNITS.KIND, kind.code())
                .set(UNITS.NAME, name)
                .onConflictDoNothing()
                .returning(UNITS.ID)
                .fetchOptional(UNITS.ID)
                .orElseThrow(OrganizationProblem::nameTaken);
    }

    private void insert(UUID member, @Nullable UUID unit, @Nullable UUID store) {
        sql.insertInto(POSTINGS)
                .set(POSTINGS.TENANT_ID, Tenant.current().id())
                .set(POSTINGS.USER_ID, member)
                .set(POSTINGS.UNIT_ID, unit)
                .set(POSTINGS.STORE_ID, store)
                .execute();
    }

    /// Two who move units at once must not make a circle of them.
    private void lock() {
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                DSL.val("organization " + Tenant.current().id()));
    }

    private static Map<String, String> image(@Nullable UUID parent, UnitKind kind, String name) {
        return Map.of(
                "name",
                name,
                "kind",
                kind.code(),
                "parent",
                parent == null ? "" : parent.toString());
    }

    private static Map<String, Set<UUID>> image(Postings places) {
        return Map.of("units", places.units(), "stores", places.stores());
    }
}
