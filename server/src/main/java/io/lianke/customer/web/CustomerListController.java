package io.lianke.customer.web;

import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.customer.CustomerFilter;
import io.lianke.customer.CustomerId;
import io.lianke.customer.CustomerSummary;
import io.lianke.customer.Customers;
import io.lianke.customer.Timeline;
import io.lianke.customer.spi.TimelineItem;
import io.lianke.shared.Page;
import io.lianke.shared.web.MoneyBody;
import io.lianke.shared.web.PersonRecords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists of customers, and of what one customer did.
@RestController
class CustomerListController {
    private final Customers customers;
    private final Timeline timeline;

    CustomerListController(Customers customers, Timeline timeline) {
        this.customers = customers;
        this.timeline = timeline;
    }

    record CustomerSummaryBody(
            UUID id,
            int ordinal,
            String kind,
            String status,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            CustomerBody.@Nullable KnownIdentifier identifier,
            @Nullable String city,
            @Nullable String channel,
            @Nullable String store,
            @Nullable OwnerBody owner,
            List<String> tags,
            int orderCount,
            @Nullable MoneyBody revenue,
            @Nullable Instant lastOrderAt,
            Instant createdAt) {
        static CustomerSummaryBody of(CustomerSummary customer) {
            var minor = customer.revenueMinor();
            var currency = customer.currency();
            return new CustomerSummaryBody(
                    customer.id().value(),
                    customer.ordinal(),
                    customer.kind().code(),
                    customer.status().code(),
                    CustomerBody.known(customer.name()),
                    customer.phone(),
                    customer.email(),
                    CustomerBody.KnownIdentifier.of(customer.identifier()),
                    CustomerBody.known(customer.city()),
                    customer.channel(),
                    customer.store(),
                    OwnerBody.of(customer.owner()),
                    customer.tags(),
                    customer.orderCount(),
                    minor == null || currency == null ? null : CustomerBody.money(minor, currency),
                    customer.lastOrderAt(),
                    customer.createdAt());
        }
    }

    /// @param capped whether there are more than counted
    record CustomerTotal(int count, boolean capped) {}

    record CustomerPage(
            List<CustomerSummaryBody> items, @Nullable String nextPageToken, CustomerTotal total)
            implements PersonRecords {
        @Override
        public List<UUID> persons() {
            return items.stream().map(CustomerSummaryBody::id).toList();
        }
    }

    /// @param source where the order is from; an order is known by it and its number
    record TimelineItemBody(
            String id,
            Instant at,
            String kind,
            @Nullable String event,
            @Nullable String channel,
            @Nullable String store,
            String title,
            @Nullable MoneyBody amount,
            @Nullable String source,
            @Nullable String orderId) {
        static TimelineItemBody of(TimelineItem item) {
            return new TimelineItemBody(
                    item.id(),
                    item.at(),
                    item.kind().name().toLowerCase(Locale.ROOT),
                    item.event(),
                    item.channel(),
                    item.store(),
                    item.title(),
                    item.amount() == null ? null : MoneyBody.of(item.amount()),
                    item.source(),
                    item.orderId());
        }
    }

    record TimelinePage(List<TimelineItemBody> items, @Nullable String nextPageToken) {}

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping(path = "/api/v1/customers", params = "!identifier")
    CustomerPage listCustomers(
            @Valid CustomerFilter filter,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var query = filter.toQuery();
        var counted = customers.counted(query, pageSize, pageToken);
        var page = counted.page().map(CustomerSummaryBody::of);
        var total = counted.total();
        return new CustomerPage(
                page.items(),
                page.nextPageToken(),
                new CustomerTotal(total.count(), total.capped()));
    }

    /// @param channel codes of the channels to show; all when absent
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/v1/customers/{id}/timeline")
    TimelinePage customerTimeline(
            @PathVariable UUID id,
            @RequestParam(required = false) @Size(max = 50)
                    @Nullable List<@Size(max = 100) String> channel,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var channels = channel == null ? Set.<String>of() : Set.copyOf(channel);
        var page =
                timeline.page(new CustomerId(id), channels, pageSize, pageToken)
                        .map(TimelineItemBody::of);
        return new TimelinePage(page.items(), page.nextPageToken());
    }
}
