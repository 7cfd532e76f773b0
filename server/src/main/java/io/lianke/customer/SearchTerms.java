package io.lianke.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody typed into a search field, read in each way it may be meant.
///
/// @param namePattern for `like` over lower-case names
/// @param emailPattern for `like` over e-mail addresses
/// @param phonePattern for `like` over reversed phones
record SearchTerms(
        @Nullable String namePattern,
        @Nullable String emailPattern,
        @Nullable String phonePattern,
        @Nullable Integer ordinal,
        @Nullable UUID id) {

    static final int CHARS_MAX = 100;
    private static final int PHONE_DIGITS_MIN = 3;
    private static final int PHONE_DIGITS_MAX = 15;
    private static final int EMAIL_CHARS_MIN = 3;

    static SearchTerms of(String typed) {
        var text =
                Normalizer.normalize(Texts.clean(typed, CHARS_MAX), Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
        var digits = text.replaceAll("[^0-9]", "");
        var phone =
                text.matches("[0-9 ()+.-]+")
                        && digits.length() >= PHONE_DIGITS_MIN
                        && digits.length() <= PHONE_DIGITS_MAX;
        var email = text.length() >= EMAIL_CHARS_MIN && text.matches("[^\\s]+");
        return new SearchTerms(
                "%" + escaped(Texts.clean(typed, CHARS_MAX).toLowerCase(Locale.ROOT)) + "%",
                email ? escaped(text) + "%" : null,
                phone ? new StringBuilder(digits).reverse() + "%" : null,
                text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null,
                uuid(text));
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
