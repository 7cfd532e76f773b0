package io.lianke.customer;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.shared.RequestProblem;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filters of the list of customers as data, by the names of its parameters: what the list is
/// asked by, what a view keeps and what an export or a bulk change is given.
///
/// @param sort `createdAt`, `name`, `lastOrderAt` or `revenue`; with a minus, largest first;
///   `-createdAt` when absent
/// @param q part of a name, its pinyin or initials, last digits of a phone, beginning of an e-mail,
///   a whole identifier, ordinal or id
/// @param status `active` (also when left out), `archived` or `all`
/// @param channel code of the channel that the customer came by
/// @param store code of the store that the customer came by
/// @param tag a tag that the customer bears
/// @param owner id of the member of staff who looks after the customer; `me` for whoever asks,
///   `none` for customers whom nobody looks after
public record CustomerFilter(
        @Nullable @Size(max = 40) String sort,
        @Nullable @Size(max = 200) String q,
        @Nullable @Size(max = 20) String status,
        @Nullable @Size(max = 100) String channel,
        @Nullable @Size(max = 100) String store,
        @Nullable @Size(max = Customers.TAG_CHARS_MAX) String tag,
        @Nullable @Size(max = 40) String owner) {

    private static final String SORT_DEFAULT = "-createdAt";

    public CustomerQuery toQuery() {
        var sorting = sort == null || sort.isEmpty() ? SORT_DEFAULT : sort;
        var down = sorting.startsWith("-");
        var by =
                CustomerQuery.Sort.of(down ? sorting.substring(1) : sorting)
                        .orElseThrow(() -> choice("?sort"));
        if (by == CustomerQuery.Sort.NAME
                && !FieldRules.current().of(GuardedField.CUSTOMER_NAME).open()) {
            throw AccessProblem.fieldHidden(GuardedField.CUSTOMER_NAME.code());
        }
        return new CustomerQuery(
                by,
                down ? CustomerQuery.Direction.DESCENDING : CustomerQuery.Direction.ASCENDING,
                given(q),
                toStatus(),
                given(channel),
                given(store),
                given(tag),
                toOwnership());
    }

    private @Nullable Ownership toOwnership() {
        var wanted = given(owner);
        if (wanted == null) {
            return null;
        }
        if (wanted.equals("none")) {
            return Ownership.NOBODY;
        }
        if (wanted.equals("me")) {
            return Caller.current()
                    .filter(Caller.Staff.class::isInstance)
                    .map(caller -> new Ownership(((Caller.Staff) caller).userId()))
                    .orElseThrow(() -> choice("?owner"));
        }
        try {
            return new Ownership(UUID.fromString(wanted));
        } catch (IllegalArgumentException _) {
            throw choice("?owner");
        }
    }

    private @Nullable CustomerStatus toStatus() {
        var wanted = given(status);
        if (wanted == null) {
            return CustomerStatus.ACTIVE;
        }
        return wanted.equals("all")
                ? null
                : CustomerStatus.of(wanted).orElseThrow(() -> choice("?status"));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static RequestProblem choice(String pointer) {
        return RequestProblem.invalid(pointer, "request/choice", Map.of());
    }
}
