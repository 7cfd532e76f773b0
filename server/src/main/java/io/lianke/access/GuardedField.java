package io.lianke.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A field of a record that a role can be kept from. What a customer's traits are called each
/// tenant decides: [#CUSTOMER_TRAIT] stands for all of them, and [FieldRules] may name single ones.
public enum GuardedField {
    CUSTOMER_NAME,
    CUSTOMER_PHONE,
    CUSTOMER_EMAIL,
    /// Identifiers that are neither phone nor e-mail.
    CUSTOMER_IDENTIFIER,
    CUSTOMER_CITY,
    CUSTOMER_TRAIT;

    /// As it stands in the API, for example `customer.phone`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<GuardedField> of(String code) {
        return Stream.of(values()).filter(field -> field.code().equals(code)).findFirst();
    }
}
