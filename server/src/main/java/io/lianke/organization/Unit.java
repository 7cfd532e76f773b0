package io.lianke.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of the organization.
///
/// @param parent the unit it is a part of; null: the head office itself
public record Unit(UUID id, @Nullable UUID parent, UnitKind kind, String name) {}
