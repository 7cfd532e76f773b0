package io.lianke.customer;

import io.lianke.access.Caller;
import io.lianke.access.Callers;
import io.lianke.access.Members;
import io.lianke.access.Permission;
import io.lianke.organization.Organization;
import io.lianke.organization.Unit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Says why a member sees a customer, or does not: the same decision that the database makes, told
/// in words.
@Component
@Transactional(readOnly = true)
public class CustomerAccess {
    private final Customers customers;
    private final Members members;
    private final Callers callers;
    private final Organization organization;

    CustomerAccess(
            Customers customers, Members members, Callers callers, Organization organization) {
        this.customers = customers;
        this.members = members;
        this.callers = callers;
        this.organization = organization;
    }

    public enum Because {
        /// The member sees everything.
        ALL(true),
        /// The customer's store is one of those that the member sees.
        STORE(true),
        /// The member or a colleague of the team looks after the customer.
        OWNER(true),
        /// The customer's store is none of those, or the customer has none.
        OTHER_STORE(false),
        /// Somebody else looks after the customer, or nobody.
        OTHER_OWNER(false),
        /// The role does not allow to see customers.
        ROLE(false),
        /// The member is suspended or has not come yet.
        NOT_ACTIVE(false);

        private final boolean sees;

        Because(boolean sees) {
            this.sees = sees;
        }

        public boolean sees() {
            return sees;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param path the units from the head office down to the customer's store
    public record Explanation(
            Members.Member member, Because because, Customer customer, List<Unit> path) {}

    /// @throws CustomerProblem when whoever asks does not see the customer
    public Explanation explain(CustomerId id, UUID memberId) {
        var customer = customers.get(id);
        var member = members.get(memberId);
        var because =
                callers.person(memberId)
                        .map(caller -> because(caller, customer))
                        .orElse(Because.NOT_ACTIVE);
        var store = customer.store();
        return new Explanation(
                member, because, customer, store == null ? List.of() : organization.path(store));
    }

    private static Because because(Caller caller, Customer customer) {
        if (!caller.permissions().contains(Permission.CUSTOMER_READ)) {
            return Because.ROLE;
        }
        var owner = customer.owner();
        return switch (caller.scope()) {
            case ALL -> Because.ALL;
            case STORE, SUBTREE ->
                    caller.reach().ofStore(customer.store()) ? Because.STORE : Because.OTHER_STORE;
            case OWN, TEAM ->
                    caller.reach().ofOwner(owner == null ? null : owner.id())
                            ? Because.OWNER
                            : Because.OTHER_OWNER;
        };
    }
}
