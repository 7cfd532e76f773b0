package io.lianke.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// An action on a kind of object. What the console may show is decided by the same names.
public enum Permission {
    CUSTOMER_READ(true),
    CUSTOMER_WRITE(true),
    /// To say who looks after a customer, apart from changing anything else about them.
    CUSTOMER_ASSIGN(true),
    CUSTOMER_EXPORT(true),
    /// To see in full what is masked, for a reason.
    CUSTOMER_REVEAL(true),
    TRAIT_MANAGE(false),
    ORDER_READ(true),
    ORDER_WRITE(false),
    ORDER_EXPORT(true),
    VIEW_SHARE(true),
    IMPORT_READ(false),
    IMPORT_RUN(false),
    REPORT_READ(true),
    MEMBER_READ(true),
    MEMBER_MANAGE(false),
    ORGANIZATION_MANAGE(false),
    API_KEY_MANAGE(false),
    TENANT_MANAGE(false),
    AUDIT_READ(false);

    private final boolean limitable;

    Permission(boolean limitable) {
        this.limitable = limitable;
    }

    /// Whether it can be had for a part of the rows. Imports, settings and the like are about the
    /// whole organization, and so for those only who see all of it.
    boolean limitable() {
        return limitable;
    }

    /// Whether it deals with whole files of customers as they came, and so is for those only from
    /// whom no field is kept.
    boolean wholeRecords() {
        return this == IMPORT_READ || this == IMPORT_RUN;
    }

    /// The one without which this one is not given: what is changed, taken along or shown in full
    /// is answered with, and so read.
    Optional<Permission> needs() {
        return switch (this) {
            case CUSTOMER_WRITE, CUSTOMER_ASSIGN, CUSTOMER_EXPORT, CUSTOMER_REVEAL ->
                    Optional.of(CUSTOMER_READ);
            case ORDER_WRITE, ORDER_EXPORT -> Optional.of(ORDER_READ);
            case CUSTOMER_READ,
                    TRAIT_MANAGE,
                    ORDER_READ,
                    VIEW_SHARE,
                    IMPORT_READ,
                    IMPORT_RUN,
                    REPORT_READ,
                    MEMBER_READ,
                    MEMBER_MANAGE,
                    ORGANIZATION_MANAGE,
                    API_KEY_MANAGE,
                    TENANT_MANAGE,
                    AUDIT_READ ->
                    Optional.empty();
        };
    }

    /// As it stands in the API, for example `customer.read`.
    public String code() {
        var name = name().toLowerCase(Locale.ROOT);
        var verb = name.lastIndexOf('_');
        return name.substring(0, verb) + "." + name.substring(verb + 1);
    }

    public static Optional<Permission> of(String code) {
        return Stream.of(values()).filter(permission -> permission.code().equals(code)).findFirst();
    }
}
