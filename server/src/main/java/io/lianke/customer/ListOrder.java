package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;
import static io.lianke.customer.db.Tables.TOTALS;

import io.lianke.shared.PageToken;
import io.lianke.shared.RequestProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The order of a list of customers, and where each of its pages begins.
final class ListOrder {
    /// The plain name stands in until the upkeep has been there.
    static final Field<String> NAME_KEY =
            DSL.coalesce(CUSTOMERS.NAME_KEY, CUSTOMERS.NAME.collate("C"));

    private ListOrder() {}

    /// By what a page is sorted.
    static List<OrderField<?>> by(CustomerQuery query) {
        var keys =
                switch (query.sort()) {
                    case CREATED -> List.<Field<?>>of(CUSTOMERS.ORDINAL);
                    case NAME -> List.<Field<?>>of(NAME_KEY, CUSTOMERS.ID);
                    case LAST_ORDER -> List.<Field<?>>of(TOTALS.LAST_ORDER_KEY, TOTALS.CUSTOMER_ID);
                    case REVENUE -> List.<Field<?>>of(TOTALS.REVENUE_MINOR, TOTALS.CUSTOMER_ID);
                };
        return keys.stream()
                .<OrderField<?>>map(key ->
                        query.direction() == CustomerQuery.Direction.ASCENDING
                                ? key.asc()
                                : key.desc())
                .toList();
    }

    /// The rows behind the token's, which must be of the same sort.
    static Condition after(CustomerQuery query, @Nullable String pageToken) {
        var token = PageToken.parse(pageToken, 3);
        if (token == null) {
            return DSL.noCondition();
        }
        var keys = token.keys();
        if (!keys.getFirst().equals(query.sort().code())) {
            throw RequestProblem.pageToken();
        }
        var up = query.direction() == CustomerQuery.Direction.ASCENDING;
        try {
            var key = keys.get(1);
            var id = UUID.fromString(keys.get(2));
            return switch (query.sort()) {
                case CREATED -> {
                    var ordinal = Integer.parseInt(key);
                    yield up ? CUSTOMERS.ORDINAL.gt(ordinal) : CUSTOMERS.ORDINAL.lt(ordinal);
                }
                case NAME -> beyond(NAME_KEY, Texts.clean(key), CUSTOMERS.ID, id, up);
                case LAST_ORDER ->
                        beyond(TOTALS.LAST_ORDER_KEY, instant(key), TOTALS.CUSTOMER_ID, id, up);
                case REVENUE ->
                        beyond(
                                TOTALS.REVENUE_MINOR,
                                Long.parseLong(key),
                                TOTALS.CUSTOMER_ID,
                                id,
                                up);
            };
        } catch (IllegalArgumentException | DateTimeException _) {
            throw RequestProblem.pageToken();
        }
    }

    private static Instant instant(String key) {
        var instant = Instant.parse(key);
        if (!Texts.storable(instant)) {
            throw RequestProblem.pageToken();
        }
        return instant;
    }

    private static <T> Condition beyond(
            Field<T> key, T keyValue, Field<UUID> id, UUID idValue, boolean up) {
        var here = DSL.row(key, id);
        return up ? here.gt(keyValue, idValue) : here.lt(keyValue, idValue);
    }

    /// Where the page behind this row begins.
    static String token(CustomerQuery query, Record row) {
        Object key =
                switch (query.sort()) {
                    case CREATED -> row.get(CUSTOMERS.ORDINAL);
                    case NAME -> row.get(NAME_KEY);
                    case LAST_ORDER -> row.get(TOTALS.LAST_ORDER_KEY);
                    case REVENUE -> row.get(TOTALS.REVENUE_MINOR);
                };
        return PageToken.of(query.sort().code(), key, row.get(CUSTOMERS.ID)).encode();
    }
}
