package io.lianke.imports.parsing;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the values of a column look like, whatever it is called.
record ColumnShape(boolean any, boolean dates, boolean numbers, boolean phones, boolean emails) {

    /// Nine in ten values must agree: exports have their oddities.
    private static final double AGREEING = 0.9;

    private static final int PHONE_DIGITS_MIN = 10;
    private static final int PHONE_DIGITS_MAX = 15;

    static ColumnShape of(List<String> values) {
        var format = NumberFormat.find(values).format();
        return new ColumnShape(
                !values.isEmpty(),
                most(values, MappingProposal::date),
                most(values, v -> format.parse(v) instanceof Parsed.Value<?>),
                most(values, ColumnShape::phone),
                most(values, ColumnShape::email));
    }

    boolean contradicts(String target) {
        if (!any) {
            return false;
        }
        return switch (bare(target)) {
            case "orderedAt" -> !dates && !numbers;
            case "quantity", "unitPrice", "discount" -> !numbers;
            case "phone" -> !phones;
            case "email" -> !emails;
            default -> false;
        };
    }

    boolean confirms(String target) {
        return switch (bare(target)) {
            case "orderedAt" -> dates;
            case "quantity", "unitPrice", "discount" -> numbers;
            case "phone" -> phones;
            case "email" -> emails;
            default -> false;
        };
    }

    /// The target that values alone suggest.
    @Nullable String target(ImportKind kind) {
        if (kind == ImportKind.PRODUCTS) {
            return null;
        }
        var prefix = kind == ImportKind.ORDERS ? "customer." : "";
        if (emails) {
            return prefix + "email";
        }
        if (phones && !dates) {
            return prefix + "phone";
        }
        return dates && kind == ImportKind.ORDERS && !numbers ? "orderedAt" : null;
    }

    private static String bare(String target) {
        return target.startsWith("customer.") ? target.substring("customer.".length()) : target;
    }

    private static boolean most(List<String> values, Predicate<String> test) {
        return !values.isEmpty()
                && values.stream().filter(test).count() >= values.size() * AGREEING;
    }

    private static boolean email(String value) {
        var text = value.strip();
        int at = text.indexOf('@');
        return at > 0 && text.indexOf('.', at) > at + 1 && text.indexOf(' ') < 0;
    }

    private static boolean phone(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if ("+-() ".indexOf(c) < 0) {
                return false;
            }
        }
        return digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX;
    }
}
