package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.REFUNDS;

import io.lianke.tenancy.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Finds orders and refunds by what somebody typed of their numbers: a few steps of the index on
/// the number, however many there are.
@Component
@Transactional(readOnly = true)
public class Numbers {
    /// The last character there is; texts are ordered by code point.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final DSLContext sql;

    Numbers(DSLContext sql) {
        this.sql = sql;
    }

    /// Orders whose number is this or begins with it, the same one first, then the highest.
    public List<Order> orders(String typed, int max) {
        var found = new LinkedHashSet<Order>();
        for (var condition : conditions(ORDERS.ORDER_ID, typed)) {
            if (found.size() < max) {
                sql.selectFrom(ORDERS)
                        .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                        .and(condition)
                        .orderBy(ORDERS.ORDER_ID.desc())
                        .limit(max)
                        .forEach(row -> found.add(OrderReader.order(row)));
            }
        }
        return found.stream().limit(max).toList();
    }

    /// The same for refunds and credit notes.
    public List<Refund> refunds(String typed, int max) {
        var found = new LinkedHashSet<Refund>();
        for (var condition : conditions(REFUNDS.REFUND_ID, typed)) {
            if (found.size() < max) {
                sql.select(REFUNDS, RefundReader.ORDER_NUMBER)
                        .from(REFUNDS)
                        .where(REFUNDS.TENANT_ID.eq(Tenant.current().id()))
                        .and(condition)
                        .orderBy(REFUNDS.REFUND_ID.desc())
                        .limit(max)
                        .forEach(row -> found.add(RefundReader.refund(row.value1(), row.value2())));
            }
        }
        return found.stream().limit(max).toList();
    }

    /// The whole number first; numbers are mostly written in capitals, and typed without.
    private static List<Condition> conditions(Field<String> number, String typed) {
        var conditions = new ArrayList<Condition>();
        for (var spelling : new LinkedHashSet<>(List.of(typed, typed.toUpperCase(Locale.ROOT)))) {
            conditions.add(number.eq(spelling));
            conditions.add(number.gt(spelling).and(number.lt(DSL.val(spelling + LAST))));
        }
        return conditions;
    }
}
