package io.lianke.imports;

import static io.lianke.imports.db.Tables.GROUPS;
import static io.lianke.imports.db.Tables.ROWS;

import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Reads laid-out orders back, in batches.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StagedOrders {
    private final DSLContext sql;
    private final ImportSettings settings;

    StagedOrders(DSLContext sql, ImportSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    record Numbered(long no, String key, int lines) {}

    /// The next orders, at least one and otherwise within the limits of a batch. One with more
    /// lines than any order may have comes alone.
    List<Numbered> after(Run run, int linesMax) {
        var next =
                sql.select(GROUPS.NO, GROUPS.KEY, GROUPS.LINES)
                        .from(GROUPS)
                        .where(GROUPS.TENANT_ID.eq(Tenant.current().id()))
                        .and(GROUPS.RUN_ID.eq(run.id()))
                        .and(GROUPS.NO.gt(run.step()))
                        .orderBy(GROUPS.NO)
                        .limit(settings.batchOrders())
                        .fetch(row -> new Numbered(row.value1(), row.value2(), row.value3()));
        var batch = new ArrayList<Numbered>();
        int lines = 0;
        for (var group : next) {
            var tooMany = group.lines() > linesMax || lines + group.lines() > settings.batchLines();
            if (!batch.isEmpty() && tooMany) {
                return batch;
            }
            batch.add(group);
            if (tooMany) {
                return batch;
            }
            lines += group.lines();
        }
        return batch;
    }

    long count(Run run) {
        return sql.fetchCount(
                GROUPS, GROUPS.TENANT_ID.eq(Tenant.current().id()), GROUPS.RUN_ID.eq(run.id()));
    }

    OrderBatch read(Run run, List<Numbered> groups) {
        var keys = groups.stream().map(Numbered::key).toArray(String[]::new);
        var rows = new HashMap<String, List<StagedRow>>();
        sql.select(
                        ROWS.KEY,
                        ROWS.ROW_NO,
                        ROWS.AT,
                        ROWS.PERSON,
                        ROWS.FRESH,
                        ROWS.LINE_ID,
                        ROWS.SKU,
                        ROWS.PRODUCT,
                        ROWS.QUANTITY,
                        ROWS.UNIT_PRICE,
                        ROWS.DISCOUNT,
                        ROWS.CHANNEL,
                        ROWS.STORE,
                        ROWS.REFUND_OF,
                        ROWS.STAFF)
                .from(ROWS)
                .where(ROWS.TENANT_ID.eq(Tenant.current().id()))
                .and(ROWS.RUN_ID.eq(run.id()))
                .and(ROWS.KEY.eq(DSL.any(keys)))
                .orderBy(ROWS.KEY, ROWS.ROW_NO)
                .forEach(row ->
                        rows.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                                .add(
                                        new StagedRow(
                                                row.value1(),
                                                row.value2(),
                                                row.value3(),
                                                row.value4(),
                                                row.value5(),
                                                new StagedRow.Line(
                                                        row.value6(),
                                                        row.value7(),
                                                        row.value8(),
                                                        row.value9(),
                                                        row.value10(),
                                                        row.value11(),
                                                        row.value12(),
                                                        row.value13(),
                                                        row.value14(),
                                                        row.value15()))));
        return new OrderBatch(
                groups.stream()
                        .map(group ->
                                OrderBatch.Group.of(
                                        group.no(),
                                        group.key(),
                                        rows.getOrDefault(group.key(), List.of())))
                        .toList());
    }
}
