package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import java.time.Instant;

/// An identifier of a customer with its evidence.
///
/// @param raw as it was first given
/// @param source that gave it
public record HeldIdentifier(
        Identifier identifier,
        String raw,
        boolean verified,
        String source,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
