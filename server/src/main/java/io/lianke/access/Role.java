package io.lianke.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A set of permissions with limits to single fields, and how far whoever has it usually sees.
/// Those of every tenant are built in and stay as they are; beside them a tenant makes its own
/// ([Roles]).
public final class Role {

    private static final FieldRules CONTACTS_MASKED =
            FieldRules.of(
                    FieldAccess.MASK,
                    GuardedField.CUSTOMER_PHONE,
                    GuardedField.CUSTOMER_EMAIL,
                    GuardedField.CUSTOMER_IDENTIFIER);

    /// Everything, and the only one who appoints owners.
    public static final Role OWNER =
            builtIn("owner", RowScope.ALL, EnumSet.allOf(Permission.class), FieldRules.NONE);

    public static final Role ADMINISTRATOR =
            builtIn(
                    "administrator",
                    RowScope.ALL,
                    EnumSet.allOf(Permission.class),
                    FieldRules.NONE);

    /// Leads operations.
    public static final Role MANAGER =
            builtIn(
                    "manager",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_REVEAL,
                            Permission.CUSTOMER_ASSIGN,
                            Permission.CUSTOMER_EXPORT,
                            Permission.TRAIT_MANAGE,
                            Permission.ORDER_READ,
                            Permission.ORDER_WRITE,
                            Permission.ORDER_EXPORT,
                            Permission.VIEW_SHARE,
                            Permission.IMPORT_READ,
                            Permission.IMPORT_RUN,
                            Permission.REPORT_READ,
                            Permission.MEMBER_READ),
                    FieldRules.NONE);

    public static final Role MARKETER =
            builtIn(
                    "marketer",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.ORDER_READ,
                            Permission.VIEW_SHARE,
                            Permission.REPORT_READ),
                    CONTACTS_MASKED);

    public static final Role ANALYST =
            builtIn(
                    "analyst",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.ORDER_READ,
                            Permission.VIEW_SHARE,
                            Permission.REPORT_READ),
                    CONTACTS_MASKED);

    public static final Role REGIONAL_MANAGER =
            builtIn(
                    "regional_manager",
                    RowScope.SUBTREE,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_REVEAL,
                            Permission.CUSTOMER_ASSIGN,
                            Permission.CUSTOMER_EXPORT,
                            Permission.ORDER_READ,
                            Permission.ORDER_EXPORT,
                            Permission.VIEW_SHARE,
                            Permission.REPORT_READ,
                            Permission.MEMBER_READ),
                    CONTACTS_MASKED);

    public static final Role STORE_MANAGER =
            builtIn(
                    "store_manager",
                    RowScope.STORE,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_REVEAL,
                            Permission.CUSTOMER_ASSIGN,
                            Permission.ORDER_READ,
                            Permission.VIEW_SHARE,
                            Permission.REPORT_READ,
                            Permission.MEMBER_READ),
                    CONTACTS_MASKED);

    public static final Role CLERK =
            builtIn(
                    "clerk",
                    RowScope.STORE,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_REVEAL,
                            Permission.ORDER_READ),
                    CONTACTS_MASKED);

    public static final Role SERVICE_AGENT =
            builtIn(
                    "service_agent",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_REVEAL,
                            Permission.ORDER_READ),
                    CONTACTS_MASKED);

    public static final Role FINANCE =
            builtIn(
                    "finance",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.ORDER_READ,
                            Permission.ORDER_EXPORT,
                            Permission.REPORT_READ),
                    CONTACTS_MASKED);

    public static final Role AUDITOR =
            builtIn(
                    "auditor",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.ORDER_READ,
                            Permission.REPORT_READ,
                            Permission.MEMBER_READ,
                            Permission.AUDIT_READ),
                    CONTACTS_MASKED);

    /// For programs that exchange customers and orders.
    public static final Role INTEGRATION =
            builtIn(
                    "integration",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.CUSTOMER_WRITE,
                            Permission.CUSTOMER_ASSIGN,
                            Permission.TRAIT_MANAGE,
                            Permission.ORDER_READ,
                            Permission.ORDER_WRITE,
                            Permission.IMPORT_READ,
                            Permission.IMPORT_RUN),
                    FieldRules.NONE);

    public static final Role READ_ONLY =
            builtIn(
                    "read_only",
                    RowScope.ALL,
                    EnumSet.of(
                            Permission.CUSTOMER_READ,
                            Permission.ORDER_READ,
                            Permission.IMPORT_READ,
                            Permission.REPORT_READ),
                    FieldRules.NONE);

    private static final List<Role> BUILT_IN =
            List.of(
                    OWNER,
                    ADMINISTRATOR,
                    MANAGER,
                    MARKETER,
                    ANALYST,
                    REGIONAL_MANAGER,
                    STORE_MANAGER,
                    CLERK,
                    SERVICE_AGENT,
                    FINANCE,
                    AUDITOR,
                    INTEGRATION,
                    READ_ONLY);

    private final String code;
    private final @Nullable String name;
    private final RowScope scope;
    private final Set<Permission> permissions;
    private final FieldRules fields;

    Role(
            String code,
            @Nullable String name,
            RowScope scope,
            Set<Permission> permissions,
            FieldRules fields) {
        this.code = code;
        this.name = name;
        this.scope = scope;
        this.permissions = Set.copyOf(permissions);
        this.fields = fields;
    }

    /// Of a built-in role its name, of a tenant's own its id.
    public String code() {
        return code;
    }

    /// Of a tenant's own; built-in ones are named by whoever shows them.
    public @Nullable String name() {
        return name;
    }

    /// What a member who is given the role sees unless told otherwise.
    public RowScope scope() {
        return scope;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /// What is kept from whoever has the role.
    public FieldRules fields() {
        return fields;
    }

    /// Roles are told apart by their codes.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Role role && code.equals(role.code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }

    private static Role builtIn(
            String code, RowScope scope, EnumSet<Permission> permissions, FieldRules fields) {
        return new Role(code, null, scope, permissions, fields);
    }

    public static List<Role> builtIn() {
        return BUILT_IN;
    }

    /// One of the built-in ones.
    public static Optional<Role> builtIn(String code) {
        return BUILT_IN.stream().filter(role -> role.code.equals(code)).findFirst();
    }

    /// A tenant's own, or with no name a built-in one, as the database tells it. A permission
    /// without the one it needs, as could once be had, counts for nothing.
    static Role stored(
            String code,
            @Nullable String name,
            @Nullable String scope,
            String @Nullable [] permissions,
            String @Nullable [] fields) {
        if (name == null || scope == null || permissions == null || fields == null) {
            return builtIn(code)
                    .orElseThrow(() ->
                            new IllegalStateException("Unknown role in the database: " + code));
        }
        var known =
                Stream.of(permissions)
                        .flatMap(each -> Permission.of(each).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return new Role(
                code,
                name,
                RowScope.stored(scope),
                known.stream()
                        .filter(each -> each.needs().map(known::contains).orElse(true))
                        .collect(Collectors.toUnmodifiableSet()),
                FieldRules.stored(List.of(fields)));
    }

    public boolean isBuiltIn() {
        return name == null;
    }

    /// Whether whoever has this role may give the other one, or take it away: never more than one
    /// has, and owners are appointed by owners.
    boolean mayGrant(Role other) {
        return equals(OWNER)
                || (!other.equals(OWNER)
                        && permissions.containsAll(other.permissions)
                        && fields.covers(other.fields));
    }
}
