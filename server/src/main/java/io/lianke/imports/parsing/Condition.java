package io.lianke.imports.parsing;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// A test on one column of a row, for example: invoice number starts with `C`. Text compares
/// without outer white space and with its case; `lt` and `gt` compare numbers and never hold for
/// other text.
public record Condition(String column, Op op, String value) {

    public static final int VALUE_CHARS_MAX = 200;

    public enum Op {
        EQ,
        NE,
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS,
        LT,
        GT,
        IS_EMPTY;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Op> of(String wireName) {
            for (var op : values()) {
                if (op.wireName().equals(wireName)) {
                    return Optional.of(op);
                }
            }
            return Optional.empty();
        }
    }

    /// Whether a cell of the column meets it, its numbers read in that format.
    public boolean test(String cell, NumberFormat format) {
        var text = cell.strip();
        var wanted = value.strip();
        return switch (op) {
            case EQ -> text.equals(wanted);
            case NE -> !text.equals(wanted);
            case STARTS_WITH -> text.startsWith(wanted);
            case ENDS_WITH -> text.endsWith(wanted);
            case CONTAINS -> text.contains(wanted);
            case IS_EMPTY -> text.isEmpty();
            case LT -> compare(text, wanted, format).filter(c -> c < 0).isPresent();
            case GT -> compare(text, wanted, format).filter(c -> c > 0).isPresent();
        };
    }

    /// Whether the value can be compared as the operation asks.
    boolean comparable() {
        return switch (op) {
            case LT, GT -> number(value, NumberFormat.DOT).isPresent();
            case STARTS_WITH, ENDS_WITH, CONTAINS -> !value.isBlank();
            case EQ, NE, IS_EMPTY -> true;
        };
    }

    private static Optional<Integer> compare(String cell, String wanted, NumberFormat format) {
        var number = number(cell, format);
        var limit = number(wanted, NumberFormat.DOT);
        return number.isPresent() && limit.isPresent()
                ? Optional.of(number.get().compareTo(limit.get()))
                : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text, NumberFormat format) {
        return switch (format.parse(text)) {
            case Parsed.Value(var value) -> Optional.of(value);
            case Parsed.Failure(_) -> Optional.empty();
        };
    }
}
