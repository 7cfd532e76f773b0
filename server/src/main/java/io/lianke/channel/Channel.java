package io.lianke.channel;

import java.util.UUID;

/// A place where customers meet the organization.
///
/// @param code as orders and events carry it
public record Channel(UUID id, String code, String nameZh, String nameEn) {}
