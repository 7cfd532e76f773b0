package io.lianke.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What values of a trait look like. Values are kept as text, `BigDecimal` or `Boolean`; dates as
/// `2026-01-31`, instants as `2026-01-31T08:00:00Z`.
public enum TraitType {
    TEXT,
    NUMBER,
    BOOLEAN,
    DATE,
    INSTANT;

    static final int TEXT_CHARS_MAX = 1_000;
    private static final int DIGITS_MAX = 40;
    private static final int YEAR_MAX = 9_999;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TraitType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /// The type of a trait nobody has registered yet, by its first value.
    static TraitType ofValue(Object value) {
        return switch (value) {
            case Boolean _ -> BOOLEAN;
            case Number _ -> NUMBER;
            default -> TEXT;
        };
    }

    /// The value in the form in which it is kept, or empty when it is none of this type.
    Optional<Object> read(Object value) {
        var scalar = value instanceof String || value instanceof Number || value instanceof Boolean;
        if (!scalar) {
            return Optional.empty();
        }
        var text = Texts.clean(value.toString());
        if (text.isEmpty() || text.length() > TEXT_CHARS_MAX) {
            return Optional.empty();
        }
        return switch (this) {
            case TEXT -> Optional.of(text);
            case NUMBER -> value instanceof Boolean ? Optional.empty() : number(text);
            case BOOLEAN -> bool(text);
            case DATE -> date(text);
            case INSTANT -> instant(text);
        };
    }

    private static Optional<Object> number(String text) {
        if (text.length() > DIGITS_MAX) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text).stripTrailingZeros();
            var sane = number.precision() <= DIGITS_MAX && Math.abs(number.scale()) <= DIGITS_MAX;
            return sane ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> date(String text) {
        try {
            var date = LocalDate.parse(text);
            return date.getYear() > 0 && date.getYear() <= YEAR_MAX
                    ? Optional.of(date.toString())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Object> instant(String text) {
        try {
            return Texts.storable(Instant.parse(text))
                    ? Optional.of(Instant.parse(text).toString())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
