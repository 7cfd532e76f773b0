package io.lianke.imports.parsing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds how the dates of one column are written. Values are fed one by one, so a whole file can be
/// looked at: in a sorted file the first thousand rows may all be early in their months.
///
/// Equal values in a row, as the lines of one order have, count once. An order is right when it
/// reads the most values. Day-month and month-day can tie; when they then disagree about any value,
/// the column is ambiguous and the user must choose.
public final class DateFormats {

    private final Map<DateOrder, Integer> read = new EnumMap<>(DateOrder.class);
    private String previous = "";
    private int values;
    private boolean disagree;

    /// What was found.
    ///
    /// @param order the order that reads the most values
    /// @param ambiguous another order reads as many, and differently
    /// @param tied another order reads as many; more values may decide it
    /// @param unread values that the order cannot read
    public record Found(DateOrder order, boolean ambiguous, boolean tied, int unread) {}

    public static DateFormats over(List<String> values) {
        var formats = new DateFormats();
        values.forEach(formats::add);
        return formats;
    }

    public void add(String value) {
        if (value.isBlank() || value.equals(previous)) {
            return;
        }
        previous = value;
        values++;
        var dayFirst = take(value, DateOrder.DAY_MONTH_YEAR);
        var monthFirst = take(value, DateOrder.MONTH_DAY_YEAR);
        disagree |= dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
        take(value, DateOrder.YEAR_MONTH_DAY);
        take(value, DateOrder.EPOCH_SECONDS);
        take(value, DateOrder.EPOCH_MILLIS);
    }

    /// The best order; year-month-day wins a tie, and is the answer for a column without any date.
    public Found found() {
        var best = DateOrder.YEAR_MONTH_DAY;
        for (var order : DateOrder.values()) {
            if (count(order) > count(best)) {
                best = order;
            }
        }
        var slashed = best == DateOrder.DAY_MONTH_YEAR || best == DateOrder.MONTH_DAY_YEAR;
        var tie = count(DateOrder.DAY_MONTH_YEAR) == count(DateOrder.MONTH_DAY_YEAR);
        var tied = slashed && tie;
        return new Found(best, tied && disagree, tied, values - count(best));
    }

    /// Reads one value, or answers `imports/date-invalid`.
    public static Parsed<Instant> parse(String value, DateOrder order, ZoneId zone) {
        var at = DateText.parse(value, order, zone);
        return at == null ? Parsed.failure("imports/date-invalid") : Parsed.value(at);
    }

    private @Nullable Instant take(String value, DateOrder order) {
        var at = DateText.parse(value, order, ZoneOffset.UTC);
        if (at != null) {
            read.merge(order, 1, Integer::sum);
        }
        return at;
    }

    private int count(DateOrder order) {
        return read.getOrDefault(order, 0);
    }
}
