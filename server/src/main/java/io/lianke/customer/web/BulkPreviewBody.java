package io.lianke.customer.web;

import io.lianke.customer.BulkPreview;
import io.lianke.shared.web.PersonRecords;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a bulk change would do.
///
/// @param matching how many customers are chosen
/// @param changing how many of them are not yet as the change wants them
/// @param samples some of those that would change
/// @param owners whose customers would change, most first; told only where the owner is set
record BulkPreviewBody(int matching, int changing, List<SampleBody> samples, List<OwnedBody> owners)
        implements PersonRecords {

    @Override
    public List<UUID> persons() {
        return samples.stream().map(SampleBody::id).toList();
    }

    record SampleBody(
            UUID id,
            int ordinal,
            @Nullable String name,
            CustomerBody.@Nullable KnownIdentifier identifier) {}

    /// @param owner null for nobody
    record OwnedBody(@Nullable OwnerBody owner, int count) {}

    static BulkPreviewBody of(BulkPreview preview) {
        return new BulkPreviewBody(
                preview.matching(),
                preview.changing(),
                preview.samples().stream()
                        .map(one ->
                                new SampleBody(
                                        one.id().value(),
                                        one.ordinal(),
                                        one.label().name(),
                                        CustomerBody.KnownIdentifier.of(one.label().identifier())))
                        .toList(),
                preview.owners().stream()
                        .map(one -> new OwnedBody(OwnerBody.of(one.owner()), one.count()))
                        .toList());
    }
}
