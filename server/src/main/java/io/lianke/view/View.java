package io.lianke.view;

import java.time.Instant;
import java.util.UUID;

/// A saved view as the caller sees it.
///
/// @param maker the name of whoever made it, as it was then
/// @param own the caller made it
/// @param changeable the caller may change and delete it
/// @param version raised by each change
public record View(
        UUID id,
        ViewedList object,
        String name,
        boolean shared,
        ViewContent content,
        String maker,
        boolean own,
        boolean changeable,
        int version,
        Instant updatedAt) {}
