package io.lianke.customer;

import io.lianke.access.FieldAccess;
import io.lianke.access.FieldRules;
import io.lianke.access.GuardedField;
import io.lianke.customer.naming.NameQuery;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody typed into a search field, read in each way it may be meant.
///
/// @param nameQuery over the terms of names
/// @param namePattern for `like` over lower-case names that have no terms yet
/// @param emailPattern for `like` over e-mail addresses
/// @param phonePattern for `like` over reversed phones
/// @param value a whole identifier of any type, for example a member card
record SearchTerms(
        @Nullable String nameQuery,
        @Nullable String namePattern,
        @Nullable String emailPattern,
        @Nullable String phonePattern,
        @Nullable String value,
        @Nullable Integer ordinal,
        @Nullable UUID id) {

    static final int CHARS_MAX = 100;
    private static final int PHONE_DIGITS_MIN = 3;
    private static final int PHONE_DIGITS_MAX = 15;
    private static final int PHONE_WHOLE_MIN = 8;
    private static final int MASKED_TAIL = 4;
    private static final int MASKED_WHOLE_MIN = 10;
    private static final int EMAIL_CHARS_MIN = 3;

    static SearchTerms of(String typed) {
        var clean = Texts.clean(typed, CHARS_MAX);
        var text =
                Normalizer.normalize(clean, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
        var email = text.length() >= EMAIL_CHARS_MIN && text.matches("[^\\s]+");
        var tail = phoneTail(text);
        return new SearchTerms(
                NameQuery.of(clean).orElse(null),
                "%" + escaped(clean.toLowerCase(Locale.ROOT)) + "%",
                email ? escaped(text) + "%" : null,
                tail.isEmpty() ? null : new StringBuilder(tail).reverse() + "%",
                clean.isEmpty() ? null : clean,
                text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null,
                uuid(text));
    }

    /// Without the ways in which what is kept from somebody could be guessed bit by bit. A masked
    /// value is found when all of it is typed, or of a phone the four digits that are shown.
    SearchTerms within(FieldRules rules) {
        if (rules.nothing()) {
            return this;
        }
        var named = rules.of(GuardedField.CUSTOMER_NAME).open();
        return new SearchTerms(
                named ? nameQuery : null,
                named ? namePattern : null,
                email(rules.of(GuardedField.CUSTOMER_EMAIL)),
                phone(rules.of(GuardedField.CUSTOMER_PHONE)),
                value != null && findable(value, rules) ? value : null,
                ordinal,
                id);
    }

    private @Nullable String email(FieldAccess access) {
        var whole = emailPattern != null && emailPattern.matches(".+@.+\\..{2,}%");
        return switch (access) {
            case EDIT, READ -> emailPattern;
            case MASK ->
                    whole && emailPattern != null
                            ? emailPattern.substring(0, emailPattern.length() - 1)
                            : null;
            case HIDE -> null;
        };
    }

    private @Nullable String phone(FieldAccess access) {
        var digits = phonePattern == null ? 0 : phonePattern.length() - 1;
        return switch (access) {
            case EDIT, READ -> phonePattern;
            case MASK -> digits <= MASKED_TAIL || digits >= MASKED_WHOLE_MIN ? phonePattern : null;
            case HIDE -> null;
        };
    }

    /// Whether a whole identifier of what kind it may be is not hidden.
    private static boolean findable(String value, FieldRules rules) {
        var digits = value.matches("[0-9 ()+.-]+");
        return (!value.contains("@") || rules.of(GuardedField.CUSTOMER_EMAIL) != FieldAccess.HIDE)
                && (!digits || rules.of(GuardedField.CUSTOMER_PHONE) != FieldAccess.HIDE)
                && (value.contains("@")
                        || rules.of(GuardedField.CUSTOMER_IDENTIFIER) != FieldAccess.HIDE);
    }

    /// Digits that a phone may end with; empty when it is none. A whole number may begin with the
    /// zeros that lead abroad or out of a town, which are no part of it as it is stored.
    private static String phoneTail(String text) {
        var digits = text.replace("(0)", "").replaceAll("[^0-9]", "");
        if (!text.matches("[0-9 ()+.-]+")
                || digits.length() < PHONE_DIGITS_MIN
                || digits.length() > PHONE_DIGITS_MAX + 2) {
            return "";
        }
        return digits.length() >= PHONE_WHOLE_MIN ? digits.replaceFirst("^0+", "") : digits;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
