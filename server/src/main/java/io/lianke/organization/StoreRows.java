package io.lianke.organization;

import static io.lianke.organization.db.Tables.POSTINGS;
import static io.lianke.organization.db.Tables.STORES;
import static io.lianke.organization.db.Tables.UNITS;

import io.lianke.organization.db.tables.records.StoresRecord;
import io.lianke.tenancy.Tenant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Reads how the organization is laid out.
@Component
class StoreRows {
    static final int STORES_MAX = 10_000;
    static final int UNITS_MAX = 5_000;

    private final DSLContext sql;
    private final JsonMapper json;

    StoreRows(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Tree tree() {
        return new Tree(units(), stores(DSL.noCondition()));
    }

    List<Unit> units() {
        return sql.selectFrom(UNITS)
                .where(UNITS.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(UNITS.NAME, UNITS.ID)
                .limit(UNITS_MAX)
                .fetch(row ->
                        new Unit(
                                row.getId(),
                                row.getParentId(),
                                UnitKind.of(row.getKind()).orElseThrow(),
                                row.getName()));
    }

    /// By code.
    List<Store> stores(Condition which) {
        return sql.selectFrom(STORES)
                .where(STORES.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .orderBy(STORES.CODE)
                .limit(STORES_MAX)
                .fetch(this::store);
    }

    /// Where members belong; those who belong nowhere are left out.
    Map<UUID, Postings> postings(Condition which) {
        var units = new HashMap<UUID, Set<UUID>>();
        var stores = new HashMap<UUID, Set<UUID>>();
        sql.selectFrom(POSTINGS)
                .where(POSTINGS.TENANT_ID.eq(Tenant.current().id()))
                .and(which)
                .forEach(row -> {
                    var at = row.getUnitId();
                    if (at != null) {
                        units.computeIfAbsent(row.getUserId(), _ -> new HashSet<>()).add(at);
                    } else {
                        stores.computeIfAbsent(row.getUserId(), _ -> new HashSet<>())
                                .add(row.getStoreId());
                    }
                });
        var members = new HashSet<>(units.keySet());
        members.addAll(stores.keySet());
        var postings = new HashMap<UUID, Postings>();
        members.forEach(member ->
                postings.put(
                        member,
                        new Postings(
                                units.getOrDefault(member, Set.of()),
                                stores.getOrDefault(member, Set.of()))));
        return postings;
    }

    JSONB hours(OpeningHours hours) {
        return JSONB.valueOf(json.writeValueAsString(hours));
    }

    private Store store(StoresRecord row) {
        var latitude = row.getLatitude();
        var longitude = row.getLongitude();
        return new Store(
                row.getId(),
                row.getCode(),
                row.getName(),
                row.getUnitId(),
                new Store.Profile(
                        Store.Status.of(row.getStatus()).orElseThrow(),
                        row.getAddress(),
                        row.getPhone(),
                        latitude == null || longitude == null
                                ? null
                                : new Store.Point(latitude, longitude),
                        List.of(row.getServices()),
                        row.getHours().data().equals("{}")
                                ? OpeningHours.UNKNOWN
                                : json.readValue(row.getHours().data(), OpeningHours.class),
                        row.getManagerId()),
                row.getVersion());
    }
}
