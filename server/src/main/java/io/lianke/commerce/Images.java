package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.LINES;
import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.PAYMENTS;
import static io.lianke.commerce.db.Tables.REFUNDS;
import static io.lianke.commerce.db.Tables.REFUND_LINES;

import io.lianke.commerce.db.tables.records.OrdersRecord;
import io.lianke.commerce.db.tables.records.RefundsRecord;
import io.lianke.customer.CustomerId;
import io.lianke.shared.Money;
import io.lianke.tenancy.Tenant;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Tells orders and refunds again as their source told them, so that putting the image is putting
/// them back.
@Component
class Images {
    private final DSLContext sql;
    private final JsonMapper json;

    Images(DSLContext sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Map<UUID, String> orderFingerprints(Collection<UUID> ids) {
        return sql.select(ORDERS.ID, ORDERS.CONTENT_HASH)
                .from(ORDERS)
                .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                .and(ORDERS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(ORDERS.ID, row -> HexFormat.of().formatHex(row.value2()));
    }

    Map<UUID, String> noteFingerprints(Collection<UUID> ids) {
        return sql.select(REFUNDS.ID, REFUNDS.CONTENT_HASH)
                .from(REFUNDS)
                .where(REFUNDS.TENANT_ID.eq(Tenant.current().id()))
                .and(REFUNDS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .fetchMap(REFUNDS.ID, row -> HexFormat.of().formatHex(row.value2()));
    }

    Map<OrderKey, OrderImage> orders(Set<OrderKey> keys) {
        var tenant = Tenant.current().id();
        var rows =
                sql
                        .selectFrom(ORDERS)
                        .where(ORDERS.TENANT_ID.eq(tenant))
                        .and(ORDERS.SOURCE.eq(DSL.any(sources(keys))))
                        .and(ORDERS.ORDER_ID.eq(DSL.any(names(keys))))
                        .fetch()
                        .stream()
                        .filter(row -> keys.contains(key(row)))
                        .toList();
        var ids = rows.stream().map(OrdersRecord::getId).toArray(UUID[]::new);
        var lines =
                sql.selectFrom(LINES)
                        .where(LINES.TENANT_ID.eq(tenant))
                        .and(LINES.ORDER_UUID.eq(DSL.any(ids)))
                        .orderBy(LINES.ORDER_UUID, LINES.LINE_NO)
                        .fetchGroups(
                                LINES.ORDER_UUID,
                                row ->
                                        new NewLine(
                                                row.getLineId(),
                                                row.getSku(),
                                                row.getName(),
                                                row.getQuantity(),
                                                row.getUnitPrice(),
                                                BigDecimal.valueOf(row.getDiscountMinor())));
        var payments =
                sql.selectFrom(PAYMENTS)
                        .where(PAYMENTS.TENANT_ID.eq(tenant))
                        .and(PAYMENTS.ORDER_UUID.eq(DSL.any(ids)))
                        .orderBy(PAYMENTS.ORDER_UUID, PAYMENTS.PAYMENT_NO)
                        .fetchGroups(
                                PAYMENTS.ORDER_UUID,
                                row ->
                                        new NewPayment(
                                                BigDecimal.valueOf(row.getAmountMinor()),
                                                row.getPaidAt()));
        var refunds =
                sql.selectFrom(REFUNDS)
                        .where(REFUNDS.TENANT_ID.eq(tenant))
                        .and(REFUNDS.ORDER_UUID.eq(DSL.any(ids)))
                        .and(DSL.not(REFUNDS.APART))
                        .orderBy(REFUNDS.ORDER_UUID, REFUNDS.ID)
                        .fetchGroups(
                                REFUNDS.ORDER_UUID,
                                row ->
                                        new NewRefund(
                                                row.getRefundId(),
                                                BigDecimal.valueOf(row.getAmountMinor()),
                                                row.getRefundedAt()));
        var images = new HashMap<OrderKey, OrderImage>();
        for (var row : rows) {
            var told =
                    new Told(
                            lines.getOrDefault(row.getId(), List.of()),
                            payments.getOrDefault(row.getId(), List.of()),
                            refunds.getOrDefault(row.getId(), List.of()));
            images.put(
                    key(row),
                    new OrderImage(row.getId(), json.writeValueAsString(told.order(row))));
        }
        return images;
    }

    private static OrderKey key(OrdersRecord row) {
        return new OrderKey(row.getSource(), row.getOrderId());
    }

    /// What an order was told with; amounts still in minor units.
    private record Told(List<NewLine> lines, List<NewPayment> payments, List<NewRefund> refunds) {

        NewOrder order(OrdersRecord row) {
            var currency = Currency.getInstance(row.getCurrency());
            return new NewOrder(
                    row.getSource(),
                    row.getOrderId(),
                    row.getOrderedAt(),
                    row.getCurrency(),
                    row.getChannel(),
                    row.getStore(),
                    row.getStaff(),
                    customer(row.getCustomerId()),
                    lines.stream().map(line -> major(line, currency)).toList(),
                    payments.stream()
                            .map(payment ->
                                    new NewPayment(
                                            major(payment.amount(), currency), payment.paidAt()))
                            .toList(),
                    refunds.stream()
                            .map(refund ->
                                    new NewRefund(
                                            refund.refundId(),
                                            major(refund.amount(), currency),
                                            refund.refundedAt()))
                            .toList(),
                    row.getPaidInFull());
        }
    }

    private static NewLine major(NewLine line, Currency currency) {
        return new NewLine(
                line.lineId(),
                line.sku(),
                line.name(),
                line.quantity(),
                line.unitPrice(),
                major(line.discount(), currency));
    }

    private static BigDecimal major(BigDecimal minor, Currency currency) {
        return new Money(minor.longValueExact(), currency).amount();
    }

    private static @Nullable CustomerId customer(@Nullable UUID id) {
        return id == null ? null : new CustomerId(id);
    }

    NewOrder order(OrderImage image) {
        return json.readValue(image.json(), NewOrder.class);
    }

    Map<OrderKey, OrderImage> notes(Set<OrderKey> keys) {
        var tenant = Tenant.current().id();
        var rows =
                sql.select(REFUNDS, ORDERS.ORDER_ID)
                        .from(REFUNDS)
                        .leftJoin(ORDERS)
                        .on(ORDERS.TENANT_ID.eq(REFUNDS.TENANT_ID))
                        .and(ORDERS.ID.eq(REFUNDS.ORDER_UUID))
                        .where(REFUNDS.TENANT_ID.eq(tenant))
                        .and(REFUNDS.SOURCE.eq(DSL.any(sources(keys))))
                        .and(REFUNDS.REFUND_ID.eq(DSL.any(names(keys))))
                        .and(REFUNDS.APART)
                        .fetch();
        var ids = rows.stream().map(row -> row.value1().getId()).toArray(UUID[]::new);
        var lines =
                sql.selectFrom(REFUND_LINES)
                        .where(REFUND_LINES.TENANT_ID.eq(tenant))
                        .and(REFUND_LINES.REFUND_UUID.eq(DSL.any(ids)))
                        .orderBy(REFUND_LINES.REFUND_UUID, REFUND_LINES.LINE_NO)
                        .fetchGroups(
                                REFUND_LINES.REFUND_UUID,
                                row ->
                                        new NewLine(
                                                row.getLineId(),
                                                row.getSku(),
                                                row.getName(),
                                                row.getQuantity(),
                                                row.getUnitPrice(),
                                                BigDecimal.ZERO));
        var images = new HashMap<OrderKey, OrderImage>();
        for (var row : rows) {
            var note = note(row.value1(), row.value2(), lines);
            if (keys.contains(note.key())) {
                images.put(
                        note.key(),
                        new OrderImage(row.value1().getId(), json.writeValueAsString(note)));
            }
        }
        return images;
    }

    private static NewCreditNote note(
            RefundsRecord row, @Nullable String orderId, Map<UUID, List<NewLine>> lines) {
        return new NewCreditNote(
                row.getSource(),
                row.getRefundId(),
                row.getRefundedAt(),
                row.getCurrency(),
                row.getChannel(),
                row.getStore(),
                customer(row.getCustomerId()),
                orderId,
                lines.getOrDefault(row.getId(), List.of()));
    }

    NewCreditNote note(OrderImage image) {
        return json.readValue(image.json(), NewCreditNote.class);
    }

    private static String[] sources(Collection<OrderKey> keys) {
        return keys.stream().map(OrderKey::source).distinct().toArray(String[]::new);
    }

    private static String[] names(Collection<OrderKey> keys) {
        return keys.stream().map(OrderKey::id).distinct().toArray(String[]::new);
    }
}
