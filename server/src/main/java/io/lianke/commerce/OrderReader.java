package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.BUYERS;
import static io.lianke.commerce.db.Tables.LINES;
import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.PAYMENTS;
import static io.lianke.commerce.db.Tables.REFUNDS;

import io.lianke.access.Reach;
import io.lianke.commerce.db.tables.records.OrdersRecord;
import io.lianke.customer.CustomerId;
import io.lianke.shared.Money;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenant;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads orders for people.
@Component
class OrderReader {
    private static final int PARTS_MAX = NewOrder.LINES_MAX;
    private static final Instant STORABLE_UNTIL = Instant.parse("9999-12-31T23:59:59Z");

    private final DSLContext sql;

    OrderReader(DSLContext sql) {
        this.sql = sql;
    }

    /// By the index on time, or on one of the filters and time; costs what the page shows. Orders
    /// of new or returning customers are looked for among those of the period.
    Page<Order> page(OrderQuery query, int pageSize, @Nullable String pageToken) {
        var sku = query.sale().sku();
        var found =
                sku == null
                        ? sql.selectFrom(ORDERS)
                                .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                                .and(matches(query))
                                .and(during(query, ORDERS.ORDERED_AT))
                                .and(after(ORDERS.ORDERED_AT, ORDERS.ID, pageToken))
                                .orderBy(ORDERS.ORDERED_AT.desc(), ORDERS.ID.desc())
                                .limit(pageSize + 1)
                                .fetch(OrderReader::order)
                        : withProduct(sku, query, pageSize, pageToken);
        return Page.of(
                found, pageSize, order -> PageToken.of(order.orderedAt(), order.id()).encode());
    }

    /// By the index on product and time. A product that stands twice in an order is in one order.
    private List<Order> withProduct(
            String sku, OrderQuery query, int pageSize, @Nullable String pageToken) {
        var tenant = Tenant.current().id();
        return sql.select(ORDERS.fields())
                .distinctOn(LINES.ORDERED_AT, LINES.ORDER_UUID)
                .from(LINES)
                .join(ORDERS)
                .on(ORDERS.TENANT_ID.eq(LINES.TENANT_ID))
                .and(ORDERS.ID.eq(LINES.ORDER_UUID))
                .where(LINES.TENANT_ID.eq(tenant))
                .and(LINES.SKU.eq(sku))
                .and(LINES.REVENUE)
                .and(matches(query))
                .and(during(query, LINES.ORDERED_AT))
                .and(after(LINES.ORDERED_AT, LINES.ORDER_UUID, pageToken))
                .orderBy(LINES.ORDERED_AT.desc(), LINES.ORDER_UUID.desc())
                .limit(pageSize + 1)
                .fetchInto(ORDERS)
                .map(OrderReader::order);
    }

    private static Condition during(OrderQuery query, Field<Instant> time) {
        var condition = DSL.noCondition();
        if (query.from() != null) {
            condition = condition.and(time.ge(Meaning.time("from", query.from())));
        }
        if (query.to() != null) {
            condition = condition.and(time.lt(Meaning.time("to", query.to())));
        }
        return condition;
    }

    private static Condition matches(OrderQuery query) {
        var sale = query.sale();
        var condition = sale.revenue() ? ORDERS.REVENUE_LINES.gt(0) : DSL.noCondition();
        if (sale.status() != null) {
            condition = condition.and(ORDERS.STATUS.eq(sale.status().code()));
        }
        if (sale.staff() != null) {
            condition = condition.and(ORDERS.STAFF.eq(sale.staff()));
        }
        if (sale.buyers() != null) {
            condition = condition.and(boughtBy(sale.buyers(), query.from()));
        }
        if (query.customer() != null) {
            condition = condition.and(ORDERS.CUSTOMER_ID.eq(query.customer().value()));
        }
        if (query.channel() != null) {
            condition = condition.and(ORDERS.CHANNEL.eq(query.channel()));
        }
        // Whoever sees one store only reads along its index, also without asking for it.
        if (query.store() != null) {
            condition = condition.and(ORDERS.STORE.eq(query.store()));
        } else {
            condition = condition.and(Reach.current().near(ORDERS.STORE, ORDERS.CUSTOMER_ID));
        }
        if (query.orderId() != null) {
            condition = condition.and(ORDERS.ORDER_ID.eq(query.orderId()));
        }
        return condition;
    }

    private static Condition boughtBy(BuyerGroups.Group group, @Nullable Instant from) {
        if (group == BuyerGroups.Group.UNKNOWN) {
            return ORDERS.CUSTOMER_ID.isNull();
        }
        if (from == null) {
            throw RequestProblem.invalid("?from", "request/not-blank", Map.of());
        }
        var began =
                group == BuyerGroups.Group.NEW
                        ? BUYERS.FIRST_ORDER_AT.ge(from)
                        : BUYERS.FIRST_ORDER_AT.lt(from);
        return DSL.exists(
                DSL.selectOne()
                        .from(BUYERS)
                        .where(BUYERS.TENANT_ID.eq(ORDERS.TENANT_ID))
                        .and(BUYERS.CUSTOMER_ID.eq(ORDERS.CUSTOMER_ID))
                        .and(began));
    }

    /// The rows behind the token's, newest first.
    static Condition after(Field<Instant> time, Field<UUID> key, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 2);
        if (token == null) {
            return DSL.noCondition();
        }
        try {
            var at = Instant.parse(token.keys().getFirst());
            var id = UUID.fromString(token.keys().getLast());
            if (at.isAfter(STORABLE_UNTIL) || at.isBefore(Instant.EPOCH.minusSeconds(1L << 36))) {
                throw RequestProblem.pageToken();
            }
            return DSL.row(time, key).lessThan(at, id);
        } catch (DateTimeException | IllegalArgumentException _) {
            throw RequestProblem.pageToken();
        }
    }

    Order.Detail detail(OrderKey key) {
        var tenant = Tenant.current().id();
        var order =
                sql.selectFrom(ORDERS)
                        .where(ORDERS.TENANT_ID.eq(tenant))
                        .and(ORDERS.SOURCE.eq(key.source()))
                        .and(ORDERS.ORDER_ID.eq(key.id()))
                        .fetchOptional(OrderReader::order)
                        .orElseThrow(CommerceProblem::orderUnknown);
        var currency = order.gross().currency();
        return new Order.Detail(
                order,
                lines(order.id(), currency),
                sql.selectFrom(PAYMENTS)
                        .where(PAYMENTS.TENANT_ID.eq(tenant))
                        .and(PAYMENTS.ORDER_UUID.eq(order.id()))
                        .orderBy(PAYMENTS.PAYMENT_NO)
                        .limit(PARTS_MAX)
                        .fetch(row ->
                                new Order.Payment(
                                        new Money(row.getAmountMinor(), currency),
                                        row.getPaidAt())),
                sql.selectFrom(REFUNDS)
                        .where(REFUNDS.TENANT_ID.eq(tenant))
                        .and(REFUNDS.ORDER_UUID.eq(order.id()))
                        .orderBy(REFUNDS.REFUNDED_AT, REFUNDS.ID)
                        .limit(PARTS_MAX)
                        .fetch(row ->
                                new Order.Refund(
                                        row.getRefundId(),
                                        new Money(row.getAmountMinor(), currency),
                                        row.getRefundedAt(),
                                        row.getApart())));
    }

    private List<Order.Line> lines(UUID order, Currency currency) {
        return sql.selectFrom(LINES)
                .where(LINES.TENANT_ID.eq(Tenant.current().id()))
                .and(LINES.ORDER_UUID.eq(order))
                .orderBy(LINES.LINE_NO)
                .limit(PARTS_MAX)
                .fetch(row ->
                        new Order.Line(
                                row.getLineId(),
                                row.getSku(),
                                row.getName(),
                                row.getQuantity().stripTrailingZeros(),
                                row.getUnitPrice().stripTrailingZeros(),
                                new Money(row.getDiscountMinor(), currency),
                                new Money(row.getAmountMinor(), currency),
                                row.getRevenue()));
    }

    static Order order(OrdersRecord row) {
        var currency = Currency.getInstance(row.getCurrency());
        return new Order(
                row.getId(),
                new OrderKey(row.getSource(), row.getOrderId()),
                row.getOrderedAt(),
                OrderStatus.stored(row.getStatus()),
                row.getCustomerId() == null ? null : new CustomerId(row.getCustomerId()),
                row.getChannel(),
                row.getStore(),
                row.getStaff(),
                new Money(row.getGrossMinor(), currency),
                new Money(row.getDiscountMinor(), currency),
                new Money(row.getPaidMinor(), currency),
                new Money(row.getRefundedMinor(), currency),
                row.getLineCount(),
                row.getRevision());
    }
}
