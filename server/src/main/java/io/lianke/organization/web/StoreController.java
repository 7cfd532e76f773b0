package io.lianke.organization.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.organization.Store;
import io.lianke.organization.Stores;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StoreController {
    private final Stores stores;

    StoreController(Stores stores) {
        this.stores = stores;
    }

    record StoreBody(
            UUID id, String code, String name, @Nullable String region, @Nullable String city) {
        static StoreBody of(Store store) {
            return new StoreBody(
                    store.id(),
                    store.code(),
                    store.name(),
                    store.region().isEmpty() ? null : store.region(),
                    store.city().isEmpty() ? null : store.city());
        }
    }

    record StoreList(List<StoreBody> items, @Nullable String nextPageToken) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/stores")
    StoreList listStores() {
        return new StoreList(stores.list().stream().map(StoreBody::of).toList(), null);
    }
}
