package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.REFUNDS;

import io.lianke.customer.CustomerId;
import io.lianke.customer.spi.TimelineItem;
import io.lianke.customer.spi.TimelineSource;
import io.lianke.shared.Money;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Orders and refunds in the timeline of a customer, by the indexes on customer and time.
@Component
class OrderTimeline implements TimelineSource {
    private final DSLContext sql;

    OrderTimeline(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<TimelineItem> latest(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        return Stream.concat(
                        orders(customer, before, limit, channels).stream(),
                        refunds(customer, before, limit, channels).stream())
                .sorted(Comparator.comparing(TimelineItem::at).reversed())
                .limit(limit)
                .toList();
    }

    private List<TimelineItem> orders(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        return sql.selectFrom(ORDERS)
                .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                .and(ORDERS.CUSTOMER_ID.eq(customer.value()))
                .and(before == null ? DSL.noCondition() : ORDERS.ORDERED_AT.lt(before))
                .and(in(ORDERS.CHANNEL, channels))
                .orderBy(ORDERS.ORDERED_AT.desc(), ORDERS.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new TimelineItem(
                                row.getId().toString(),
                                row.getOrderedAt(),
                                TimelineItem.Kind.ORDER,
                                null,
                                row.getChannel(),
                                row.getStore(),
                                row.getOrderId(),
                                new Money(
                                        row.getGrossMinor(),
                                        Currency.getInstance(row.getCurrency())),
                                row.getSource(),
                                row.getOrderId()));
    }

    private List<TimelineItem> refunds(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        var orderId =
                DSL.field(
                        DSL.select(ORDERS.ORDER_ID)
                                .from(ORDERS)
                                .where(ORDERS.TENANT_ID.eq(REFUNDS.TENANT_ID))
                                .and(ORDERS.ID.eq(REFUNDS.ORDER_UUID)));
        return sql.select(REFUNDS, orderId)
                .from(REFUNDS)
                .where(REFUNDS.TENANT_ID.eq(Tenant.current().id()))
                .and(REFUNDS.CUSTOMER_ID.eq(customer.value()))
                .and(before == null ? DSL.noCondition() : REFUNDS.REFUNDED_AT.lt(before))
                .and(in(REFUNDS.CHANNEL, channels))
                .orderBy(REFUNDS.REFUNDED_AT.desc(), REFUNDS.ID.desc())
                .limit(limit)
                .fetch(row -> {
                    var refund = row.value1();
                    // A refund belongs to an order of its own source.
                    var source = row.value2() == null ? null : refund.getSource();
                    return new TimelineItem(
                            refund.getId().toString(),
                            refund.getRefundedAt(),
                            TimelineItem.Kind.REFUND,
                            null,
                            refund.getChannel(),
                            refund.getStore(),
                            refund.getRefundId(),
                            new Money(
                                    refund.getAmountMinor(),
                                    Currency.getInstance(refund.getCurrency())),
                            source,
                            row.value2());
                });
    }

    private static org.jooq.Condition in(Field<String> channel, Set<String> channels) {
        return channels.isEmpty()
                ? DSL.noCondition()
                : channel.eq(DSL.any(channels.toArray(String[]::new)));
    }
}
