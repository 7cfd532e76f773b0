package io.lianke.exports;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One cell of a file: text of whatever origin, a number of ours, or nothing.
sealed interface Cell {
    Cell NOTHING = new Nothing();

    record Text(String value) implements Cell {}

    record Figure(BigDecimal value) implements Cell {}

    record Nothing() implements Cell {}

    static Cell text(@Nullable String value) {
        return value == null || value.isEmpty() ? NOTHING : new Text(value);
    }

    static Cell number(@Nullable BigDecimal value) {
        return value == null ? NOTHING : new Figure(value);
    }

    static Cell number(long value) {
        return new Figure(BigDecimal.valueOf(value));
    }
}
