package io.lianke.customer.resolution;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.lianke.customer.resolution.Normalized.Accepted;
import io.lianke.customer.resolution.Normalized.Refused;
import java.util.Locale;

/// Phones to E.164.
///
/// A number counts when it is valid, or has the length of a mobile in its country: new mobile
/// ranges open faster than tables follow. One that only works inside its town, or lacks digits, is
/// refused: two people could share it. An extension is refused, since it names a desk behind a
/// shared number. Letters are refused.
final class Phones {

    private static final int CHARS_MAX = 64;
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

    private Phones() {}

    static Normalized normalize(String clean, String region) {
        if (clean.length() > CHARS_MAX) {
            return new Refused(Normalized.TOO_LONG);
        }
        var written = folded(withoutScheme(clean));
        var stray = firstStray(written);
        if (stray >= 0) {
            return new Refused(
                    extension(written, stray)
                            ? Normalized.PHONE_EXTENSION
                            : Normalized.PHONE_INVALID);
        }
        try {
            return accept(PHONES.parse(written, region));
        } catch (NumberParseException _) {
            return new Refused(Normalized.PHONE_INVALID);
        }
    }

    private static Normalized accept(PhoneNumber number) {
        if (number.hasExtension()) {
            return new Refused(Normalized.PHONE_EXTENSION);
        }
        if (PHONES.isValidNumber(number)
                || PHONES.isPossibleNumberForTypeWithReason(number, PhoneNumberType.MOBILE)
                        == ValidationResult.IS_POSSIBLE) {
            return new Accepted(
                    new Identifier(
                            IdentifierType.PHONE, PHONES.format(number, PhoneNumberFormat.E164)));
        }
        return new Refused(
                PHONES.isPossibleNumber(number)
                        ? Normalized.PHONE_INCOMPLETE
                        : Normalized.PHONE_INVALID);
    }

    private static String withoutScheme(String text) {
        return text.regionMatches(true, 0, "tel:", 0, 4) ? text.substring(4) : text;
    }

    /// ASCII digits, plus, parentheses and hyphens for every script's own; inner spaces to one
    /// kind.
    private static String folded(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    var digit =
                            Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER
                                    ? Character.digit(c, 10)
                                    : -1;
                    if (digit >= 0) {
                        out.append((char) ('0' + digit));
                    } else {
                        out.appendCodePoint(mark(c));
                    }
                });
        return out.toString();
    }

    private static int mark(int c) {
        if (Character.isSpaceChar(c)) {
            return ' ';
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212 || c == 0x30FC) {
            return '-';
        }
        return switch (c) {
            case 0xFF0B, 0xFE62 -> '+';
            case 0xFF08 -> '(';
            case 0xFF09 -> ')';
            case 0xFF0E, 0x00B7, 0x3002 -> '.';
            default -> c;
        };
    }

    private static int firstStray(String text) {
        int pluses = 0;
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '+' && ++pluses > 1) {
                return i;
            }
            if (!(c >= '0' && c <= '9') && " -.()+".indexOf(c) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean extension(String text, int at) {
        var mark = text.substring(at).toLowerCase(Locale.ROOT);
        return mark.startsWith("x")
                || mark.startsWith("ext")
                || mark.startsWith(";ext")
                || mark.startsWith("#")
                || mark.startsWith("转")
                || mark.startsWith("轉")
                || mark.startsWith("分机")
                || mark.startsWith("分機")
                || mark.startsWith("内线");
    }
}
