package io.lianke.access;

import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What makes up a tenant's own role. A permission comes with the one it needs, or is refused.
///
/// @param scope what a member who is given the role sees unless told otherwise
public record RoleContent(
        String name, RowScope scope, Set<Permission> permissions, FieldRules fields) {
    public RoleContent {
        permissions = Set.copyOf(permissions);
        requireNeeded(permissions);
    }

    private static void requireNeeded(Set<Permission> permissions) {
        var refused = new ArrayList<FieldProblem>();
        for (var permission : new TreeSet<>(permissions)) {
            permission
                    .needs()
                    .filter(needed -> !permissions.contains(needed))
                    .ifPresent(needed ->
                            refused.add(
                                    new FieldProblem(
                                            "/permissions",
                                            "access/permission-needs",
                                            Map.of(
                                                    "permission",
                                                    permission.code(),
                                                    "needs",
                                                    needed.code()))));
        }
        if (!refused.isEmpty()) {
            throw RequestProblem.invalid(refused);
        }
    }

    Role as(String code) {
        return new Role(code, name, scope, permissions, fields);
    }

    String[] permissionCodes() {
        return permissions.stream().map(Permission::code).sorted().toArray(String[]::new);
    }
}
