package io.lianke.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What somebody may do with which fields; what is not named may be edited. The one place where
/// that is looked up: whatever leaves or enters a module asks the rules of whoever calls.
///
/// @param limits by the code of a [GuardedField], or `customer.trait:NAME` for a single trait
public record FieldRules(Map<String, FieldAccess> limits) {
    public static final FieldRules NONE = new FieldRules(Map.of());
    public static final int LIMITS_MAX = 300;
    public static final int CODE_CHARS_MAX = 120;

    private static final String ONE_TRAIT = GuardedField.CUSTOMER_TRAIT.code() + ":";

    public FieldRules {
        limits = Map.copyOf(limits);
    }

    /// The same for several fields.
    static FieldRules of(FieldAccess access, GuardedField... fields) {
        return new FieldRules(
                Set.of(fields).stream().collect(Collectors.toMap(GuardedField::code, _ -> access)));
    }

    /// Those of whoever calls; work that nobody asked for is not limited.
    public static FieldRules current() {
        return Caller.current().map(caller -> caller.role().fields()).orElse(NONE);
    }

    /// Whether such a field there can be.
    public static boolean knows(String code) {
        return GuardedField.of(code).isPresent()
                || (code.startsWith(ONE_TRAIT)
                        && code.length() > ONE_TRAIT.length()
                        && code.length() <= CODE_CHARS_MAX);
    }

    /// The code of a single trait.
    public static String trait(String name) {
        return ONE_TRAIT + name;
    }

    public FieldAccess of(GuardedField field) {
        return of(field.code());
    }

    /// @param code of a field or of a single trait, which goes by the rule for all unless it has
    ///   its own
    public FieldAccess of(String code) {
        var own = limits.get(code);
        if (own != null) {
            return own;
        }
        return code.startsWith(ONE_TRAIT) ? of(GuardedField.CUSTOMER_TRAIT) : FieldAccess.EDIT;
    }

    /// Whether everything may be edited.
    public boolean nothing() {
        return limits.values().stream().allMatch(FieldAccess.EDIT::equals);
    }

    /// Whether all that may be seen or entered there may be so here.
    boolean covers(FieldRules other) {
        var codes = new TreeSet<>(limits.keySet());
        codes.addAll(other.limits.keySet());
        return codes.stream().allMatch(code -> of(code).covers(other.of(code)));
    }

    /// Whether of every field as much is shown here as there.
    boolean show(FieldRules other) {
        var codes = new TreeSet<>(limits.keySet());
        codes.addAll(other.limits.keySet());
        return codes.stream().allMatch(code -> of(code).shows(other.of(code)));
    }

    /// As the API tells them.
    public Map<String, String> codes() {
        return limits.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, limit -> limit.getValue().code()));
    }

    /// As they are kept: `customer.phone=mask`.
    String[] stored() {
        return new TreeMap<>(limits)
                .entrySet().stream()
                        .map(limit -> limit.getKey() + "=" + limit.getValue().code())
                        .toArray(String[]::new);
    }

    static FieldRules stored(Collection<String> stored) {
        return new FieldRules(
                stored.stream()
                        .collect(
                                Collectors.toMap(
                                        text -> text.substring(0, text.lastIndexOf('=')),
                                        text ->
                                                access(
                                                        text.substring(
                                                                text.lastIndexOf('=') + 1)))));
    }

    /// What is not understood is hidden.
    private static FieldAccess access(String code) {
        return FieldAccess.of(code).orElse(FieldAccess.HIDE);
    }
}
