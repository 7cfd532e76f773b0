package io.lianke.customer;

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
