package io.lianke.customer;

import io.lianke.customer.resolution.IdentifierType;

/// An identifier as somebody wrote it.
public record GivenIdentifier(IdentifierType type, String value, boolean verified) {}
