package io.lianke.organization;

import java.util.UUID;

/// A place where customers are served.
///
/// @param code as orders carry it
/// @param region the organization's own word for a part of the country; empty when not told
/// @param city empty when not told
public record Store(UUID id, String code, String name, String region, String city) {}
