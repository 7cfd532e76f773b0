package io.lianke.customer;

import io.lianke.access.Caller;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.access.Permission;
import io.lianke.customer.resolution.Identifier;
import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps whoever may not from writing a field of customers, or from saying who looks after them.
/// All that is in the way is told at once, and nothing is written.
final class Locks {
    private static final String LOCKED = "customer/field-locked";

    private final FieldRules rules = FieldRules.current();
    private final Veil veil = new Veil(rules);
    private final List<FieldProblem> refused = new ArrayList<>();

    static void require(NewCustomer customer) {
        var locks = new Locks();
        locks.text(GuardedField.CUSTOMER_NAME, "/name", customer.name());
        locks.text(GuardedField.CUSTOMER_CITY, "/city", customer.city());
        locks.identifiers(customer.identifiers(), "/identifiers");
        locks.traits(customer.traits().keySet());
        if (!customer.owner().equals(Ownership.NOBODY) && !mine(customer.owner())) {
            locks.assignment();
        }
        locks.done();
    }

    static void require(CustomerChange change) {
        var locks = new Locks();
        if (change.name() != null) {
            locks.field(GuardedField.CUSTOMER_NAME.code(), "/name");
        }
        if (change.city() != null) {
            locks.field(GuardedField.CUSTOMER_CITY.code(), "/city");
        }
        locks.identifiers(change.addIdentifiers(), "/addIdentifiers");
        locks.identifiers(change.removeIdentifiers(), "/removeIdentifiers");
        locks.traits(change.traits().keySet());
        locks.done();
    }

    static void require(BulkEdit edit) {
        var locks = new Locks();
        if (edit.city() != null) {
            locks.field(GuardedField.CUSTOMER_CITY.code(), "/city");
        }
        locks.traits(edit.traits().keySet());
        if (edit.ownerId() != null || edit.succession() != null) {
            locks.assignment();
        }
        locks.done();
    }

    /// Before somebody is looked for by identifiers that come to be theirs.
    static void requireIdentifiers(Collection<Identifier> identifiers, String pointer) {
        var locks = new Locks();
        identifiers.stream()
                .map(Identifier::type)
                .distinct()
                .filter(type -> !locks.veil.of(type).writable())
                .forEach(type ->
                        locks.refused.add(FieldProblem.of(pointer + "/" + type.name(), LOCKED)));
        locks.done();
    }

    /// To be asked when somebody else is to look after a customer.
    static void requireAssignment() {
        var locks = new Locks();
        locks.assignment();
        locks.done();
    }

    private static boolean mine(Ownership owner) {
        return Caller.current().orElse(null) instanceof Caller.Staff staff
                && Objects.equals(staff.userId(), owner.staff());
    }

    private void assignment() {
        if (!Caller.current()
                .map(caller -> caller.permissions().contains(Permission.CUSTOMER_ASSIGN))
                .orElse(true)) {
            refused.add(FieldProblem.of(CustomerDesk.OWNER_POINTER, "customer/may-not-assign"));
        }
    }

    private void text(GuardedField field, String pointer, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            field(field.code(), pointer);
        }
    }

    private void field(String code, String pointer) {
        if (!rules.of(code).writable()) {
            refused.add(FieldProblem.of(pointer, LOCKED));
        }
    }

    private void identifiers(List<GivenIdentifier> given, String pointer) {
        for (int i = 0; i < given.size(); i++) {
            if (!veil.of(given.get(i).type()).writable()) {
                refused.add(FieldProblem.of(pointer + "/" + i, LOCKED));
            }
        }
    }

    private void traits(Collection<String> names) {
        for (var name : names) {
            field(
                    name.equals(Traits.CITY)
                            ? GuardedField.CUSTOMER_CITY.code()
                            : FieldRules.trait(name),
                    "/traits/" + name);
        }
    }

    private void done() {
        if (!refused.isEmpty()) {
            throw RequestProblem.invalid(refused);
        }
    }
}
