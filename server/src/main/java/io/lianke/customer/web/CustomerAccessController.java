package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerAccess;
import io.lianke.customer.CustomerId;
import io.lianke.organization.Unit;
import io.lianke.shared.Page;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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

    /// @param because `all`, `store`, `owner` or `shared` when the member sees the customer; else
    ///   `other_store`, `other_owner`, `role` or `not_active`
    /// @param changes whether the member may change what is known of the customer
    /// @param store code of the customer's store
    /// @param path names of the units above that store, from the head office down
    /// @param owner who looks after the customer
    /// @param share of the customer with the member
    record CustomerAccessBody(
            UUID memberId,
            String role,
            String scope,
            boolean sees,
            boolean changes,
            String because,
            @Nullable String store,
            List<String> path,
            @Nullable OwnerBody owner,
            @Nullable ShareBody share) {}

    /// One of those who see a customer.
    ///
    /// @param because `all`, `store`, `owner` or `shared`
    record ViewerBody(
            UUID memberId,
            String displayName,
            String role,
            String scope,
            boolean changes,
            String because,
            @Nullable ShareBody share) {}

    record ViewerList(List<ViewerBody> items, @Nullable String nextPageToken) {}

    /// @param member id of the member of staff whom it is about
    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/customers/{id}/access")
    CustomerAccessBody explainAccess(@PathVariable UUID id, @RequestParam UUID member) {
        var explained = access.explain(new CustomerId(id), member);
        var sight = explained.sight();
        return new CustomerAccessBody(
                explained.member().id(),
                explained.member().role().code(),
                explained.member().scope().code(),
                sight.because().sees(),
                sight.changes(),
                sight.because().code(),
                explained.customer().store(),
                explained.path().stream().map(Unit::name).toList(),
                OwnerBody.of(explained.customer().owner()),
                ShareBody.orNull(sight.share()));
    }

    /// All members who see a customer, and why.
    ///
    /// @param pageSize how many at most
    /// @param pageToken of the page before
    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/customers/{id}/viewers")
    ViewerList listViewers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page = access.viewers(new CustomerId(id), pageSize, pageToken);
        return new ViewerList(
                page.items().stream()
                        .map(viewer ->
                                new ViewerBody(
                                        viewer.member().id(),
                                        viewer.member().displayName(),
                                        viewer.member().role().code(),
                                        viewer.member().scope().code(),
                                        viewer.sight().changes(),
                                        viewer.sight().because().code(),
                                        ShareBody.orNull(viewer.sight().share())))
                        .toList(),
                page.nextPageToken());
    }
}
