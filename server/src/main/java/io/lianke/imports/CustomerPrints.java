package io.lianke.imports;

import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Fingerprints of customers: their versions.
final class CustomerPrints {
    private CustomerPrints() {}

    static Map<UUID, String> of(Customers customers, Collection<UUID> ids) {
        var prints = new HashMap<UUID, String>();
        customers
                .versions(ids.stream().map(CustomerId::new).collect(Collectors.toSet()))
                .forEach((id, version) -> prints.put(id.value(), String.valueOf(version)));
        return prints;
    }
}
