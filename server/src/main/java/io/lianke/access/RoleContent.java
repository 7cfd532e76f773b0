package io.lianke.access;

import java.util.Set;

/// What makes up a tenant's own role.
///
/// @param scope what a member who is given the role sees unless told otherwise
public record RoleContent(
        String name, RowScope scope, Set<Permission> permissions, FieldRules fields) {
    public RoleContent {
        permissions = Set.copyOf(permissions);
    }

    Role as(String code) {
        return new Role(code, name, scope, permissions, fields);
    }

    String[] permissionCodes() {
        return permissions.stream().map(Permission::code).sorted().toArray(String[]::new);
    }
}
