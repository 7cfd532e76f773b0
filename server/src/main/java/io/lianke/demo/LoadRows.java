package io.lianke.demo;

import static io.lianke.demo.db.Tables.LOADS;

import io.lianke.demo.db.Routines;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// The row that says how far the demo company of the bound tenant is loaded.
@Component
class LoadRows {
    private final DSLContext sql;

    LoadRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Load> find() {
        return sql.selectFrom(LOADS)
                .where(LOADS.TENANT_ID.eq(Tenant.current().id()))
                .fetchOptional(row ->
                        new Load(
                                row.getCustomers(),
                                row.getGenerator(),
                                row.getUntil(),
                                ZoneId.of(row.getZone()),
                                Currency.getInstance(row.getCurrency()),
                                row.getLoaded(),
                                row.getChecksum(),
                                row.getFinishedAt()));
    }

    void begin(Load load, Instant now) {
        sql.insertInto(LOADS)
                .set(LOADS.TENANT_ID, Tenant.current().id())
                .set(LOADS.CUSTOMERS, load.customers())
                .set(LOADS.GENERATOR, load.generator())
                .set(LOADS.UNTIL, load.until())
                .set(LOADS.ZONE, load.zone().getId())
                .set(LOADS.CURRENCY, load.currency().getCurrencyCode())
                .set(LOADS.STARTED_AT, now)
                .execute();
    }

    void further(Load load) {
        sql.update(LOADS)
                .set(LOADS.LOADED, load.loaded())
                .set(LOADS.CHECKSUM, load.checksum())
                .where(LOADS.TENANT_ID.eq(Tenant.current().id()))
                .execute();
    }

    void finish(Instant now) {
        sql.update(LOADS)
                .set(LOADS.FINISHED_AT, now)
                .where(LOADS.TENANT_ID.eq(Tenant.current().id()))
                .execute();
    }

    /// For a transaction that writes thousands of rows a statement into tables that were empty a
    /// moment ago: a plan made for a few rows is not kept, and a busy machine may take its time.
    void expectMany() {
        sql.execute("set local plan_cache_mode = force_custom_plan");
        sql.execute("set local statement_timeout = '60s'");
    }

    /// Lets the planner look at what was loaded; takes longer than a statement may otherwise.
    void analyze() {
        sql.execute("set local statement_timeout = '10min'");
        Routines.analyze(sql.configuration());
    }
}
