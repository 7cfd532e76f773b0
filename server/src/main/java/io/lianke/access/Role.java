package io.lianke.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A built-in set of permissions, and how far whoever has it usually sees.
public enum Role {
    /// Everything, and the only one who appoints owners.
    OWNER(RowScope.ALL, EnumSet.allOf(Permission.class)),
    ADMINISTRATOR(RowScope.ALL, EnumSet.allOf(Permission.class)),
    /// Leads operations.
    MANAGER(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.CUSTOMER_WRITE,
                    Permission.CUSTOMER_EXPORT,
                    Permission.TRAIT_MANAGE,
                    Permission.ORDER_READ,
                    Permission.ORDER_WRITE,
                    Permission.ORDER_EXPORT,
                    Permission.VIEW_SHARE,
                    Permission.IMPORT_READ,
                    Permission.IMPORT_RUN,
                    Permission.REPORT_READ,
                    Permission.MEMBER_READ)),
    MARKETER(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.CUSTOMER_WRITE,
                    Permission.ORDER_READ,
                    Permission.VIEW_SHARE,
                    Permission.REPORT_READ)),
    ANALYST(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.ORDER_READ,
                    Permission.VIEW_SHARE,
                    Permission.IMPORT_READ,
                    Permission.REPORT_READ)),
    REGIONAL_MANAGER(
            RowScope.SUBTREE,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.CUSTOMER_WRITE,
                    Permission.CUSTOMER_EXPORT,
                    Permission.ORDER_READ,
                    Permission.ORDER_EXPORT,
                    Permission.VIEW_SHARE,
                    Permission.REPORT_READ,
                    Permission.MEMBER_READ)),
    STORE_MANAGER(
            RowScope.STORE,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.CUSTOMER_WRITE,
                    Permission.ORDER_READ,
                    Permission.VIEW_SHARE,
                    Permission.REPORT_READ,
                    Permission.MEMBER_READ)),
    CLERK(
            RowScope.STORE,
            EnumSet.of(Permission.CUSTOMER_READ, Permission.CUSTOMER_WRITE, Permission.ORDER_READ)),
    SERVICE_AGENT(
            RowScope.ALL,
            EnumSet.of(Permission.CUSTOMER_READ, Permission.CUSTOMER_WRITE, Permission.ORDER_READ)),
    FINANCE(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.ORDER_READ,
                    Permission.ORDER_EXPORT,
                    Permission.REPORT_READ)),
    AUDITOR(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.ORDER_READ,
                    Permission.IMPORT_READ,
                    Permission.REPORT_READ,
                    Permission.MEMBER_READ,
                    Permission.AUDIT_READ)),
    /// For programs that exchange customers and orders.
    INTEGRATION(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.CUSTOMER_WRITE,
                    Permission.TRAIT_MANAGE,
                    Permission.ORDER_READ,
                    Permission.ORDER_WRITE,
                    Permission.IMPORT_READ,
                    Permission.IMPORT_RUN)),
    READ_ONLY(
            RowScope.ALL,
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.ORDER_READ,
                    Permission.IMPORT_READ,
                    Permission.REPORT_READ));

    private final RowScope scope;

    @SuppressWarnings("ImmutableEnumChecker") // wrapped as unmodifiable in the constructor
    private final Set<Permission> permissions;

    Role(RowScope scope, EnumSet<Permission> permissions) {
        this.scope = scope;
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    /// What a member who is given the role sees unless told otherwise.
    public RowScope scope() {
        return scope;
    }

    /// Whether whoever has this role may give the other one, or take it away: never more than one
    /// has, and owners are appointed by owners.
    boolean mayGrant(Role other) {
        return this == OWNER || (other != OWNER && permissions.containsAll(other.permissions));
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String code) {
        for (var role : values()) {
            if (role.code().equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    static Role stored(String code) {
        return of(code).orElseThrow(
                        () -> new IllegalStateException("Unknown role in the database: " + code));
    }
}
