package io.lianke.customer.resolution;

import java.util.List;
import java.util.Optional;

/// What kind of key a customer is known by: one of the fixed types, or `external:TYPE` for the ids
/// of a system of the tenant's own, for example `external:shop`. The name of an external type keeps
/// its case: it is a name in the tenant's configuration, not something a customer spells.
public record IdentifierType(String name) implements Comparable<IdentifierType> {

    public static final IdentifierType EMAIL = new IdentifierType("email");
    public static final IdentifierType PHONE = new IdentifierType("phone");
    public static final IdentifierType USER_ID = new IdentifierType("userId");
    public static final IdentifierType ANONYMOUS_ID = new IdentifierType("anonymousId");
    public static final IdentifierType MEMBER_CARD = new IdentifierType("memberCard");
    public static final IdentifierType UNION_ID = new IdentifierType("unionId");
    public static final IdentifierType OPEN_ID = new IdentifierType("openId");
    public static final IdentifierType DEVICE = new IdentifierType("device");

    static final int EXTERNAL_CHARS_MAX = 64;
    private static final String EXTERNAL_PREFIX = "external:";

    public IdentifierType {
        if (!wellFormed(name)) {
            throw new IllegalArgumentException("Not an identifier type: " + name);
        }
    }

    /// The fixed types, in the order in which people look for them.
    public static List<IdentifierType> fixed() {
        return List.of(PHONE, EMAIL, USER_ID, MEMBER_CARD, UNION_ID, OPEN_ID, ANONYMOUS_ID, DEVICE);
    }

    public static IdentifierType external(String type) {
        return new IdentifierType(EXTERNAL_PREFIX + type);
    }

    public static Optional<IdentifierType> parse(String name) {
        return wellFormed(name) ? Optional.of(new IdentifierType(name)) : Optional.empty();
    }

    public boolean external() {
        return name.startsWith(EXTERNAL_PREFIX);
    }

    @Override
    public int compareTo(IdentifierType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean wellFormed(String name) {
        return switch (name) {
            case "email",
                    "phone",
                    "userId",
                    "anonymousId",
                    "memberCard",
                    "unionId",
                    "openId",
                    "device" ->
                    true;
            default ->
                    name.startsWith(EXTERNAL_PREFIX)
                            && externalName(name.substring(EXTERNAL_PREFIX.length()));
        };
    }

    private static boolean externalName(String type) {
        if (type.isEmpty() || type.length() > EXTERNAL_CHARS_MAX) {
            return false;
        }
        for (int i = 0; i < type.length(); i++) {
            var c = type.charAt(i);
            var letterOrDigit =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && (i == 0 || (c != '_' && c != '-' && c != '.'))) {
                return false;
            }
        }
        return true;
    }
}
