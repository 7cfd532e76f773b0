package io.lianke.customer;

import io.lianke.customer.spi.TimelineItem;
import io.lianke.customer.spi.TimelineSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A source of the timeline that holds what a test gave it.
@Component
final class RememberedTimeline implements TimelineSource {
    private final Map<CustomerId, List<TimelineItem>> items = new ConcurrentHashMap<>();

    void keep(CustomerId customer, List<TimelineItem> given) {
        items.put(customer, List.copyOf(given));
    }

    @Override
    public List<TimelineItem> latest(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels) {
        return items.getOrDefault(customer, List.of()).stream()
                .filter(item -> before == null || item.at().isBefore(before))
                .filter(item ->
                        channels.isEmpty()
                                || (item.channel() != null && channels.contains(item.channel())))
                .sorted(Comparator.comparing(TimelineItem::at).reversed())
                .limit(limit)
                .toList();
    }
}
