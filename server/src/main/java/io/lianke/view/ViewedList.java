package io.lianke.view;

import io.lianke.access.Permission;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A list that can be viewed in saved ways; whoever may not see the list has no views of it.
public enum ViewedList {
    CUSTOMERS(Permission.CUSTOMER_READ),
    ORDERS(Permission.ORDER_READ);

    private final Permission needs;

    ViewedList(Permission needs) {
        this.needs = needs;
    }

    Permission needs() {
        return needs;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ViewedList> of(String code) {
        return Arrays.stream(values()).filter(list -> list.code().equals(code)).findFirst();
    }
}
