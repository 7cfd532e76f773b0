package io.lianke.exports;

import io.lianke.shared.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list whose rows can be written into a file. It reads by the code that answers the list.
interface ExportSource {

    ExportedList object();

    /// Names of the columns that there are.
    Set<String> columns();

    /// Refuses filters that the list would refuse.
    void check(Map<String, String> query);

    /// @param columns of those that there are
    Rows rows(Map<String, String> query, List<String> columns, Words words);

    /// The rows of one export.
    interface Rows {
        /// How many there are; null when counting them would take too long.
        @Nullable Long expected();

        Page<List<Cell>> page(@Nullable String pageToken);
    }
}
