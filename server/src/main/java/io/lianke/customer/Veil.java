package io.lianke.customer;

import io.lianke.access.AccessProblem;
import io.lianke.access.FieldAccess;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.IdentifierType;
import io.lianke.shared.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What of customers is shown to whom. Whatever leaves this module passes through here; inside it,
/// values are whole.
///
/// @param rules of whoever asks
record Veil(FieldRules rules) {
    static Veil current() {
        return new Veil(FieldRules.current());
    }

    Customer over(Customer customer) {
        if (rules.nothing()) {
            return customer;
        }
        var traits = new HashMap<String, Object>();
        customer.traits()
                .forEach((name, value) -> {
                    switch (rules.of(FieldRules.trait(name))) {
                        case EDIT, READ -> traits.put(name, value);
                        case MASK -> traits.put(name, Mask.STARS);
                        case HIDE -> {}
                    }
                });
        return new Customer(
                customer.id(),
                customer.ordinal(),
                customer.kind(),
                customer.status(),
                name(customer.name()),
                city(customer.city()),
                customer.channel(),
                customer.store(),
                customer.owner(),
                traits,
                provenance(customer.provenance()),
                customer.identifiers().stream().flatMap(held -> over(held).stream()).toList(),
                customer.tags(),
                customer.totals(),
                customer.version(),
                customer.created(),
                customer.updated());
    }

    private Map<String, Provenance> provenance(Map<String, Provenance> all) {
        return all.entrySet().stream()
                .filter(entry -> rules.of(code(entry.getKey())) != FieldAccess.HIDE)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String code(String fact) {
        return switch (fact) {
            case Customer.NAME_FIELD -> GuardedField.CUSTOMER_NAME.code();
            case Customer.CITY_FIELD -> GuardedField.CUSTOMER_CITY.code();
            default -> FieldRules.trait(fact);
        };
    }

    private Optional<HeldIdentifier> over(HeldIdentifier held) {
        return switch (of(held.identifier().type())) {
            case EDIT, READ -> Optional.of(held);
            case MASK -> {
                var masked = Mask.of(held.identifier());
                yield Optional.of(
                        new HeldIdentifier(
                                masked,
                                masked.value(),
                                held.verified(),
                                held.source(),
                                held.firstSeenAt(),
                                held.lastSeenAt()));
            }
            case HIDE -> Optional.empty();
        };
    }

    Page<CustomerSummary> over(Page<CustomerSummary> page) {
        return rules.nothing() ? page : page.map(this::over);
    }

    private CustomerSummary over(CustomerSummary customer) {
        return new CustomerSummary(
                customer.id(),
                customer.ordinal(),
                customer.kind(),
                customer.status(),
                name(customer.name()),
                value(IdentifierType.PHONE, customer.phone()),
                value(IdentifierType.EMAIL, customer.email()),
                over(customer.identifier()),
                city(customer.city()),
                customer.channel(),
                customer.store(),
                customer.owner(),
                customer.tags(),
                customer.orderCount(),
                customer.revenueMinor(),
                customer.currency(),
                customer.lastOrderAt(),
                customer.createdAt());
    }

    BulkEdit over(BulkEdit edit) {
        if (rules.nothing()) {
            return edit;
        }
        var traits = new HashMap<String, @Nullable Object>();
        edit.traits()
                .forEach((name, value) -> {
                    switch (rules.of(FieldRules.trait(name))) {
                        case EDIT, READ -> traits.put(name, value);
                        case MASK -> traits.put(name, value == null ? null : Mask.STARS);
                        case HIDE -> {}
                    }
                });
        var city = edit.city();
        return new BulkEdit(
                edit.kind(),
                edit.status(),
                city == null || rules.of(GuardedField.CUSTOMER_CITY) == FieldAccess.HIDE
                        ? null
                        : city(city),
                edit.channel(),
                edit.store(),
                edit.ownerId(),
                traits,
                edit.addTags(),
                edit.removeTags(),
                edit.succession());
    }

    CustomerLabel over(CustomerLabel label) {
        var name = label.name() == null ? "" : name(label.name());
        return new CustomerLabel(name.isEmpty() ? null : name, over(label.identifier()));
    }

    Optional<Identifier> shown(Identifier identifier) {
        return Optional.ofNullable(over(identifier));
    }

    private @Nullable Identifier over(@Nullable Identifier identifier) {
        return identifier == null
                ? null
                : switch (of(identifier.type())) {
                    case EDIT, READ -> identifier;
                    case MASK -> Mask.of(identifier);
                    case HIDE -> null;
                };
    }

    private @Nullable String value(IdentifierType type, @Nullable String value) {
        var shown = value == null ? null : over(new Identifier(type, value));
        return shown == null ? null : shown.value();
    }

    private String name(String name) {
        return text(GuardedField.CUSTOMER_NAME, name, Mask::name);
    }

    private String city(String city) {
        return text(GuardedField.CUSTOMER_CITY, city, text -> text.isEmpty() ? "" : Mask.STARS);
    }

    private String text(GuardedField field, String text, Function<String, String> masked) {
        return switch (rules.of(field)) {
            case EDIT, READ -> text;
            case MASK -> masked.apply(text);
            case HIDE -> "";
        };
    }

    FieldAccess of(IdentifierType type) {
        return rules.of(field(type));
    }

    private static GuardedField field(IdentifierType type) {
        if (type.equals(IdentifierType.PHONE)) {
            return GuardedField.CUSTOMER_PHONE;
        }
        return type.equals(IdentifierType.EMAIL)
                ? GuardedField.CUSTOMER_EMAIL
                : GuardedField.CUSTOMER_IDENTIFIER;
    }

    /// A change without the masked values that came back as they were shown.
    CustomerChange meant(CustomerChange change, Customer whole) {
        if (rules.nothing()) {
            return change;
        }
        var shown = over(whole);
        var traits = new HashMap<>(change.traits());
        traits.entrySet()
                .removeIf(trait ->
                        rules.of(FieldRules.trait(trait.getKey())) == FieldAccess.MASK
                                && trait.getValue().equals(Optional.of(Mask.STARS)));
        return new CustomerChange(
                change.kind(),
                meant(GuardedField.CUSTOMER_NAME, change.name(), shown.name()),
                meant(GuardedField.CUSTOMER_CITY, change.city(), shown.city()),
                change.channel(),
                change.store(),
                change.owner(),
                traits,
                change.addIdentifiers(),
                change.removeIdentifiers(),
                change.addTags(),
                change.removeTags(),
                change.source());
    }

    private @Nullable String meant(GuardedField field, @Nullable String given, String shown) {
        return rules.of(field) == FieldAccess.MASK && shown.equals(given) ? null : given;
    }

    /// Before somebody is looked for by an identifier.
    void requireFindable(IdentifierType type) {
        if (of(type) == FieldAccess.HIDE) {
            throw AccessProblem.fieldHidden(field(type).code());
        }
    }

    /// What a masked field says in full.
    ///
    /// @param code of the field
    List<String> lifted(Customer customer, String code) {
        if (rules.of(code) == FieldAccess.HIDE) {
            throw AccessProblem.fieldHidden(code);
        }
        var field = GuardedField.of(code);
        if (field.isEmpty()) {
            var value = customer.traits().get(code.substring(FieldRules.trait("").length()));
            return value == null ? List.of() : List.of(value.toString());
        }
        return switch (field.get()) {
            case CUSTOMER_NAME -> known(customer.name());
            case CUSTOMER_CITY -> known(customer.city());
            case CUSTOMER_PHONE, CUSTOMER_EMAIL, CUSTOMER_IDENTIFIER ->
                    customer.identifiers().stream()
                            .map(HeldIdentifier::identifier)
                            .filter(identifier -> field(identifier.type()) == field.get())
                            .map(identifier ->
                                    field.get() == GuardedField.CUSTOMER_IDENTIFIER
                                            ? identifier.toString()
                                            : identifier.value())
                            .toList();
            case CUSTOMER_TRAIT -> List.of();
        };
    }

    private static List<String> known(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }
}
