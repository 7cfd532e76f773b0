package io.lianke.customer;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose a customer is.
///
/// @param staff the member who looks after the customer; null for nobody
public record Ownership(@Nullable UUID staff) {
    public static final Ownership NOBODY = new Ownership(null);
}
