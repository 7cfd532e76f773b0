package io.lianke.commerce;

import io.lianke.customer.CustomerId;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters of the list of orders as data, by the names of its parameters.
///
/// @param customer id of the customer that ordered
/// @param channel code of the channel
/// @param store code of the store
/// @param from an instant or a local date in `zone`
/// @param to the first instant or local date left out
/// @param q a whole order id
/// @param status `open`, `paid`, `part_refunded` or `refunded`
/// @param staff who took it, the whole of it
/// @param sku a product that was sold in it
/// @param buyers `new` or `returning`: whether the customer had bought before `from`, which is then
///   needed; `unknown`: no customer is known
/// @param revenue `true`: orders with revenue, as reports count them, only
public record OrderFilter(
        @Nullable UUID customer,
        @Nullable @Size(max = 64) String channel,
        @Nullable @Size(max = 64) String store,
        @Nullable @Size(max = 64) String from,
        @Nullable @Size(max = 64) String to,
        @Nullable @Size(max = 64) String zone,
        @Nullable @Size(max = 200) String q,
        @Nullable @Size(max = 20) String status,
        @Nullable @Size(max = 200) String staff,
        @Nullable @Size(max = 200) String sku,
        @Nullable @Size(max = 10) String buyers,
        @Nullable Boolean revenue) {

    /// @param tenants for the zone of local dates
    public OrderQuery toQuery(Tenants tenants) {
        var period = Period.read(from, to, zone, tenants);
        return new OrderQuery(
                customer == null ? null : new CustomerId(customer),
                channel,
                store,
                period.from(),
                period.to(),
                q,
                sale());
    }

    private OrderQuery.Sale sale() {
        return new OrderQuery.Sale(
                status == null ? null : OrderStatus.of(status).orElseThrow(() -> choice("status")),
                staff,
                sku,
                switch (buyers) {
                    case null -> null;
                    case "new" -> BuyerGroups.Group.NEW;
                    case "returning" -> BuyerGroups.Group.RETURNING;
                    case "unknown" -> BuyerGroups.Group.UNKNOWN;
                    case String _ -> throw choice("buyers");
                },
                Boolean.TRUE.equals(revenue));
    }

    private static RequestProblem choice(String parameter) {
        return RequestProblem.invalid("?" + parameter, "request/choice", Map.of());
    }
}
