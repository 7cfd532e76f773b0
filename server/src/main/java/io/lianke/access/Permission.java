package io.lianke.access;

import java.util.Locale;

/// An action on a kind of object. What the console may show is decided by the same names.
public enum Permission {
    CUSTOMER_READ,
    CUSTOMER_WRITE,
    CUSTOMER_EXPORT,
    TRAIT_MANAGE,
    ORDER_READ,
    ORDER_WRITE,
    ORDER_EXPORT,
    VIEW_SHARE,
    IMPORT_READ,
    IMPORT_RUN,
    REPORT_READ,
    MEMBER_READ,
    MEMBER_MANAGE,
    API_KEY_MANAGE,
    TENANT_MANAGE,
    AUDIT_READ;

    /// As it stands in the API, for example `customer.read`.
    public String code() {
        var name = name().toLowerCase(Locale.ROOT);
        var verb = name.lastIndexOf('_');
        return name.substring(0, verb) + "." + name.substring(verb + 1);
    }
}
