package io.lianke.commerce.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.Orders;
import io.lianke.commerce.Period;
import io.lianke.commerce.Refund;
import io.lianke.commerce.RefundQuery;
import io.lianke.commerce.web.OrderBodies.CustomerKey;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerLabel;
import io.lianke.customer.Customers;
import io.lianke.shared.Page;
import io.lianke.shared.RequestProblem;
import io.lianke.shared.web.MoneyBody;
import io.lianke.shared.web.PersonRecords;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Money given back, also by documents that name no order and so stand with none.
@RestController
class RefundController {
    private final Orders orders;
    private final Customers customers;
    private final Tenants tenants;

    RefundController(Orders orders, Customers customers, Tenants tenants) {
        this.orders = orders;
        this.customers = customers;
        this.tenants = tenants;
    }

    /// What a list of refunds is asked for.
    ///
    /// @param kind `refund` (for an order) or `credit_note` (names none); both when absent
    /// @param customer id of the customer that got the money back
    /// @param channel code of the channel
    /// @param store code of the store
    /// @param from an instant or a local date in `zone`
    /// @param to the first instant or local date left out
    /// @param q a whole refund id
    record RefundListQuery(
            @Nullable @Size(max = 20) String kind,
            @Nullable UUID customer,
            @Nullable @Size(max = 64) String channel,
            @Nullable @Size(max = 64) String store,
            @Nullable @Size(max = 64) String from,
            @Nullable @Size(max = 64) String to,
            @Nullable @Size(max = 64) String zone,
            @Nullable @Size(max = 200) String q) {
        RefundQuery toQuery(Tenants tenants) {
            var period = Period.read(from, to, zone, tenants);
            return new RefundQuery(
                    kind == null ? null : toKind(kind),
                    customer == null ? null : new CustomerId(customer),
                    channel,
                    store,
                    period.from(),
                    period.to(),
                    q);
        }

        private static Refund.Kind toKind(String code) {
            return Refund.Kind.of(code)
                    .orElseThrow(() -> RequestProblem.invalid("?kind", "request/choice", Map.of()));
        }
    }

    /// @param kind `refund` or `credit_note`
    /// @param orderId null for a credit note
    /// @param customerIdentifier what the customer is best known by beside the name
    record RefundBody(
            UUID id,
            String refundId,
            String source,
            String kind,
            @Nullable String orderId,
            Instant refundedAt,
            @Nullable UUID customerId,
            @Nullable String customerName,
            @Nullable CustomerKey customerIdentifier,
            String channel,
            @Nullable String store,
            MoneyBody amount,
            int revision) {
        static RefundBody of(Refund refund, Map<CustomerId, CustomerLabel> labels) {
            var customer = refund.customer();
            var label = customer == null ? null : labels.get(customer);
            return new RefundBody(
                    refund.id(),
                    refund.key().id(),
                    refund.key().source(),
                    refund.kind().code(),
                    refund.orderId(),
                    refund.refundedAt(),
                    customer == null ? null : customer.value(),
                    label == null ? null : label.name(),
                    label == null ? null : CustomerKey.of(label.identifier()),
                    refund.channel(),
                    refund.store(),
                    MoneyBody.of(refund.amount()),
                    refund.revision());
        }
    }

    record RefundList(List<RefundBody> items, @Nullable String nextPageToken)
            implements PersonRecords {
        @Override
        public List<UUID> persons() {
            return items.stream()
                    .flatMap(refund -> Stream.ofNullable(refund.customerId()))
                    .toList();
        }
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/api/v1/refunds")
    RefundList listRefunds(
            @Validated @ModelAttribute RefundListQuery query,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = orders.refunds(query.toQuery(tenants), pageSize, pageToken);
        var labels =
                customers.labels(
                        page.items().stream()
                                .flatMap(refund -> Stream.ofNullable(refund.customer()))
                                .collect(Collectors.toUnmodifiableSet()));
        return new RefundList(
                page.items().stream().map(refund -> RefundBody.of(refund, labels)).toList(),
                page.nextPageToken());
    }
}
