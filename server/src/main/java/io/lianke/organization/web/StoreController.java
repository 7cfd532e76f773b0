package io.lianke.organization.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.organization.Store;
import io.lianke.organization.Stores;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StoreController {
    private static final int DEGREE_DIGITS = 6;

    private final Stores stores;

    StoreController(Stores stores) {
        this.stores = stores;
    }

    /// @param region name of the region it lies in, by the unit it belongs to; null for none, as is
    ///   `city`
    record StoreBody(
            UUID id,
            String code,
            String name,
            @Nullable UUID unitId,
            @Nullable String region,
            @Nullable String city,
            String status) {}

    record StoreList(List<StoreBody> items, @Nullable String nextPageToken) {}

    /// @param version to send back with a change
    record StoreDetailBody(UUID id, String code, @Valid StoreProfileBody profile, int version) {
        static StoreDetailBody of(Store store) {
            return new StoreDetailBody(
                    store.id(), store.code(), StoreProfileBody.of(store), store.version());
        }
    }

    /// What may be changed of a store.
    ///
    /// @param unitId null: the head office
    /// @param latitude degrees north, WGS 84; given with `longitude` or not at all
    /// @param managerId the member of staff who runs it
    record StoreProfileBody(
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID unitId,
            @NotBlank @Size(max = 20) String status,
            @Nullable @Size(max = 500) String address,
            @Nullable @Size(max = 40) String phone,
            @Nullable @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
            @Nullable @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude,
            @NotNull @Size(max = 50) List<@NotBlank @Size(max = 60) String> services,
            @NotNull @Valid OpeningHoursBody hours,
            @Nullable UUID managerId) {

        static StoreProfileBody of(Store store) {
            var profile = store.profile();
            var point = profile.point();
            return new StoreProfileBody(
                    store.name(),
                    store.unit(),
                    profile.status().code(),
                    orNull(profile.address()),
                    orNull(profile.phone()),
                    point == null ? null : point.latitude(),
                    point == null ? null : point.longitude(),
                    profile.services(),
                    OpeningHoursBody.of(profile.hours()),
                    profile.manager());
        }

        Store.Profile read() {
            if ((latitude == null) != (longitude == null)) {
                throw RequestProblem.invalid("/longitude", "organization/point-half", Map.of());
            }
            return new Store.Profile(
                    Store.Status.of(status)
                            .orElseThrow(() ->
                                    RequestProblem.invalid("/status", "request/choice", Map.of())),
                    Objects.requireNonNullElse(address, "").strip(),
                    Objects.requireNonNullElse(phone, "").strip(),
                    latitude == null || longitude == null
                            ? null
                            : new Store.Point(
                                    latitude.setScale(DEGREE_DIGITS, RoundingMode.HALF_UP),
                                    longitude.setScale(DEGREE_DIGITS, RoundingMode.HALF_UP)),
                    services.stream().map(String::strip).distinct().toList(),
                    hours.read(),
                    managerId);
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    record NewStoreBody(
            @NotBlank @Size(max = Stores.CODE_CHARS_MAX) String code,
            @NotBlank @Size(max = 200) String name,
            @Nullable UUID unitId) {}

    record StoreChange(@NotNull @Valid StoreProfileBody profile, int version) {}

    /// The stores that the caller reaches.
    @Requires({Permission.CUSTOMER_READ, Permission.ORDER_READ})
    @GetMapping("/api/v1/stores")
    StoreList listStores() {
        return new StoreList(stores.located().stream().map(StoreController::body).toList(), null);
    }

    private static StoreBody body(Stores.Located located) {
        var store = located.store();
        return new StoreBody(
                store.id(),
                store.code(),
                store.name(),
                store.unit(),
                located.region() == null ? null : located.region().name(),
                located.city() == null ? null : located.city().name(),
                store.profile().status().code());
    }

    @Requires({Permission.CUSTOMER_READ, Permission.ORDER_READ})
    @GetMapping("/api/v1/stores/{id}")
    StoreDetailBody getStore(@PathVariable UUID id) {
        return StoreDetailBody.of(stores.get(id));
    }

    @Requires(Permission.ORGANIZATION_MANAGE)
    @PostMapping("/api/v1/stores")
    @ResponseStatus(HttpStatus.CREATED)
    StoreDetailBody createStore(@Valid @RequestBody NewStoreBody store) {
        return StoreDetailBody.of(
                stores.create(store.code().strip(), store.name().strip(), store.unitId()));
    }

    @Requires(Permission.ORGANIZATION_MANAGE)
    @PutMapping("/api/v1/stores/{id}")
    StoreDetailBody changeStore(@PathVariable UUID id, @Valid @RequestBody StoreChange change) {
        var profile = change.profile();
        return StoreDetailBody.of(
                stores.change(
                        new Store(
                                id,
                                "",
                                profile.name().strip(),
                                profile.unitId(),
                                profile.read(),
                                change.version()),
                        change.version()));
    }
}
