package io.lianke.imports.parsing;

import io.lianke.customer.resolution.IdentifierType;
import java.util.Optional;

/// Where a column goes. Spelled in a spec as `orderId`, `customer.phone`, `customer.trait:city` and
/// so on; the spelling depends on the kind, since a file of customers needs no `customer.` in
/// front.
public sealed interface Target {

    /// A property of the row itself.
    record Field(FieldName name) implements Target {}

    /// A key of the customer.
    record Key(IdentifierType type) implements Target {}

    /// A trait of the customer.
    record Trait(String name) implements Target {}

    int TRAIT_CHARS_MAX = 64;

    static Optional<Target> parse(String text, ImportKind kind) {
        var orders = kind == ImportKind.ORDERS;
        var prefix = orders ? "customer." : "";
        for (var field : FieldName.values()) {
            if (field.kind() == kind && field.wireName().equals(text)) {
                return Optional.of(new Field(field));
            }
        }
        if (kind == ImportKind.PRODUCTS || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        var rest = text.substring(prefix.length());
        if (rest.startsWith("trait:")) {
            var name = rest.substring("trait:".length());
            return traitName(name) ? Optional.of(new Trait(name)) : Optional.empty();
        }
        return IdentifierType.parse(rest).map(Key::new);
    }

    private static boolean traitName(String name) {
        return !name.isBlank()
                && name.length() <= TRAIT_CHARS_MAX
                && name.equals(name.strip())
                && name.chars().noneMatch(Character::isISOControl);
    }
}
