package io.lianke.customer;

import static io.lianke.customer.db.Tables.CUSTOMERS;

import io.lianke.access.Caller;
import io.lianke.access.Reach;
import io.lianke.shared.RequestProblem;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
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
        var only = reach.oneStore();
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

    /// Where a customer goes who is moved: from within reach to within reach. Whoever knows a
    /// customer by a share alone may change what is known of them, not whose they are.
    static void requireMove(Customer from, @Nullable String store, @Nullable UUID owner) {
        var was = from.owner() == null ? null : from.owner().id();
        if (Objects.equals(from.store(), store) && Objects.equals(was, owner)) {
            return;
        }
        if (!within(from)) {
            throw CustomerProblem.sharedOnly();
        }
        require(store, new Ownership(owner));
    }

    /// Whether the caller would see a customer if nothing were shared.
    static boolean within(Customer customer) {
        var reach = Reach.current();
        var owner = customer.owner();
        return reach.ofStore(customer.store()) && reach.ofOwner(owner == null ? null : owner.id());
    }

    /// Whom the caller may change so, of those whom the caller sees.
    static Condition changeable(BulkEdit edit) {
        var reach = Reach.current();
        if (!reach.hasShared()) {
            return DSL.noCondition();
        }
        var within = reach.within(CUSTOMERS.STORE, CUSTOMERS.OWNER_ID);
        return edit.moves() ? within : within.or(Reach.writable(CUSTOMERS.ID));
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
