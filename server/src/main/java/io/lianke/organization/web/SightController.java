package io.lianke.organization.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.organization.Sights;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Tells what a member sees and may do.
@RestController
class SightController {
    /// A region has hundreds of stores; the console shows the first.
    private static final int STORES_SHOWN = 200;

    private final Sights sights;

    SightController(Sights sights) {
        this.sights = sights;
    }

    /// @param may `yes`, `not_by_role` or `not_by_scope`
    record MayBody(String permission, String may) {}

    record SeenStore(String code, String name) {}

    record SeenColleague(UUID id, String name) {}

    /// @param kind `customers` or `orders`
    /// @param more whether there are more than were counted
    record SeenCount(String kind, int count, boolean more) {}

    /// @param active whether the member can sign in; who cannot sees nothing and may do nothing
    /// @param stores by code, those of the member's that the caller sees too, 200 at most
    /// @param storeCount of all that the member sees
    /// @param colleagues whose customers the member sees
    /// @param counts of what the member sees now; told of others to those only who see everything
    /// @param sharedCount how many customers are shared with the member
    record SightBody(
            UUID memberId,
            String displayName,
            String role,
            String scope,
            boolean active,
            List<MayBody> permissions,
            List<SeenStore> stores,
            int storeCount,
            List<SeenColleague> colleagues,
            List<SeenCount> counts,
            int sharedCount) {}

    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/members/{id}/sight")
    SightBody explainSight(@PathVariable UUID id) {
        var sight = sights.of(id);
        return new SightBody(
                sight.member().id(),
                sight.member().displayName(),
                sight.member().role().code(),
                sight.member().scope().code(),
                sight.active(),
                Stream.of(Permission.values())
                        .map(permission ->
                                new MayBody(
                                        permission.code(),
                                        sight.may()
                                                .getOrDefault(permission, Sights.May.NOT_BY_ROLE)
                                                .name()
                                                .toLowerCase(Locale.ROOT)))
                        .toList(),
                sight.stores().stream()
                        .limit(STORES_SHOWN)
                        .map(store -> new SeenStore(store.code(), store.name()))
                        .toList(),
                sight.storeCount(),
                sight.colleagues().stream()
                        .map(one -> new SeenColleague(one.id(), one.name()))
                        .toList(),
                sight.seen().stream()
                        .map(one ->
                                new SeenCount(one.kind(), one.count().count(), one.count().more()))
                        .toList(),
                sight.shared());
    }
}
