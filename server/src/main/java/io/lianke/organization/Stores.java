package io.lianke.organization;

import static io.lianke.organization.db.Tables.STORES;

import io.lianke.access.Members;
import io.lianke.access.Reach;
import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The stores of the bound tenant.
@Component
@Transactional
public class Stores {
    public static final int CODE_CHARS_MAX = 100;

    private final DSLContext sql;
    private final StoreRows rows;
    private final Organization organization;
    private final Members members;
    private final Audit audit;

    Stores(
            DSLContext sql,
            StoreRows rows,
            Organization organization,
            Members members,
            Audit audit) {
        this.sql = sql;
        this.rows = rows;
        this.organization = organization;
        this.members = members;
        this.audit = audit;
    }

    /// By code, those that the caller reaches.
    @Transactional(readOnly = true)
    public List<Store> list() {
        var reach = Reach.current();
        return rows.stores(DSL.noCondition()).stream()
                .filter(store -> reach.ofStore(store.code()))
                .toList();
    }

    /// A store and the region and the city it lies in, by the units above it.
    public record Located(Store store, @Nullable Unit region, @Nullable Unit city) {}

    /// As [#list], with where they lie.
    @Transactional(readOnly = true)
    public List<Located> located() {
        var tree = rows.tree();
        return list().stream()
                .map(store ->
                        new Located(
                                store,
                                tree.nearest(store, UnitKind.REGION),
                                tree.nearest(store, UnitKind.CITY)))
                .toList();
    }

    @Transactional(readOnly = true)
    public Store get(UUID id) {
        return list(STORES.ID.eq(id)).stream()
                .filter(store -> Reach.current().ofStore(store.code()))
                .findFirst()
                .orElseThrow(OrganizationProblem::storeUnknown);
    }

    /// Finds stores by code, and creates those that are missing under their code as name.
    public Map<String, Store> ensure(Set<String> codes) {
        var found = find(codes);
        var missing = new TreeSet<>(codes);
        missing.removeAll(found.keySet());
        if (missing.isEmpty()) {
            return found;
        }
        for (var code : missing) {
            sql.insertInto(STORES)
                    .set(STORES.TENANT_ID, Tenant.current().id())
                    .set(STORES.CODE, code)
                    .set(STORES.NAME, code)
                    .onConflictDoNothing()
                    .execute();
        }
        return find(codes);
    }

    /// Creates stores, or tells what is known of those that exist anew, each in its city and
    /// region.
    public void put(List<NewStore> stores) {
        for (var store : stores) {
            sql.insertInto(STORES)
                    .set(STORES.TENANT_ID, Tenant.current().id())
                    .set(STORES.CODE, store.code())
                    .set(STORES.NAME, store.name())
                    .set(STORES.UNIT_ID, organization.ensure(store.region(), store.city()))
                    .onConflict(STORES.TENANT_ID, STORES.CODE)
                    .doUpdate()
                    .set(STORES.NAME, DSL.excluded(STORES.NAME))
                    .set(STORES.UNIT_ID, DSL.excluded(STORES.UNIT_ID))
                    .execute();
        }
        members.refreshReach(null);
    }

    /// Opens a store.
    public Store create(String code, String name, @Nullable UUID unit) {
        requireUnit(unit);
        var id =
                sql.insertInto(STORES)
                        .set(STORES.TENANT_ID, Tenant.current().id())
                        .set(STORES.CODE, code)
                        .set(STORES.NAME, name)
                        .set(STORES.UNIT_ID, unit)
                        .onConflictDoNothing()
                        .returning(STORES.ID)
                        .fetchOptional(STORES.ID)
                        .orElseThrow(OrganizationProblem::codeTaken);
        members.refreshReach(null);
        var store = list(STORES.ID.eq(id)).getFirst();
        audit.record(AuditEntry.done("store.create", "store", id).after(image(store)));
        return store;
    }

    /// Changes a store. Whoever sees the stores of a unit sees one that moves there from then on,
    /// with all that ever happened in it; the store's past moves nowhere.
    ///
    /// @param version as it was read; refused when somebody has changed it since
    public Store change(Store wanted, int version) {
        requireUnit(wanted.unit());
        requireManager(wanted.profile().manager());
        var before =
                list(STORES.ID.eq(wanted.id())).stream()
                        .findFirst()
                        .orElseThrow(OrganizationProblem::storeUnknown);
        var profile = wanted.profile();
        var point = profile.point();
        var changed =
                sql.update(STORES)
                        .set(STORES.NAME, wanted.name())
                        .set(STORES.UNIT_ID, wanted.unit())
                        .set(STORES.STATUS, profile.status().code())
                        .set(STORES.ADDRESS, profile.address())
                        .set(STORES.PHONE, profile.phone())
                        .set(STORES.LATITUDE, point == null ? null : point.latitude())
                        .set(STORES.LONGITUDE, point == null ? null : point.longitude())
                        .set(STORES.SERVICES, profile.services().toArray(String[]::new))
                        .set(STORES.HOURS, rows.hours(profile.hours()))
                        .set(STORES.MANAGER_ID, profile.manager())
                        .set(STORES.VERSION, STORES.VERSION.plus(1))
                        .where(STORES.TENANT_ID.eq(Tenant.current().id()))
                        .and(STORES.ID.eq(wanted.id()))
                        .and(STORES.VERSION.eq(version))
                        .execute();
        if (changed == 0) {
            throw RequestProblem.stale();
        }
        if (!Objects.equals(before.unit(), wanted.unit())) {
            members.refreshReach(null);
        }
        var after = list(STORES.ID.eq(wanted.id())).getFirst();
        audit.record(
                AuditEntry.done("store.update", "store", wanted.id())
                        .before(image(before))
                        .after(image(after)));
        return after;
    }

    private void requireUnit(@Nullable UUID unit) {
        if (unit != null && rows.units().stream().noneMatch(one -> one.id().equals(unit))) {
            throw RequestProblem.invalid("/unitId", "organization/unit-unknown", Map.of());
        }
    }

    private void requireManager(@Nullable UUID manager) {
        if (manager != null && !members.colleagues(Set.of(manager)).containsKey(manager)) {
            throw RequestProblem.invalid("/managerId", "access/member-unknown", Map.of());
        }
    }

    private static Map<String, Object> image(Store store) {
        var image = new LinkedHashMap<String, Object>();
        image.put("code", store.code());
        image.put("name", store.name());
        image.put("unit", store.unit() == null ? "" : store.unit().toString());
        image.put("status", store.profile().status().code());
        image.put("address", store.profile().address());
        image.put("phone", store.profile().phone());
        image.put("services", store.profile().services());
        image.put(
                "manager",
                store.profile().manager() == null ? "" : store.profile().manager().toString());
        return image;
    }

    private List<Store> list(Condition which) {
        return rows.stores(which);
    }

    private Map<String, Store> find(Set<String> codes) {
        return list(STORES.CODE.eq(DSL.any(codes.toArray(String[]::new)))).stream()
                .collect(Collectors.toUnmodifiableMap(Store::code, Function.identity()));
    }
}
