package io.lianke.commerce;

import io.lianke.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What values of orders may be, whatever door they come through.
final class Meaning {
    static final int SOURCE_CHARS_MAX = 64;
    static final int ID_CHARS_MAX = 200;
    static final int CODE_CHARS_MAX = 64;
    static final int NAME_CHARS_MAX = 500;
    static final int STAFF_CHARS_MAX = 200;
    static final int CATEGORY_CHARS_MAX = 200;
    static final int DECIMALS = 6;

    /// A hundred times a hundred thousand orders of this size still add up in 64 bits.
    static final long AMOUNT_MAX = 100_000_000_000_000L;

    private static final BigDecimal NUMBER_MAX = new BigDecimal("100000000000");
    private static final int SCALE_MAX = 50;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Meaning() {}

    /// A source's name stands in message ids in front of a colon, so it holds none.
    static String source(String source) {
        text("source", source, SOURCE_CHARS_MAX);
        if (source.indexOf(':') >= 0) {
            throw CommerceProblem.text("source", SOURCE_CHARS_MAX);
        }
        return source;
    }

    static String text(String field, String value, int lengthMax) {
        if (value.isBlank()
                || value.length() > lengthMax
                || value.chars().anyMatch(Character::isISOControl)) {
            throw CommerceProblem.text(field, lengthMax);
        }
        return value;
    }

    static @Nullable String optionalText(String field, @Nullable String value, int lengthMax) {
        return value == null ? null : text(field, value, lengthMax);
    }

    /// What a product is called; blank is not told. Names are for reading, so control characters in
    /// them become spaces.
    static @Nullable String name(@Nullable String name) {
        return readable("name", name, NAME_CHARS_MAX);
    }

    /// What kind of product it is; blank is not told.
    static @Nullable String category(@Nullable String category) {
        return readable("category", category, CATEGORY_CHARS_MAX);
    }

    private static @Nullable String readable(String field, @Nullable String text, int charsMax) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > charsMax) {
            throw CommerceProblem.text(field, charsMax);
        }
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    static Currency currency(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException _) {
            // Told below, as is a currency that nobody pays in.
        }
        throw CommerceProblem.currency(code.substring(0, Math.min(code.length(), 10)));
    }

    /// PostgreSQL keeps microseconds; anything finer would make the same order look changed.
    static Instant time(String field, Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw CommerceProblem.time(field);
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static BigDecimal number(String field, BigDecimal number) {
        if (Math.abs((long) number.scale()) > SCALE_MAX
                || number.precision() > 2 * SCALE_MAX
                || number.abs().compareTo(NUMBER_MAX) > 0) {
            throw CommerceProblem.amount(field);
        }
        return number.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /// In minor units, rounded half up.
    static long amount(String field, BigDecimal amount, Currency currency) {
        return bounded(field, Money.of(number(field, amount), currency).minor());
    }

    static long amountNotNegative(String field, BigDecimal amount, Currency currency) {
        var minor = amount(field, amount, currency);
        if (minor < 0) {
            throw CommerceProblem.amount(field);
        }
        return minor;
    }

    /// Quantity times price in minor units, rounded half up.
    static long product(BigDecimal quantity, BigDecimal unitPrice, Currency currency) {
        var exact =
                quantity.multiply(unitPrice)
                        .setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP)
                        .unscaledValue();
        if (exact.bitLength() > 62) {
            throw CommerceProblem.amount("quantity");
        }
        return bounded("quantity", exact.longValueExact());
    }

    static String plain(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }

    private static long bounded(String field, long minor) {
        if (minor > AMOUNT_MAX || minor < -AMOUNT_MAX) {
            throw CommerceProblem.amount(field);
        }
        return minor;
    }
}
