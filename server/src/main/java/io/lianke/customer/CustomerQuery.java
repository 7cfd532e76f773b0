package io.lianke.customer;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which customers a list shows, and in which order.
///
/// @param text part of a name, pinyin or initials, last digits of a phone, beginning of an e-mail,
///   a whole identifier, ordinal or id
/// @param status null for all
/// @param owner null for all
public record CustomerQuery(
        Sort sort,
        Direction direction,
        @Nullable String text,
        @Nullable CustomerStatus status,
        @Nullable String channel,
        @Nullable String store,
        @Nullable String tag,
        @Nullable Ownership owner) {

    public static final CustomerQuery ALL =
            new CustomerQuery(
                    Sort.CREATED, Direction.DESCENDING, null, null, null, null, null, null);

    /// What a list can be sorted by; each is an index.
    public enum Sort {
        CREATED("createdAt"),
        NAME("name"),
        LAST_ORDER("lastOrderAt"),
        REVENUE("revenue");

        private final String code;

        Sort(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Sort> of(String code) {
            return Arrays.stream(values()).filter(sort -> sort.code.equals(code)).findFirst();
        }
    }

    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    public CustomerQuery sortedBy(Sort sort, Direction direction) {
        return new CustomerQuery(sort, direction, text, status, channel, store, tag, owner);
    }

    public CustomerQuery searching(String text) {
        return new CustomerQuery(sort, direction, text, status, channel, store, tag, owner);
    }
}
