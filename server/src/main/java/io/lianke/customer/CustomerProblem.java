package io.lianke.customer;

import io.lianke.shared.FieldProblem;
import io.lianke.shared.Problem;
import java.util.List;
import java.util.Map;

/// What customers, their identifiers and traits refuse.
public final class CustomerProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private CustomerProblem(
            String code, int status, Map<String, Object> arguments, List<FieldProblem> errors) {
        super(code, status, arguments, errors);
    }

    private CustomerProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    /// Not there, or of another tenant.
    public static CustomerProblem unknown() {
        return new CustomerProblem("customer/unknown", 404, Map.of());
    }

    /// Whoever asks sees the customer by a share that does not allow to change anything.
    static CustomerProblem sharedForReading() {
        return new CustomerProblem("customer/shared-for-reading", 403, Map.of());
    }

    /// Whoever asks sees the customer by a share alone, which does not make them theirs.
    static CustomerProblem sharedOnly() {
        return new CustomerProblem("customer/shared-only", 403, Map.of());
    }

    /// Whoever hands over would shut themselves out.
    static CustomerProblem handOverOwn() {
        return new CustomerProblem("customer/hand-over-own", 409, Map.of());
    }

    static CustomerProblem shareUnknown() {
        return new CustomerProblem("customer/share-unknown", 404, Map.of());
    }

    /// Whoever shares sees the customer already, and would keep it for good.
    static CustomerProblem shareOwn() {
        return new CustomerProblem("customer/share-own", 409, Map.of());
    }

    static CustomerProblem tooManyShares(int max) {
        return new CustomerProblem("customer/too-many-shares", 422, Map.of("max", max));
    }

    /// Whoever asks does not see who.
    static CustomerProblem identifierTakenElsewhere(String pointer) {
        return new CustomerProblem(
                "customer/identifier-taken-elsewhere",
                409,
                Map.of(),
                List.of(FieldProblem.of(pointer, "customer/identifier-taken-elsewhere")));
    }

    static CustomerProblem identifierTaken(String pointer, CustomerId holder) {
        Map<String, Object> arguments = Map.of("holder", holder.toString());
        return new CustomerProblem(
                "customer/identifier-taken",
                409,
                arguments,
                List.of(new FieldProblem(pointer, "customer/identifier-taken", arguments)));
    }

    static CustomerProblem tooManyIdentifiers(int max) {
        return new CustomerProblem("customer/too-many-identifiers", 422, Map.of("max", max));
    }

    static CustomerProblem tooManyTags(int max) {
        return new CustomerProblem("customer/too-many-tags", 422, Map.of("max", max));
    }

    static CustomerProblem bulkUnknown() {
        return new CustomerProblem("customer/bulk-unknown", 404, Map.of());
    }

    static CustomerProblem bulkState(BulkState state) {
        return new CustomerProblem("customer/bulk-state", 409, Map.of("state", state.code()));
    }

    static CustomerProblem bulkUndoOver() {
        return new CustomerProblem("customer/bulk-undo-over", 409, Map.of());
    }

    static CustomerProblem bulkBusy(int max) {
        return new CustomerProblem("customer/bulk-busy", 409, Map.of("max", max));
    }

    static CustomerProblem traitTaken(String name) {
        return new CustomerProblem("customer/trait-taken", 409, Map.of("name", name));
    }

    static CustomerProblem tooManyTraits(int max) {
        return new CustomerProblem("customer/too-many-traits", 422, Map.of("max", max));
    }
}
