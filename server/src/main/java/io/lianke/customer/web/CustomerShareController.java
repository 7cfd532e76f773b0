package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.Share;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerShares;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Shares single customers with members who would not see them.
@RestController
class CustomerShareController {
    private final CustomerShares shares;

    CustomerShareController(CustomerShares shares) {
        this.shares = shares;
    }

    /// @param mine the caller's own share of the customer
    /// @param mayShare whether the caller may give and take shares of the customer
    record CustomerShareList(List<ShareBody> items, @Nullable ShareBody mine, boolean mayShare) {}

    /// @param access `read` or `write`
    /// @param endsAt in the future, by ten years at most; null: until it is taken back
    /// @param note why
    record NewShare(
            @NotBlank @Size(max = 20) String access,
            @Nullable Instant endsAt,
            @Nullable @Size(max = Share.NOTE_CHARS_MAX) String note) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/customers/{id}/shares")
    CustomerShareList listCustomerShares(@PathVariable UUID id) {
        var shared = shares.of(new CustomerId(id));
        return new CustomerShareList(
                shared.shares().stream().map(ShareBody::of).toList(),
                ShareBody.orNull(shared.mine()),
                shared.mayShare());
    }

    /// In place of an earlier share of the customer with this member.
    @Requires(Permission.CUSTOMER_WRITE)
    @PutMapping("/api/v1/customers/{id}/shares/{member}")
    ShareBody shareCustomer(
            @PathVariable UUID id, @PathVariable UUID member, @Valid @RequestBody NewShare share) {
        return ShareBody.of(
                shares.share(
                        new CustomerId(id),
                        member,
                        Share.Right.read(share.access(), "/access"),
                        share.endsAt(),
                        Objects.requireNonNullElse(share.note(), "")));
    }

    @Requires(Permission.CUSTOMER_WRITE)
    @DeleteMapping("/api/v1/customers/{id}/shares/{member}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unshareCustomer(@PathVariable UUID id, @PathVariable UUID member) {
        shares.unshare(new CustomerId(id), member);
    }
}
