package io.lianke.search;

import io.lianke.customer.CustomerSummary;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/// What somebody typed, and what of a customer it agrees with.
///
/// @param text without control characters and outer white space
/// @param folded the same in lower case and one width
/// @param digits of it, when it could be part of a phone
record Typed(String text, String folded, String digits) {
    private static final int PHONE_DIGITS_MIN = 3;

    static Typed of(String typed) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(c -> !Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF))
                .forEach(kept::appendCodePoint);
        var text = Normalizer.normalize(kept, Normalizer.Form.NFC).strip();
        var folded = folded(text);
        var digits = folded.matches("[0-9 ()+.-]+") ? folded.replaceAll("[^0-9]", "") : "";
        return new Typed(text, folded, digits);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    boolean nothing() {
        return text.isEmpty();
    }

    Match match(CustomerSummary customer) {
        if (customer.id().toString().equals(folded)) {
            return new Match(Match.Field.ID, folded);
        }
        var ordinal = String.valueOf(customer.ordinal());
        if (ordinal.equals(folded)) {
            return new Match(Match.Field.NUMBER, ordinal);
        }
        if (folded(customer.name()).contains(folded)) {
            return new Match(Match.Field.NAME, customer.name());
        }
        var phone = customer.phone();
        if (phone != null && digits.length() >= PHONE_DIGITS_MIN && phone.endsWith(digits)) {
            return new Match(Match.Field.PHONE, phone);
        }
        var email = customer.email();
        if (email != null && folded(email).startsWith(folded)) {
            return new Match(Match.Field.EMAIL, email);
        }
        return new Match(Match.Field.OTHER, "");
    }

    /// Those that agree in full come first, then those that agree from their beginning.
    Comparator<Hit> bestFirst() {
        return Comparator.comparing(
                        (Hit hit) -> hit.match().field().compareTo(Match.Field.NAME) >= 0)
                .thenComparing(hit -> !folded(hit.match().text()).equals(folded))
                .thenComparing(hit -> !folded(hit.match().text()).startsWith(folded))
                .thenComparing(Hit::archived);
    }
}
