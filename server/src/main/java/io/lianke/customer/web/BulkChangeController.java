package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.BulkChanges;
import io.lianke.customer.BulkEdit;
import io.lianke.customer.BulkSelection;
import io.lianke.customer.CustomerFilter;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerKind;
import io.lianke.customer.CustomerStatus;
import io.lianke.customer.Customers;
import io.lianke.shared.Page;
import io.lianke.shared.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Changes of many customers at once.
@RestController
class BulkChangeController {
    private static final int TRAITS_MAX = 50;
    private static final int TAGS_MAX = 20;

    private final BulkChanges changes;

    BulkChangeController(BulkChanges changes) {
        this.changes = changes;
    }

    /// @param query which customers: all that a list of this query shows
    /// @param ids which customers: these, in place of a query
    /// @param status `active` to restore, `archived` to archive
    /// @param city empty text forgets it, as it does with channel and store
    /// @param ownerId one of `customer-owners`; empty text for nobody
    /// @param traits by name; null forgets one
    record NewBulkChange(
            @Nullable @Valid CustomerFilter query,
            @Nullable @Size(max = BulkSelection.LISTED_MAX) List<@NotNull UUID> ids,
            @Nullable @Size(max = 20) String kind,
            @Nullable @Size(max = 20) String status,
            @Nullable @Size(max = Customers.CITY_CHARS_MAX) String city,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String channel,
            @Nullable @Size(max = Customers.PLACE_CHARS_MAX) String store,
            @Nullable @Size(max = 36) String ownerId,
            @Nullable @Size(max = TRAITS_MAX) Map<String, @Nullable Object> traits,
            @Nullable @Size(max = TAGS_MAX)
                    List<@NotBlank @Size(max = Customers.TAG_CHARS_MAX) String> addTags,
            @Nullable @Size(max = TAGS_MAX)
                    List<@NotBlank @Size(max = Customers.TAG_CHARS_MAX) String> removeTags) {

        BulkEdit edit() {
            if (kind != null && CustomerKind.of(kind).isEmpty()) {
                throw choice("/kind");
            }
            if (status != null && CustomerStatus.of(status).isEmpty()) {
                throw choice("/status");
            }
            return new BulkEdit(
                    kind,
                    status,
                    city,
                    channel,
                    store,
                    owner(),
                    traits == null ? new HashMap<String, @Nullable Object>() : traits,
                    addTags == null ? List.of() : addTags,
                    removeTags == null ? List.of() : removeTags,
                    null);
        }

        private @Nullable String owner() {
            if (ownerId == null) {
                return null;
            }
            var staff = CustomerController.ownership(ownerId).staff();
            return staff == null ? "" : staff.toString();
        }

        BulkSelection selection() {
            if ((query == null) == (ids == null)) {
                throw RequestProblem.invalid("/query", "customer/bulk-selection", Map.of());
            }
            return query == null
                    ? new BulkSelection.Listed(
                            Objects.requireNonNull(ids).stream().map(CustomerId::new).toList())
                    : new BulkSelection.Matching(RequestProblem.within("/query", query::toQuery));
        }

        /// As it is kept: whoever reads it later is not the one who asked.
        Map<String, Object> told() {
            var told = new LinkedHashMap<String, Object>();
            if (ids != null) {
                told.put("listed", ids.size());
            }
            if (query != null) {
                put(told, "q", query.q());
                put(told, "status", query.status());
                put(told, "channel", query.channel());
                put(told, "store", query.store());
                put(told, "tag", query.tag());
                var owner = query.toQuery().owner();
                if (owner != null) {
                    told.put("owner", owner.staff() == null ? "none" : owner.staff().toString());
                }
            }
            return told;
        }

        private static void put(Map<String, Object> told, String name, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                told.put(name, value);
            }
        }

        private static RequestProblem choice(String pointer) {
            return RequestProblem.invalid(pointer, "request/choice", Map.of());
        }
    }

    record BulkChangeList(List<BulkChangeBody> items, @Nullable String nextPageToken) {}

    /// Tells what a bulk change would do, and does nothing.
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/bulk-changes:preview")
    BulkPreviewBody previewBulkChange(@Valid @RequestBody NewBulkChange body) {
        return BulkPreviewBody.of(changes.preview(body.selection(), body.edit()));
    }

    /// Changes many customers. Up to a thousand are done with the answer; more of them go on as a
    /// job, whose progress the bulk change tells.
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/bulk-changes")
    @ResponseStatus(HttpStatus.CREATED)
    BulkChangeBody startBulkChange(
            @Valid @RequestBody NewBulkChange body, HttpServletRequest request) {
        return BulkChangeBody.of(
                changes.start(body.selection(), body.told(), body.edit()), request);
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/bulk-changes")
    BulkChangeList listBulkChanges(
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken,
            HttpServletRequest request) {
        var page = changes.list(pageSize, pageToken);
        return new BulkChangeList(
                page.items().stream().map(one -> BulkChangeBody.of(one, request)).toList(),
                page.nextPageToken());
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/bulk-changes/{id}")
    BulkChangeBody getBulkChange(@PathVariable UUID id, HttpServletRequest request) {
        return BulkChangeBody.of(changes.get(id), request);
    }

    /// Stops after the batch in work; what is done stays, and can be undone.
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/bulk-changes/{id}:cancel")
    BulkChangeBody cancelBulkChange(@PathVariable UUID id, HttpServletRequest request) {
        return BulkChangeBody.of(changes.cancel(id), request);
    }

    /// Puts back what the change made of its customers, as far as nobody changed it since.
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/api/v1/bulk-changes/{id}:undo")
    BulkChangeBody undoBulkChange(@PathVariable UUID id, HttpServletRequest request) {
        return BulkChangeBody.of(changes.undo(id), request);
    }
}
