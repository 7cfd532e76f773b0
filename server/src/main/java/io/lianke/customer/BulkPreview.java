package io.lianke.customer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a bulk change would do.
///
/// @param matching how many customers are chosen
/// @param changing how many of them are not yet as the change wants them
/// @param samples some of those that would change
/// @param owners whose customers would change, most first; told only where the owner is set
public record BulkPreview(int matching, int changing, List<Sample> samples, List<Owned> owners) {
    public BulkPreview {
        samples = List.copyOf(samples);
        owners = List.copyOf(owners);
    }

    public record Sample(CustomerId id, int ordinal, CustomerLabel label) {}

    /// @param owner null for nobody
    public record Owned(@Nullable Owner owner, int count) {}
}
