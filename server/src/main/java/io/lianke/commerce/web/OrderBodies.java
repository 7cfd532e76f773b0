package io.lianke.commerce.web;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lianke.commerce.NewLine;
import io.lianke.commerce.NewOrder;
import io.lianke.commerce.NewPayment;
import io.lianke.commerce.NewRefund;
import io.lianke.commerce.Order;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerLabel;
import io.lianke.customer.resolution.Identifier;
import io.lianke.shared.web.MoneyBody;
import io.lianke.shared.web.PersonRecords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Orders as they stand in requests and answers.
final class OrderBodies {
    static final String SOURCE_DEFAULT = "default";

    private OrderBodies() {}

    /// @param identifiers value by type, for example `"phone": "13800138000"`
    record OrderCustomer(
            @NotNull @Size(max = 20)
                    Map<@Size(max = 80) String, @NotNull @Size(max = 256) String> identifiers) {}

    /// @param discount on the whole line
    record OrderLine(
            @Nullable @Size(max = 200) String lineId,
            @NotBlank @Size(max = 200) String sku,
            @Nullable @Size(max = 500) String name,
            @NotNull BigDecimal quantity,
            @NotNull BigDecimal unitPrice,
            @Nullable BigDecimal discount) {
        NewLine told() {
            return new NewLine(
                    lineId,
                    sku,
                    name,
                    quantity,
                    unitPrice,
                    discount == null ? BigDecimal.ZERO : discount);
        }
    }

    /// @param paidAt the time of the order when absent
    record OrderPayment(@NotNull BigDecimal amount, @Nullable Instant paidAt) {}

    /// @param refundedAt the time of the order when absent
    record OrderRefund(
            @NotBlank @Size(max = 200) String refundId,
            @NotNull BigDecimal amount,
            @Nullable Instant refundedAt) {}

    /// @param currency the tenant's when absent
    /// @param channel the source's, else `web`, when absent
    /// @param staff who took the order
    /// @param payments absent: nothing is known of payments and the order counts as paid
    record PutOrder(
            @NotNull Instant orderedAt,
            @Nullable @Size(min = 3, max = 3) String currency,
            @Nullable @Size(max = 64) String channel,
            @Nullable @Size(max = 64) String store,
            @Nullable @Size(max = 200) String staff,
            @Valid @Nullable OrderCustomer customer,
            @NotNull @Size(max = NewOrder.LINES_MAX) List<@Valid @NotNull OrderLine> lines,
            @Nullable @Size(max = 100) List<@Valid @NotNull OrderPayment> payments,
            @Nullable @Size(max = 100) List<@Valid @NotNull OrderRefund> refunds) {

        /// @param where what the caller left out
        NewOrder told(String source, String orderId, Defaults where) {
            return new NewOrder(
                    source,
                    orderId,
                    orderedAt,
                    currency == null ? where.currency() : currency,
                    channel == null ? where.channel() : channel,
                    store,
                    staff == null || staff.isBlank() ? null : staff,
                    null,
                    lines.stream().map(OrderLine::told).toList(),
                    payments == null ? List.of() : payments.stream().map(this::told).toList(),
                    refunds == null ? List.of() : refunds.stream().map(this::told).toList(),
                    payments == null);
        }

        private NewPayment told(OrderPayment payment) {
            return new NewPayment(
                    payment.amount(), payment.paidAt() == null ? orderedAt : payment.paidAt());
        }

        private NewRefund told(OrderRefund refund) {
            return new NewRefund(
                    refund.refundId(),
                    refund.amount(),
                    refund.refundedAt() == null ? orderedAt : refund.refundedAt());
        }
    }

    record Defaults(String currency, String channel) {}

    /// An order of a bulk request: the fields of [PutOrder] and which order it is, under the name
    /// that answers use or the one that the path of a single order has.
    record BulkOrder(
            @JsonAlias("sourceOrderId") @NotBlank @Size(max = 200) String orderId,
            @Nullable @Size(max = 64) String source,
            @NotNull Instant orderedAt,
            @Nullable @Size(min = 3, max = 3) String currency,
            @Nullable @Size(max = 64) String channel,
            @Nullable @Size(max = 64) String store,
            @Nullable @Size(max = 200) String staff,
            @Valid @Nullable OrderCustomer customer,
            @NotNull @Size(max = NewOrder.LINES_MAX) List<@Valid @NotNull OrderLine> lines,
            @Nullable @Size(max = 100) List<@Valid @NotNull OrderPayment> payments,
            @Nullable @Size(max = 100) List<@Valid @NotNull OrderRefund> refunds) {
        PutOrder order() {
            return new PutOrder(
                    orderedAt, currency, channel, store, staff, customer, lines, payments, refunds);
        }
    }

    record CustomerKey(String type, String value) {
        static @Nullable CustomerKey of(@Nullable Identifier identifier) {
            return identifier == null
                    ? null
                    : new CustomerKey(identifier.type().name(), identifier.value());
        }
    }

    /// @param staff who took the order
    /// @param customerIdentifier what the customer is best known by beside the name
    record OrderBody(
            UUID id,
            String orderId,
            String source,
            Instant orderedAt,
            String status,
            @Nullable UUID customerId,
            @Nullable String customerName,
            @Nullable CustomerKey customerIdentifier,
            String channel,
            @Nullable String store,
            @Nullable String staff,
            MoneyBody gross,
            MoneyBody discount,
            MoneyBody paid,
            MoneyBody refunded,
            int lineCount,
            int revision) {
        static OrderBody of(Order order, Map<CustomerId, CustomerLabel> labels) {
            var customer = order.customer();
            var label = customer == null ? null : labels.get(customer);
            return new OrderBody(
                    order.id(),
                    order.key().id(),
                    order.key().source(),
                    order.orderedAt(),
                    order.status().code(),
                    customer == null ? null : customer.value(),
                    label == null ? null : label.name(),
                    label == null ? null : CustomerKey.of(label.identifier()),
                    order.channel(),
                    order.store(),
                    order.staff(),
                    MoneyBody.of(order.gross()),
                    MoneyBody.of(order.discount()),
                    MoneyBody.of(order.paid()),
                    MoneyBody.of(order.refunded()),
                    order.lineCount(),
                    order.revision());
        }
    }

    record OrderList(List<OrderBody> items, @Nullable String nextPageToken)
            implements PersonRecords {
        @Override
        public List<UUID> persons() {
            return items.stream().flatMap(order -> Stream.ofNullable(order.customerId())).toList();
        }
    }

    record OrderLineBody(
            String lineId,
            String sku,
            @Nullable String name,
            String quantity,
            String unitPrice,
            MoneyBody discount,
            MoneyBody amount,
            boolean revenue) {}

    record OrderPaymentBody(MoneyBody amount, Instant paidAt) {}

    /// @param apart it came as a document of its own
    record OrderRefundBody(String refundId, MoneyBody amount, Instant refundedAt, boolean apart) {}

    record OrderDetailBody(
            @JsonUnwrapped OrderBody order,
            List<OrderLineBody> lines,
            List<OrderPaymentBody> payments,
            List<OrderRefundBody> refunds)
            implements PersonRecords {
        @Override
        public List<UUID> persons() {
            return Stream.ofNullable(order.customerId()).toList();
        }

        static OrderDetailBody of(Order.Detail detail, Map<CustomerId, CustomerLabel> labels) {
            return new OrderDetailBody(
                    OrderBody.of(detail.order(), labels),
                    detail.lines().stream()
                            .map(line ->
                                    new OrderLineBody(
                                            line.lineId(),
                                            line.sku(),
                                            line.name(),
                                            line.quantity().toPlainString(),
                                            line.unitPrice().toPlainString(),
                                            MoneyBody.of(line.discount()),
                                            MoneyBody.of(line.amount()),
                                            line.revenue()))
                            .toList(),
                    detail.payments().stream()
                            .map(payment ->
                                    new OrderPaymentBody(
                                            MoneyBody.of(payment.amount()), payment.paidAt()))
                            .toList(),
                    detail.refunds().stream()
                            .map(refund ->
                                    new OrderRefundBody(
                                            refund.refundId(),
                                            MoneyBody.of(refund.amount()),
                                            refund.refundedAt(),
                                            refund.apart()))
                            .toList());
        }
    }
}
