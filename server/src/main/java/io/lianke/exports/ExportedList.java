package io.lianke.exports;

import io.lianke.access.Caller;
import io.lianke.access.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A list that can be exported, and the two rights that it takes: to see it, and to take it away.
public enum ExportedList {
    CUSTOMERS(Permission.CUSTOMER_READ, Permission.CUSTOMER_EXPORT),
    ORDERS(Permission.ORDER_READ, Permission.ORDER_EXPORT);

    private final Permission read;
    private final Permission export;

    ExportedList(Permission read, Permission export) {
        this.read = read;
        this.export = export;
    }

    /// The right that the caller lacks, if any.
    Optional<Permission> lacking(Caller caller) {
        return Arrays.asList(read, export).stream()
                .filter(needed -> !caller.permissions().contains(needed))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportedList> of(String code) {
        return Arrays.stream(values()).filter(list -> list.code().equals(code)).findFirst();
    }
}
