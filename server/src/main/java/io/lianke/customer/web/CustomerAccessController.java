package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerAccess;
import io.lianke.customer.CustomerId;
import io.lianke.organization.Unit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tells administrators who sees a customer, and why.
@RestController
class CustomerAccessController {
    private final CustomerAccess access;

    CustomerAccessController(CustomerAccess access) {
        this.access = access;
    }

    /// @param because `all`, `store` or `owner` when the member sees the customer; else
    ///   `other_store`, `other_owner`, `role` or `not_active`
    /// @param store code of the customer's store
    /// @param path names of the units above that store, from the head office down
    /// @param owner who looks after the customer
    record CustomerAccessBody(
            UUID memberId,
            String role,
            String scope,
            boolean sees,
            String because,
            @Nullable String store,
            List<String> path,
            @Nullable OwnerBody owner) {}

    /// @param member id of the member of staff whom it is about
    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/customers/{id}/access")
    CustomerAccessBody explainAccess(@PathVariable UUID id, @RequestParam UUID member) {
        var explained = access.explain(new CustomerId(id), member);
        return new CustomerAccessBody(
                explained.member().id(),
                explained.member().role().code(),
                explained.member().scope().code(),
                explained.because().sees(),
                explained.because().code(),
                explained.customer().store(),
                explained.path().stream().map(Unit::name).toList(),
                OwnerBody.of(explained.customer().owner()));
    }
}
