package io.lianke.customer.resolution;

import java.util.Optional;

/// What became of a spelling: an identifier, or a stable code that says why not.
public sealed interface Normalized {

    record Accepted(Identifier identifier) implements Normalized {}

    record Refused(String code) implements Normalized {}

    String EMPTY = "customer/identifier-empty";
    String TOO_LONG = "customer/identifier-too-long";
    String BAD_CHARACTER = "customer/identifier-bad-character";
    String UNKNOWN_TYPE = "customer/identifier-unknown-type";
    String PHONE_INVALID = "customer/phone-invalid";
    String PHONE_EXTENSION = "customer/phone-extension";
    String PHONE_INCOMPLETE = "customer/phone-incomplete";
    String EMAIL_INVALID = "customer/email-invalid";
    String EMAIL_DOMAIN = "customer/email-domain-invalid";

    default Optional<Identifier> accepted() {
        return switch (this) {
            case Accepted(var identifier) -> Optional.of(identifier);
            case Refused(_) -> Optional.empty();
        };
    }
}
