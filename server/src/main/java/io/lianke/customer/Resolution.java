package io.lianke.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who a person turned out to be.
///
/// @param customer null when there were no identifiers
/// @param refusedTraits traits whose value was not of the registered type, with the code that says
///   why; all else was taken
public record Resolution(
        @Nullable CustomerId customer, Change change, Map<String, String> refusedTraits) {

    /// What became of the customer, compared with before the call.
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    public Resolution {
        refusedTraits = Map.copyOf(refusedTraits);
    }

    public Resolution(@Nullable CustomerId customer, Change change) {
        this(customer, change, Map.of());
    }
}
