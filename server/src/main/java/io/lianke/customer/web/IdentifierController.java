package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerProblem;
import io.lianke.customer.Customers;
import io.lianke.customer.resolution.Normalized;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.shared.RequestProblem;
import io.lianke.tenancy.Tenants;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finds a customer by what it is known by. Shares its path with the list of customers, and is left
/// out of the OpenAPI document, which has room for one answer at a path.
@RestController
class IdentifierController {
    private static final int CHARS_MAX = 1_200;

    private final Customers customers;
    private final Tenants tenants;

    IdentifierController(Customers customers, Tenants tenants) {
        this.customers = customers;
        this.tenants = tenants;
    }

    /// The one customer who holds an identifier, written `TYPE:VALUE` or `external:TYPE:ID`.
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping(path = "/api/v1/customers", params = "identifier")
    CustomerBody findCustomer(@RequestParam @Size(max = CHARS_MAX) String identifier) {
        var normalizer = new Normalizer(tenants.settings().region());
        return switch (normalizer.parse(identifier)) {
            case Normalized.Accepted(var accepted) ->
                    CustomerBody.of(
                            customers
                                    .findByIdentifier(accepted)
                                    .map(customers::get)
                                    .orElseThrow(CustomerProblem::unknown));
            case Normalized.Refused(var code) when code.equals(Normalized.UNKNOWN_TYPE) ->
                    throw RequestProblem.invalid("?identifier", code, Map.of());
            case Normalized.Refused(_) -> throw CustomerProblem.unknown();
        };
    }
}
