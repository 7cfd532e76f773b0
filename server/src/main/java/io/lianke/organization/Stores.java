package io.lianke.organization;

import static io.lianke.organization.db.Tables.STORES;

import io.lianke.organization.db.tables.records.StoresRecord;
import io.lianke.tenancy.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The stores of the bound tenant.
@Component
@Transactional
public class Stores {
    public static final int CODE_CHARS_MAX = 100;
    private static final int LIST_MAX = 10_000;

    private final DSLContext sql;

    Stores(DSLContext sql) {
        this.sql = sql;
    }

    /// By code.
    @Transactional(readOnly = true)
    public List<Store> list() {
        return sql.selectFrom(STORES)
                .where(STORES.TENANT_ID.eq(Tenant.current().id()))
                .orderBy(STORES.CODE)
                .limit(LIST_MAX)
                .fetch(Stores::store);
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

    /// Creates stores, or tells what is known of those that exist anew.
    public void put(List<NewStore> stores) {
        for (var store : stores) {
            sql.insertInto(STORES)
                    .set(STORES.TENANT_ID, Tenant.current().id())
                    .set(STORES.CODE, store.code())
                    .set(STORES.NAME, store.name())
                    .set(STORES.REGION, store.region())
                    .set(STORES.CITY, store.city())
                    .onConflict(STORES.TENANT_ID, STORES.CODE)
                    .doUpdate()
                    .set(STORES.NAME, store.name())
                    .set(STORES.REGION, store.region())
                    .set(STORES.CITY, store.city())
                    .execute();
        }
    }

    private static Store store(StoresRecord row) {
        return new Store(row.getId(), row.getCode(), row.getName(), row.getRegion(), row.getCity());
    }

    private Map<String, Store> find(Set<String> codes) {
        return sql
                .selectFrom(STORES)
                .where(STORES.TENANT_ID.eq(Tenant.current().id()))
                .and(STORES.CODE.eq(DSL.any(codes.toArray(String[]::new))))
                .fetch(Stores::store)
                .stream()
                .collect(Collectors.toUnmodifiableMap(Store::code, Function.identity()));
    }
}
