package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.StepUp;
import io.lianke.customer.CustomerId;
import io.lianke.customer.Customers;
import io.lianke.customer.HandOvers;
import io.lianke.customer.PastOwners;
import io.lianke.customer.Succession;
import io.lianke.shared.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Hands over what members hold when they leave.
@RestController
class HandOverController {
    private final HandOvers handOvers;
    private final PastOwners pastOwners;

    HandOverController(HandOvers handOvers, PastOwners pastOwners) {
        this.handOvers = handOvers;
        this.pastOwners = pastOwners;
    }

    /// @param fate `goes` to the first receiver, `stays` as it is, or `ends`
    record HoldingBody(String kind, int count, String fate) {}

    /// @param store code; null: of no store
    record HeldOfStore(@Nullable String store, int count) {}

    /// @param stores where the member's customers shop, most first, 200 at most
    record HoldingsBody(int customers, List<HeldOfStore> stores, List<HoldingBody> holdings) {}

    record StoreReceiver(
            @NotBlank @Size(max = Customers.PLACE_CHARS_MAX) String store,
            @NotNull UUID receiverId) {}

    /// @param receiverIds who take the customers in turn; the first gets what else goes
    /// @param stores who takes the customers of single stores instead
    /// @param suspend whether the member's access ends; it does unless told otherwise
    record HandOverBody(
            @NotNull @Size(min = 1, max = HandOvers.RECEIVERS_MAX) List<@NotNull UUID> receiverIds,
            @Nullable @Size(max = HandOvers.STORES_MAX) List<@NotNull @Valid StoreReceiver> stores,
            @Nullable Boolean suspend) {

        Succession succession() {
            var byStore = new LinkedHashMap<String, UUID>();
            for (var one : Objects.requireNonNullElse(stores, List.<StoreReceiver>of())) {
                if (byStore.put(one.store(), one.receiverId()) != null) {
                    throw RequestProblem.invalid("/stores", "request/choice", Map.of());
                }
            }
            return new Succession(byStore, receiverIds.stream().distinct().toList());
        }
    }

    record GettingBody(OwnerBody receiver, int customers) {}

    record HandOverPreview(List<GettingBody> receivers) {}

    record PastOwnerBody(OwnerBody owner, Instant until) {}

    record PastOwnerList(List<PastOwnerBody> items) {}

    /// What a member holds, and what would become of it.
    @Requires(Permission.MEMBER_MANAGE)
    @GetMapping("/api/v1/members/{id}/holdings")
    HoldingsBody listHoldings(@PathVariable UUID id) {
        var held = handOvers.held(id);
        return new HoldingsBody(
                held.customers(),
                held.stores().stream()
                        .map(one -> new HeldOfStore(one.store(), one.count()))
                        .toList(),
                held.holdings().stream()
                        .map(one -> new HoldingBody(one.kind(), one.count(), one.fate().code()))
                        .toList());
    }

    /// Tells how many customers each would get, and does nothing.
    @Requires(Permission.MEMBER_MANAGE)
    @PostMapping("/api/v1/members/{id}:previewHandOver")
    HandOverPreview previewHandOver(@PathVariable UUID id, @Valid @RequestBody HandOverBody body) {
        return new HandOverPreview(
                handOvers.preview(id, body.succession()).stream()
                        .map(one ->
                                new GettingBody(
                                        Objects.requireNonNull(OwnerBody.of(one.receiver())),
                                        one.customers()))
                        .toList());
    }

    /// Hands over. The answer is the bulk change by which the customers go; undoing that gives
    /// everything back but the member's access.
    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PostMapping("/api/v1/members/{id}:handOver")
    @ResponseStatus(HttpStatus.CREATED)
    BulkChangeBody handOver(
            @PathVariable UUID id,
            @Valid @RequestBody HandOverBody body,
            HttpServletRequest request) {
        var afterwards =
                Boolean.FALSE.equals(body.suspend())
                        ? HandOvers.Afterwards.STAYS
                        : HandOvers.Afterwards.SUSPENDED;
        return BulkChangeBody.of(handOvers.start(id, body.succession(), afterwards), request);
    }

    /// Who looked after a customer before, newest first.
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/customers/{id}/past-owners")
    PastOwnerList listPastOwners(@PathVariable UUID id) {
        return new PastOwnerList(
                pastOwners.of(new CustomerId(id)).stream()
                        .map(one ->
                                new PastOwnerBody(
                                        Objects.requireNonNull(OwnerBody.of(one.owner())),
                                        one.until()))
                        .toList());
    }
}
