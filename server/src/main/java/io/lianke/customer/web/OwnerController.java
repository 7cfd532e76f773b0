package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.Owners;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who may own customers.
@RestController
class OwnerController {
    private final Owners owners;

    OwnerController(Owners owners) {
        this.owners = owners;
    }

    record OwnerList(List<OwnerBody> items, @Nullable String nextPageToken) {}

    /// Names only, for everybody who sees customers; more of a member is told by `members`.
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/customer-owners")
    OwnerList listCustomerOwners() {
        return new OwnerList(
                owners.list().stream()
                        .map(owner -> Objects.requireNonNull(OwnerBody.of(owner)))
                        .toList(),
                null);
    }
}
