package io.lianke.customer;

import io.lianke.access.Caller;
import io.lianke.access.Reach;
import io.lianke.shared.RequestProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what a caller writes within what the caller sees. The database would refuse it anyway;
/// here it is told which field is in the way.
final class Territory {
    private static final String OUT_OF_REACH = "customer/out-of-reach";

    private Territory() {}

    /// A new customer of somebody who sees one store only is that store's, and of somebody who sees
    /// the own customers only is their own, unless told otherwise.
    static NewCustomer placed(NewCustomer customer) {
        var reach = Reach.current();
        var placed = customer;
        var only = reach.onlyStore();
        if (only.isPresent() && Places.code(customer.store()) == null) {
            placed = placed.inStore(only.get());
        }
        if (!reach.ofOwner(customer.owner().staff())
                && customer.owner().staff() == null
                && Caller.current().orElse(null) instanceof Caller.Staff staff) {
            placed = placed.ownedBy(new Ownership(staff.userId()));
        }
        return placed;
    }

    static void require(@Nullable String store, Ownership owner) {
        requireStore(store);
        requireOwner(owner);
    }

    static void requireStore(@Nullable String store) {
        if (!Reach.current().ofStore(store == null ? null : Places.code(store))) {
            throw RequestProblem.invalid("/store", OUT_OF_REACH, Map.of());
        }
    }

    static void requireOwner(Ownership owner) {
        if (!Reach.current().ofOwner(owner.staff())) {
            throw RequestProblem.invalid(CustomerDesk.OWNER_POINTER, OUT_OF_REACH, Map.of());
        }
    }
}
