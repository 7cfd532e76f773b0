package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.REFUNDS;

import io.lianke.access.Reach;
import io.lianke.commerce.db.tables.records.RefundsRecord;
import io.lianke.customer.CustomerId;
import io.lianke.shared.Money;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.tenancy.Tenant;
import java.util.Currency;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads refunds and credit notes for people.
@Component
class RefundReader {
    /// The number of the order that a refund is for.
    static final Field<String> ORDER_NUMBER =
            DSL.field(
                    DSL.select(ORDERS.ORDER_ID)
                            .from(ORDERS)
                            .where(ORDERS.TENANT_ID.eq(REFUNDS.TENANT_ID))
                            .and(ORDERS.ID.eq(REFUNDS.ORDER_UUID)));

    private final DSLContext sql;

    RefundReader(DSLContext sql) {
        this.sql = sql;
    }

    /// By the index on time, or on one of the filters and time; costs what the page shows.
    Page<Refund> page(RefundQuery query, int pageSize, @Nullable String pageToken) {
        var found =
                sql.select(REFUNDS, ORDER_NUMBER)
                        .from(REFUNDS)
                        .where(REFUNDS.TENANT_ID.eq(Tenant.current().id()))
                        .and(matches(query))
                        .and(OrderReader.after(REFUNDS.REFUNDED_AT, REFUNDS.ID, pageToken))
                        .orderBy(REFUNDS.REFUNDED_AT.desc(), REFUNDS.ID.desc())
                        .limit(pageSize + 1)
                        .fetch(row -> refund(row.value1(), row.value2()));
        return Page.of(
                found, pageSize, refund -> PageToken.of(refund.refundedAt(), refund.id()).encode());
    }

    static Refund refund(RefundsRecord refund, @Nullable String orderNumber) {
        return new Refund(
                refund.getId(),
                new OrderKey(refund.getSource(), refund.getRefundId()),
                Refund.Kind.of(refund.getKind()).orElseThrow(),
                orderNumber,
                refund.getRefundedAt(),
                refund.getCustomerId() == null ? null : new CustomerId(refund.getCustomerId()),
                refund.getChannel(),
                refund.getStore(),
                new Money(refund.getAmountMinor(), Currency.getInstance(refund.getCurrency())),
                refund.getRevision());
    }

    private static Condition matches(RefundQuery query) {
        var condition = DSL.noCondition();
        if (query.kind() != null) {
            condition = condition.and(REFUNDS.KIND.eq(DSL.inline(query.kind().code())));
        }
        if (query.customer() != null) {
            condition = condition.and(REFUNDS.CUSTOMER_ID.eq(query.customer().value()));
        }
        if (query.channel() != null) {
            condition = condition.and(REFUNDS.CHANNEL.eq(query.channel()));
        }
        if (query.store() != null) {
            condition = condition.and(REFUNDS.STORE.eq(query.store()));
        } else {
            condition = condition.and(Reach.current().near(REFUNDS.STORE, REFUNDS.CUSTOMER_ID));
        }
        if (query.from() != null) {
            condition = condition.and(REFUNDS.REFUNDED_AT.ge(Meaning.time("from", query.from())));
        }
        if (query.to() != null) {
            condition = condition.and(REFUNDS.REFUNDED_AT.lt(Meaning.time("to", query.to())));
        }
        if (query.refundId() != null) {
            condition = condition.and(REFUNDS.REFUND_ID.eq(query.refundId()));
        }
        return condition;
    }
}
