package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerProblem;
import io.lianke.customer.Customers;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finds a customer by what it is known by. Shares its path with the list of customers, and is left
/// out of the OpenAPI document, which has room for one answer at a path.
@RestController
class IdentifierController {
    private static final int CHARS_MAX = 1_200;

    private final Customers customers;

    IdentifierController(Customers customers) {
        this.customers = customers;
    }

    /// The one customer who holds an identifier, written `TYPE:VALUE` or `external:TYPE:ID`.
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping(path = "/api/v1/customers", params = "identifier")
    CustomerBody findCustomer(@RequestParam @Size(max = CHARS_MAX) String identifier) {
        return CustomerBody.of(
                customers.findBySpelling(identifier).orElseThrow(CustomerProblem::unknown));
    }
}
