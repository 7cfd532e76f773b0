package io.lianke.access.web;

import io.lianke.access.FieldAccess;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.RoleChange;
import io.lianke.access.RoleContent;
import io.lianke.access.Roles;
import io.lianke.access.RowScope;
import io.lianke.access.StepUp;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Roles, built in and the tenant's own.
@RestController
class RoleController {
    private static final int PERMISSIONS_MAX = 100;

    private final Roles roles;

    RoleController(Roles roles) {
        this.roles = roles;
    }

    /// @param code what members and keys are given it by; of an own role its id
    /// @param name null for a built-in role
    /// @param fields those that may not be edited, with `read`, `mask` or `hide`
    /// @param version 0 for a built-in role, which cannot be changed
    record RoleBody(
            String code,
            @Nullable String name,
            String scope,
            List<String> permissions,
            Map<String, String> fields,
            int version,
            int members,
            int keys) {
        static RoleBody of(Roles.Listed listed) {
            var role = listed.role();
            return new RoleBody(
                    role.code(),
                    role.name(),
                    role.scope().code(),
                    role.permissions().stream().map(Permission::code).sorted().toList(),
                    role.fields().codes(),
                    listed.version(),
                    listed.members(),
                    listed.keys());
        }
    }

    /// @param permissions all there are
    /// @param fields all that can be kept from a role
    record RoleList(List<RoleBody> items, List<String> permissions, List<String> fields) {}

    /// @param fields by code, with `read`, `mask` or `hide`; a single trait is
    ///   `customer.trait:NAME`
    record RoleContentBody(
            @NotBlank @Size(max = Roles.NAME_CHARS_MAX) String name,
            @NotBlank @Size(max = 20) String scope,
            @NotNull @Size(max = PERMISSIONS_MAX)
                    List<@NotBlank @Size(max = 60) String> permissions,
            @Nullable @Size(max = FieldRules.LIMITS_MAX)
                    Map<
                                    @Size(max = FieldRules.CODE_CHARS_MAX) String,
                                    @NotBlank @Size(max = 10) String>
                            fields) {

        RoleContent content() {
            return new RoleContent(
                    name.strip(), RowScope.read(scope, "/scope"), readPermissions(), readFields());
        }

        private EnumSet<Permission> readPermissions() {
            var read = EnumSet.noneOf(Permission.class);
            for (int i = 0; i < permissions.size(); i++) {
                var at = "/permissions/" + i;
                read.add(Permission.of(permissions.get(i)).orElseThrow(() -> choice(at)));
            }
            return read;
        }

        private FieldRules readFields() {
            var read = new HashMap<String, FieldAccess>();
            if (fields != null) {
                fields.forEach((field, code) -> {
                    var access = FieldAccess.of(code).orElseThrow(() -> choice("/fields/" + field));
                    if (!FieldRules.knows(field)) {
                        throw choice("/fields/" + field);
                    }
                    read.put(field, access);
                });
            }
            return new FieldRules(read);
        }
    }

    record FieldChangeBody(String field, String before, String after) {}

    /// @param added permissions
    /// @param removed permissions
    /// @param members who have the role
    /// @param keys that have it
    /// @param warnings of `more-than-yours`, `yours`, `loses`, `export`, `grants`, `unveils`
    record RoleChangeBody(
            List<String> added,
            List<String> removed,
            List<FieldChangeBody> fields,
            int members,
            int keys,
            List<String> warnings) {
        static RoleChangeBody of(RoleChange change) {
            return new RoleChangeBody(
                    change.added(),
                    change.removed(),
                    change.fields().stream()
                            .map(field ->
                                    new FieldChangeBody(
                                            field.field(),
                                            field.before().code(),
                                            field.after().code()))
                            .toList(),
                    change.members(),
                    change.keys(),
                    change.warnings().stream().map(RoleChange.Warning::code).toList());
        }
    }

    @Requires(Permission.MEMBER_READ)
    @GetMapping("/api/v1/roles")
    RoleList listRoles() {
        return new RoleList(
                roles.list().stream().map(RoleBody::of).toList(),
                Stream.of(Permission.values()).map(Permission::code).toList(),
                Stream.of(GuardedField.values()).map(GuardedField::code).toList());
    }

    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PostMapping("/api/v1/roles")
    @ResponseStatus(HttpStatus.CREATED)
    RoleBody createRole(@Valid @RequestBody RoleContentBody body) {
        return RoleBody.of(roles.create(body.content()));
    }

    /// @param version of the role as it was read
    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PutMapping("/api/v1/roles/{id}")
    RoleBody changeRole(
            @PathVariable UUID id,
            @RequestParam @Min(1) @Max(Integer.MAX_VALUE) int version,
            @Valid @RequestBody RoleContentBody body) {
        return RoleBody.of(roles.change(id, body.content(), version));
    }

    /// What would change for whom if the role became so.
    @Requires(Permission.MEMBER_MANAGE)
    @PostMapping("/api/v1/roles/{id}:compare")
    RoleChangeBody compareRole(@PathVariable UUID id, @Valid @RequestBody RoleContentBody body) {
        return RoleChangeBody.of(roles.compare(id, body.content()));
    }

    /// Refused while a member or a key has it.
    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @DeleteMapping("/api/v1/roles/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeRole(@PathVariable UUID id) {
        roles.remove(id);
    }

    private static RequestProblem choice(String pointer) {
        return RequestProblem.invalid(pointer, "request/choice", Map.of());
    }
}
