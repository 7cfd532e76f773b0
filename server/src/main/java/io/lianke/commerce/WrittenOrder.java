package io.lianke.commerce;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An order that was created or replaced just now.
///
/// @param before what it was; null when it is new
record WrittenOrder(UUID id, int revision, OrderDraft draft, @Nullable StoredOrder before) {

    PutOutcome outcome() {
        return PutOutcome.of(
                id, before == null ? PutOutcome.Change.CREATED : PutOutcome.Change.UPDATED);
    }
}
