package io.lianke.customer;

import java.util.List;

/// Which customers a bulk change is about.
public sealed interface BulkSelection {
    int LISTED_MAX = 1_000;

    /// All that a list of the same query shows.
    record Matching(CustomerQuery query) implements BulkSelection {}

    /// These; unknown ones are ignored.
    record Listed(List<CustomerId> customers) implements BulkSelection {
        public Listed {
            customers = List.copyOf(customers);
        }
    }
}
