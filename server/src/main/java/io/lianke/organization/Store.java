package io.lianke.organization;

import java.util.UUID;

/// A place where customers are served.
///
/// @param code as orders carry it
public record Store(UUID id, String code, String name) {}
