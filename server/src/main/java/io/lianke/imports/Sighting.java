package io.lianke.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What some rows say about one person or product. Joining sightings is associative and does not
/// depend on their order: of each value the one of the latest time counts, then the later row.
///
/// @param keys identifiers as `type` and `value` in turn; for a product its SKU
/// @param values by name: traits, [#NAME] and [#CATEGORY]
/// @param last the latest time; null when the rows have none
/// @param channel where the first row was, with its store
record Sighting(
        List<String> keys,
        Map<String, Value> values,
        List<String> tags,
        @Nullable Instant first,
        @Nullable Instant last,
        int firstRow,
        @Nullable String channel,
        @Nullable String store) {

    /// The name of the person or product; no trait can be called so.
    static final String NAME = "\u0001name";

    /// The category of a product.
    static final String CATEGORY = "\u0001category";

    record Value(String text, @Nullable Instant at, int row) {
        boolean laterThan(Value other) {
            var byTime = compare(at, other.at);
            return byTime != 0 ? byTime > 0 : row > other.row;
        }
    }

    Sighting join(Sighting other) {
        var joined = new HashMap<>(values);
        other.values.forEach(
                (name, value) -> joined.merge(name, value, (a, b) -> b.laterThan(a) ? b : a));
        var allTags = new LinkedHashSet<>(tags);
        allTags.addAll(other.tags);
        var earlier = compare(other.first, first);
        var origin = earlier < 0 || (earlier == 0 && other.firstRow < firstRow) ? other : this;
        return new Sighting(
                keys,
                joined,
                new ArrayList<>(allTags),
                origin.first,
                compare(other.last, last) > 0 ? other.last : last,
                origin.firstRow,
                origin.channel,
                origin.store);
    }

    private static int compare(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        return a.compareTo(b);
    }
}
