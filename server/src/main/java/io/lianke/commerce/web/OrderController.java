package io.lianke.commerce.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.commerce.OrderFilter;
import io.lianke.commerce.OrderIntake;
import io.lianke.commerce.OrderKey;
import io.lianke.commerce.Orders;
import io.lianke.commerce.PutOutcome;
import io.lianke.commerce.web.OrderBodies.OrderBody;
import io.lianke.commerce.web.OrderBodies.OrderDetailBody;
import io.lianke.commerce.web.OrderBodies.OrderList;
import io.lianke.commerce.web.OrderBodies.PutOrder;
import io.lianke.customer.Customers;
import io.lianke.shared.Page;
import io.lianke.tenancy.Tenants;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Orders, one at a time and as a list.
@RestController
class OrderController {
    private final Orders orders;
    private final OrderIntake intake;
    private final OrderReading reading;
    private final Customers customers;
    private final Tenants tenants;

    OrderController(
            Orders orders,
            OrderIntake intake,
            OrderReading reading,
            Customers customers,
            Tenants tenants) {
        this.orders = orders;
        this.intake = intake;
        this.reading = reading;
        this.customers = customers;
        this.tenants = tenants;
    }

    /// @param source where the order comes from
    @Requires(Permission.ORDER_WRITE)
    @PutMapping("/api/v1/orders/{sourceOrderId}")
    ResponseEntity<OrderDetailBody> putOrder(
            @PathVariable @Size(max = 200) String sourceOrderId,
            @RequestParam(defaultValue = OrderBodies.SOURCE_DEFAULT) @Size(max = 64) String source,
            @Valid @RequestBody PutOrder order) {
        var outcome = intake.put(reading.told(source, sourceOrderId, order));
        var status =
                outcome.change() == PutOutcome.Change.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(detail(new OrderKey(source, sourceOrderId)));
    }

    /// @param source where the order comes from
    @Requires(Permission.ORDER_READ)
    @GetMapping("/api/v1/orders/{sourceOrderId}")
    OrderDetailBody getOrder(
            @PathVariable @Size(max = 200) String sourceOrderId,
            @RequestParam(defaultValue = OrderBodies.SOURCE_DEFAULT) @Size(max = 64)
                    String source) {
        return detail(new OrderKey(source, sourceOrderId));
    }

    private OrderDetailBody detail(OrderKey key) {
        var detail = orders.get(key);
        var customer = detail.order().customer();
        return OrderDetailBody.of(
                detail, customers.labels(customer == null ? Set.of() : Set.of(customer)));
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/api/v1/orders")
    OrderList listOrders(
            @Validated @ModelAttribute OrderFilter filter,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = orders.page(filter.toQuery(tenants), pageSize, pageToken);
        var labels =
                customers.labels(
                        page.items().stream()
                                .flatMap(order -> Stream.ofNullable(order.customer()))
                                .collect(Collectors.toUnmodifiableSet()));
        return new OrderList(
                page.items().stream().map(order -> OrderBody.of(order, labels)).toList(),
                page.nextPageToken());
    }
}
