package io.lianke.exports;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What somebody wants exported.
///
/// @param query the list's filters and sort by the names of its parameters
/// @param columns in the order of the file
/// @param language of the headings, and of what has a name in several
public record ExportOrder(
        ExportedList object,
        Map<String, String> query,
        List<String> columns,
        ExportFormat format,
        Locale language) {
    public static final int COLUMNS_MAX = 60;
    public static final int FILTERS_MAX = 20;
    public static final int FILTER_CHARS_MAX = 200;

    public ExportOrder {
        query = Map.copyOf(query);
        columns = List.copyOf(columns);
    }
}
