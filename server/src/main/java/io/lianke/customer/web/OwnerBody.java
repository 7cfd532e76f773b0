package io.lianke.customer.web;

import io.lianke.customer.Owner;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The member of staff who looks after a customer.
///
/// @param active false for somebody who has left; the customers stay theirs until handed over
record OwnerBody(UUID id, String name, boolean active) {
    static @Nullable OwnerBody of(@Nullable Owner owner) {
        return owner == null ? null : new OwnerBody(owner.id(), owner.name(), owner.active());
    }
}
