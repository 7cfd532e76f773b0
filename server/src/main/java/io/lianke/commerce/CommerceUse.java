package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.REFUNDS;

import io.lianke.customer.CustomerId;
import io.lianke.customer.spi.CustomerUse;
import io.lianke.tenancy.Tenant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Customers with orders or refunds are not removed.
@Component
class CommerceUse implements CustomerUse {
    private final DSLContext sql;

    CommerceUse(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public Set<CustomerId> used(Set<CustomerId> customers) {
        var tenant = Tenant.current().id();
        var ids = customers.stream().map(CustomerId::value).toArray(UUID[]::new);
        return sql
                .select(ORDERS.CUSTOMER_ID)
                .from(ORDERS)
                .where(ORDERS.TENANT_ID.eq(tenant))
                .and(ORDERS.CUSTOMER_ID.eq(DSL.any(ids)))
                .union(
                        DSL.select(REFUNDS.CUSTOMER_ID)
                                .from(REFUNDS)
                                .where(REFUNDS.TENANT_ID.eq(tenant))
                                .and(REFUNDS.CUSTOMER_ID.eq(DSL.any(ids))))
                .fetch(ORDERS.CUSTOMER_ID)
                .stream()
                .map(CustomerId::new)
                .collect(Collectors.toUnmodifiableSet());
    }
}
