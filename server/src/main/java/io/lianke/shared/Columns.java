package io.lianke.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A batch of rows turned into one array a column, as `unnest` takes them: one statement writes the
/// whole batch.
public record Columns<T>(List<T> rows) {

    public @Nullable String[] texts(Function<T, @Nullable String> column) {
        @Nullable String[] values = new @Nullable String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable UUID[] uuids(Function<T, @Nullable UUID> column) {
        @Nullable UUID[] values = new @Nullable UUID[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable Instant[] instants(Function<T, @Nullable Instant> column) {
        @Nullable Instant[] values = new @Nullable Instant[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable Long[] longs(Function<T, @Nullable Long> column) {
        @Nullable Long[] values = new @Nullable Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable Integer[] ints(Function<T, @Nullable Integer> column) {
        @Nullable Integer[] values = new @Nullable Integer[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable BigDecimal[] decimals(Function<T, @Nullable BigDecimal> column) {
        @Nullable BigDecimal[] values = new @Nullable BigDecimal[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }

    public @Nullable Boolean[] flags(Function<T, @Nullable Boolean> column) {
        @Nullable Boolean[] values = new @Nullable Boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return values;
    }
}
