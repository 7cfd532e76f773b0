package io.lianke.customer.spi;

import io.lianke.customer.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lends contacts of a customer to the timeline.
public interface TimelineSource {

    /// The newest items, newest first.
    ///
    /// @param before items at this instant or later are left out; null for none
    /// @param limit of items; a source that has fewer has no more
    /// @param channels items of other channels are left out; empty for all channels
    List<TimelineItem> latest(
            CustomerId customer, @Nullable Instant before, int limit, Set<String> channels);
}
