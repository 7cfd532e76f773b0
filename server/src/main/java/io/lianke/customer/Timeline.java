package io.lianke.customer;

import io.lianke.customer.spi.TimelineItem;
import io.lianke.customer.spi.TimelineSource;
import io.lianke.shared.Page;
import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// All contacts of a customer, newest first, merged from the modules that keep them.
@Component
@Transactional(readOnly = true)
public class Timeline {
    /// At one instant; what a customer has more than this at the same instant is not shown.
    private static final int SAME_INSTANT_MAX = 1_000;

    private static final Comparator<TimelineItem> NEWEST_FIRST =
            Comparator.comparing(TimelineItem::at)
                    .reversed()
                    .thenComparing(TimelineItem::kind)
                    .thenComparing(TimelineItem::id);

    private final ObjectProvider<TimelineSource> sources;
    private final Customers customers;

    Timeline(ObjectProvider<TimelineSource> sources, Customers customers) {
        this.sources = sources;
        this.customers = customers;
    }

    /// One page. Pages are cut between instants, never within one, so a page may be a little
    /// shorter than asked for, or longer when more than a page happened at once.
    public Page<TimelineItem> page(
            CustomerId customer, Set<String> channels, int pageSize, @Nullable String pageToken) {
        var before = before(pageToken);
        var id = customers.get(customer).id();
        var items = latest(id, before, pageSize + 1, channels);
        if (items.size() <= pageSize) {
            return new Page<>(items, null);
        }
        var cut = items.get(pageSize).at();
        var whole = items.stream().filter(item -> item.at().isAfter(cut)).toList();
        if (whole.isEmpty()) {
            whole =
                    latest(id, before, SAME_INSTANT_MAX, channels).stream()
                            .filter(item -> item.at().equals(cut))
                            .toList();
        }
        return new Page<>(whole, PageToken.of(whole.getLast().at()).encode());
    }

    private List<TimelineItem> latest(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        var items = new ArrayList<TimelineItem>();
        sources.orderedStream()
                .forEach(source -> items.addAll(source.latest(customer, before, limit, channels)));
        items.sort(NEWEST_FIRST);
        return items;
    }

    private static @Nullable Instant before(@Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 1);
        if (token == null) {
            return null;
        }
        try {
            var before = Instant.parse(token.keys().getFirst());
            if (!Texts.storable(before)) {
                throw RequestProblem.pageToken();
            }
            return before;
        } catch (DateTimeException _) {
            throw RequestProblem.pageToken();
        }
    }
}
