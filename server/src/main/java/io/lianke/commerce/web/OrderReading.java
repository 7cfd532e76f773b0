package io.lianke.commerce.web;

import io.lianke.commerce.OrderIntake;
import io.lianke.commerce.web.OrderBodies.Defaults;
import io.lianke.commerce.web.OrderBodies.OrderCustomer;
import io.lianke.commerce.web.OrderBodies.PutOrder;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.customer.resolution.Normalized;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenants;
import io.lianke.tracking.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads an order of a request: what is left out comes from the tenant and the source.
@Component
class OrderReading {
    private static final String CHANNEL_DEFAULT = "web";

    private final Tenants tenants;
    private final Sources sources;

    OrderReading(Tenants tenants, Sources sources) {
        this.tenants = tenants;
        this.sources = sources;
    }

    OrderIntake.Told told(String source, String orderId, PutOrder order) {
        return with(source).told(orderId, order);
    }

    /// Settings looked up once for all orders of one source in a request.
    OfSource with(String source) {
        var settings = tenants.settings();
        var channel = sources.defaultChannel(source).orElse(CHANNEL_DEFAULT);
        return new OfSource(
                source,
                new Defaults(settings.currency().getCurrencyCode(), channel),
                new Normalizer(settings.region()));
    }

    record OfSource(String source, Defaults defaults, Normalizer normalizer) {

        OrderIntake.Told told(String orderId, PutOrder order) {
            var known = order.told(source, orderId, defaults);
            return new OrderIntake.Told(known, identifiers(order.customer()));
        }

        private List<Identifier> identifiers(@Nullable OrderCustomer customer) {
            if (customer == null) {
                return List.of();
            }
            var identifiers = new ArrayList<Identifier>();
            var errors = new ArrayList<FieldProblem>();
            for (var entry : customer.identifiers().entrySet()) {
                var pointer = "/customer/identifiers/" + entry.getKey();
                var type = IdentifierType.parse(entry.getKey());
                if (type.isEmpty()) {
                    errors.add(FieldProblem.of(pointer, Normalized.UNKNOWN_TYPE));
                    continue;
                }
                switch (normalizer.normalize(type.get(), entry.getValue())) {
                    case Normalized.Accepted(var identifier) -> identifiers.add(identifier);
                    case Normalized.Refused(var code) -> errors.add(FieldProblem.of(pointer, code));
                }
            }
            if (!errors.isEmpty()) {
                throw RequestProblem.invalid(errors);
            }
            return identifiers;
        }
    }
}
