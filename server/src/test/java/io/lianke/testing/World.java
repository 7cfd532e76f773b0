package io.lianke.testing;

import io.lianke.access.Role;
import io.lianke.tenancy.Tenant;
import java.util.Map;
import java.util.Objects;

/// A tenant with nothing in it but a key of each role and its owner.
///
/// @param ownerEmail of a person who can sign in with [#PASSWORD]
public record World(Tenant tenant, Map<Role, String> keys, String ownerEmail) {
    public static final String PASSWORD = "correct horse battery";

    public String key(Role role) {
        return Objects.requireNonNull(keys.get(role));
    }
}
