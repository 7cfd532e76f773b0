package io.lianke.organization;

/// A store as the organization tells it.
///
/// @param code as orders carry it
/// @param region may be empty, as may the city
public record NewStore(String code, String name, String region, String city) {}
