package io.lianke.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a view shows.
///
/// @param query the list's filters as they stand in its address
/// @param sort null for the list's own
/// @param columns names in the order shown; empty for the list's own
public record ViewContent(Map<String, String> query, @Nullable String sort, List<String> columns) {
    public static final int FILTERS_MAX = 20;
    public static final int FILTER_CHARS_MAX = 200;
    public static final int SORT_CHARS_MAX = 40;
    public static final int COLUMNS_MAX = 60;

    public ViewContent {
        query = Map.copyOf(query);
        columns = List.copyOf(columns);
    }
}
