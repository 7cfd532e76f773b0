package io.lianke.customer;

import io.lianke.access.EntryVeil;
import io.lianke.access.FieldAccess;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Reads what [CustomerDesk] writes into the audit log.
@Component
class CustomerEntryVeil implements EntryVeil {
    @Override
    public String objectType() {
        return "customer";
    }

    @Override
    public Map<String, Object> over(Map<String, Object> fields, FieldRules rules) {
        var shown = new LinkedHashMap<>(fields);
        text(shown, "name", rules.of(GuardedField.CUSTOMER_NAME));
        text(shown, "city", rules.of(GuardedField.CUSTOMER_CITY));
        shown.computeIfPresent("traits", (_, traits) -> traits(traits, rules));
        shown.computeIfPresent("identifiers", (_, held) -> identifiers(held, new Veil(rules)));
        return shown;
    }

    private static void text(Map<String, Object> fields, String name, FieldAccess access) {
        switch (access) {
            case EDIT, READ -> {}
            case MASK -> fields.replace(name, Mask.STARS);
            case HIDE -> fields.remove(name);
        }
    }

    private static Object traits(Object told, FieldRules rules) {
        var shown = new LinkedHashMap<String, Object>();
        if (told instanceof Map<?, ?> traits) {
            traits.forEach((name, value) -> {
                var access = rules.of(FieldRules.trait(name.toString()));
                if (access != FieldAccess.HIDE) {
                    shown.put(
                            name.toString(),
                            access.open() ? Objects.requireNonNullElse(value, "") : Mask.STARS);
                }
            });
        }
        return shown;
    }

    private static Object identifiers(Object told, Veil veil) {
        return told instanceof Collection<?> spelt
                ? spelt.stream()
                        .map(each -> identifier(each.toString()))
                        .flatMap(each -> veil.shown(each).stream())
                        .map(Identifier::toString)
                        .toList()
                : Mask.STARS;
    }

    /// No value has been written that cannot be read: external types have a second colon.
    private static Identifier identifier(String spelt) {
        var from = spelt.startsWith("external:") ? "external:".length() : 0;
        var colon = spelt.indexOf(':', from);
        return new Identifier(
                new IdentifierType(spelt.substring(0, colon)), spelt.substring(colon + 1));
    }
}
