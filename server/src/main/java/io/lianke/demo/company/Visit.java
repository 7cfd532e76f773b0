package io.lianke.demo.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done without buying yet, in the published words for it.
///
/// @param id of all visits
/// @param event its name, for example `Product Viewed`
/// @param device that it was done with; null in a store
/// @param item that it was about
/// @param visitor whether it is known who it was
public record Visit(
        String id,
        String event,
        Instant at,
        Person.Place place,
        @Nullable String device,
        @Nullable Item item,
        Visitor visitor) {

    public enum Visitor {
        KNOWN,
        ANONYMOUS
    }
}
