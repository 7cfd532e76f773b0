package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.ORDERS;

import io.lianke.access.Permission;
import io.lianke.access.Reach;
import io.lianke.access.SeenRecords;
import io.lianke.tenancy.Tenant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Counts the orders that somebody sees, as far as customers are counted.
@Component
@Transactional(readOnly = true)
class SeenOrders implements SeenRecords {
    private static final int COUNT_MAX = 10_000;

    private final DSLContext sql;

    SeenOrders(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public String kind() {
        return "orders";
    }

    @Override
    public Permission needs() {
        return Permission.ORDER_READ;
    }

    @Override
    public Count count() {
        var counted =
                sql.fetchCount(
                        sql.selectOne()
                                .from(ORDERS)
                                .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                                .and(Reach.current().near(ORDERS.STORE, ORDERS.CUSTOMER_ID))
                                .limit(COUNT_MAX + 1));
        return new Count(Math.min(counted, COUNT_MAX), counted > COUNT_MAX);
    }
}
