package io.lianke.access;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Answers which part of the organization members see; implemented by the module that knows how it
/// is laid out.
public interface Territories {
    /// For each member of the bound tenant: codes of stores when the scope is of stores, ids of
    /// colleagues, the own among them, when it is of owners; nothing when it is everything.
    Map<UUID, Set<String>> reached(Map<UUID, RowScope> scopes);
}
