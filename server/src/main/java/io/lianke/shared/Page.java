package io.lianke.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a keyset-paged list.
///
/// @param items the rows, at most [#SIZE_MAX]
/// @param nextPageToken what to pass for the next page; null on the last
public record Page<T>(List<T> items, @Nullable String nextPageToken) {
    public static final int SIZE_DEFAULT = 50;
    public static final int SIZE_MAX = 500;

    public Page {
        items = List.copyOf(items);
    }

    /// Cuts a page out of rows that were read with a limit of `size + 1`, so that one more row
    /// tells that there is a next page; the token is made of the last row shown.
    public static <T> Page<T> of(List<T> rows, int size, Function<T, String> token) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, size), token.apply(rows.get(size - 1)));
    }

    public <R> Page<R> map(Function<T, R> each) {
        return new Page<>(items.stream().map(each).toList(), nextPageToken);
    }
}
