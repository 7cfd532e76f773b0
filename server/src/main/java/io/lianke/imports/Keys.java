package io.lianke.imports;

import io.lianke.customer.resolution.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Names by which rows of a file find each other.
final class Keys {
    private static final char ORDER = 'O';
    private static final char REFUND = 'R';

    private Keys() {}

    static String order(String id, boolean refund) {
        return (refund ? REFUND : ORDER) + id;
    }

    static boolean refund(String key) {
        return key.charAt(0) == REFUND;
    }

    static String id(String key) {
        return key.substring(1);
    }

    /// The same for the same set of identifiers, in whatever order.
    static UUID person(List<Identifier> identifiers) {
        var text = new StringBuilder();
        identifiers.stream()
                .sorted()
                .forEach(i ->
                        text.append(i.type()).append('\u0001').append(i.value()).append('\u0002'));
        return name(text.toString());
    }

    static UUID product(String sku) {
        return name(sku);
    }

    private static UUID name(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
