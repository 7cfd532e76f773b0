package io.lianke.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Of whom a tenant demands a second factor, and how long whoever has none is given. There is no
/// tenant that does not demand it of its administrators.
public record SignInPolicy(Demand demand, int graceDays) {
    /// Of a tenant that has said nothing.
    static final SignInPolicy USUAL = new SignInPolicy(Demand.ADMINISTRATORS, 14);

    public static final int GRACE_DAYS_MAX = 30;

    private static final Set<Permission> OF_ADMINISTRATORS =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Permission.MEMBER_MANAGE,
                            Permission.API_KEY_MANAGE,
                            Permission.TENANT_MANAGE));
    private static final Set<Permission> RISKY =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            Permission.MEMBER_MANAGE,
                            Permission.API_KEY_MANAGE,
                            Permission.TENANT_MANAGE,
                            Permission.ORGANIZATION_MANAGE,
                            Permission.CUSTOMER_EXPORT,
                            Permission.ORDER_EXPORT,
                            Permission.IMPORT_RUN,
                            Permission.AUDIT_READ));

    public enum Demand {
        /// Whoever manages members, keys or settings.
        ADMINISTRATORS,
        /// Those, and whoever takes data out or in, lays out the organization or reads the audit.
        RISKY,
        EVERYBODY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Demand> of(String code) {
            return List.of(values()).stream()
                    .filter(demand -> demand.code().equals(code))
                    .findFirst();
        }
    }

    /// Whether it is demanded of somebody who may do that.
    boolean demandsOf(Set<Permission> permissions) {
        return switch (demand) {
            case ADMINISTRATORS -> !Collections.disjoint(permissions, OF_ADMINISTRATORS);
            case RISKY -> !Collections.disjoint(permissions, RISKY);
            case EVERYBODY -> true;
        };
    }
}
