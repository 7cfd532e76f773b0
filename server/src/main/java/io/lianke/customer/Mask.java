package io.lianke.customer;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;

/// What is left of a value that is shown in part: enough for telling two customers apart, too
/// little for reaching either.
final class Mask {
    static final String STARS = "****";
    private static final int LAST_DIGITS = 4;
    private static final int PHONE_CHARS_MIN = 10;
    private static final int ENDS_CHARS_MIN = 8;

    private Mask() {}

    static Identifier of(Identifier identifier) {
        var type = identifier.type();
        var value = identifier.value();
        return new Identifier(
                type,
                type.equals(IdentifierType.PHONE)
                        ? phone(value)
                        : type.equals(IdentifierType.EMAIL) ? email(value) : other(value));
    }

    /// `+86138****0000`: four digits are missing before the last four, of a short number all.
    static String phone(String phone) {
        var hidden = phone.length() - LAST_DIGITS;
        return phone.length() < PHONE_CHARS_MIN
                ? STARS + phone.substring(Math.max(0, phone.length() - 2))
                : phone.substring(0, hidden - STARS.length()) + STARS + phone.substring(hidden);
    }

    /// `l****@example.com`
    static String email(String email) {
        var at = email.lastIndexOf('@');
        return at <= 0 ? STARS : first(email) + STARS + email.substring(at);
    }

    /// The first character: mostly the surname in Chinese.
    static String name(String name) {
        return name.isEmpty() ? name : first(name) + "**";
    }

    private static String other(String value) {
        return value.length() < ENDS_CHARS_MIN
                ? STARS
                : value.substring(0, value.offsetByCodePoints(0, 2))
                        + STARS
                        + value.substring(value.offsetByCodePoints(value.length(), -2));
    }

    private static String first(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
