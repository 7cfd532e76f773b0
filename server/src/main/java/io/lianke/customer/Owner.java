package io.lianke.customer;

import java.util.UUID;

/// The member of staff who looks after a customer.
///
/// @param active false for somebody who has left; the customers stay theirs until handed over
public record Owner(UUID id, String name, boolean active) {}
