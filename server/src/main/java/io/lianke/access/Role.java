package io.lianke.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A built-in set of permissions.
public enum Role {
    OWNER(EnumSet.allOf(Permission.class)),
    MANAGER(
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
    READ_ONLY(
            EnumSet.of(
                    Permission.CUSTOMER_READ,
                    Permission.ORDER_READ,
                    Permission.IMPORT_READ,
                    Permission.REPORT_READ));

    @SuppressWarnings("ImmutableEnumChecker") // wrapped as unmodifiable in the constructor
    private final Set<Permission> permissions;

    Role(EnumSet<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
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
