package io.lianke.imports.parsing;

import io.lianke.customer.resolution.IdentifierType;
import io.lianke.imports.reading.ReadingOptions;
import io.lianke.imports.reading.TextEncoding;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a spec, all of it at once.
final class SpecCheck {

    private static final int NAME_CHARS_MAX = 64;
    private static final int MAPPING_MAX = 200;
    private static final List<FieldName> ORDER_FIELDS =
            List.of(
                    FieldName.ORDER_ID,
                    FieldName.ORDERED_AT,
                    FieldName.QUANTITY,
                    FieldName.UNIT_PRICE);

    private final ImportSpec spec;
    private final Set<String> columns;
    private final List<FieldProblem> problems = new ArrayList<>();

    SpecCheck(ImportSpec spec, List<String> columns) {
        this.spec = spec;
        this.columns = new HashSet<>(columns);
    }

    List<FieldProblem> problems() {
        mapping();
        required();
        matchKeys();
        settings();
        refunds();
        return List.copyOf(problems);
    }

    private void mapping() {
        if (spec.mapping().size() > MAPPING_MAX) {
            problems.add(
                    FieldProblem.of(
                            "/mapping", "imports/too-many-targets", "targetsMax", MAPPING_MAX));
            return;
        }
        spec.mapping().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> {
                    var pointer = "/mapping/" + escaped(entry.getKey());
                    if (Target.parse(entry.getKey(), spec.kind()).isEmpty()) {
                        problems.add(
                                FieldProblem.of(
                                        pointer,
                                        "imports/unknown-target",
                                        "target",
                                        entry.getKey()));
                    }
                    column(pointer, entry.getValue());
                });
    }

    private void required() {
        var targets = spec.targets();
        switch (spec.kind()) {
            case ORDERS -> {
                ORDER_FIELDS.forEach(this::required);
                if (spec.column(FieldName.PRODUCT_NAME).isEmpty()) {
                    required(FieldName.SKU);
                }
            }
            case PRODUCTS -> required(FieldName.PRODUCT_SKU);
            case CUSTOMERS -> {
                var known = targets.keySet().stream().anyMatch(Target.Key.class::isInstance);
                if (!known) {
                    problems.add(FieldProblem.of("/mapping", "imports/no-identifier"));
                }
            }
        }
    }

    private void required(FieldName field) {
        if (spec.column(field).isEmpty()) {
            problems.add(
                    FieldProblem.of(
                            "/mapping", "imports/missing-target", "target", field.wireName()));
        }
    }

    private void matchKeys() {
        for (int i = 0; i < spec.matchKeys().size(); i++) {
            var key = spec.matchKeys().get(i);
            var type = IdentifierType.parse(key);
            if (type.isEmpty() || !spec.targets().containsKey(new Target.Key(type.get()))) {
                problems.add(
                        FieldProblem.of(
                                "/matchKeys/" + i, "imports/match-key-not-mapped", "key", key));
            }
        }
    }

    private void settings() {
        name("/source", spec.source(), true);
        name("/channel", spec.channel(), false);
        name("/store", spec.store(), false);
        check("/zone", spec.zone(), SpecCheck::zone, "imports/unknown-zone");
        check("/currency", spec.currency(), SpecCheck::currency, "imports/unknown-currency");
        check(
                "/dateFormat",
                spec.dateFormat(),
                text -> DateOrder.of(text).isPresent(),
                "imports/bad-date-format");
        check(
                "/delimiter",
                spec.delimiter(),
                ReadingOptions::delimiterUsable,
                "imports/bad-delimiter");
        check(
                "/encoding",
                spec.encoding(),
                text -> TextEncoding.named(text).isPresent(),
                "imports/unknown-encoding");
    }

    private void refunds() {
        var condition = spec.refundWhen();
        if (condition == null) {
            return;
        }
        if (spec.kind() != ImportKind.ORDERS) {
            problems.add(FieldProblem.of("/refundWhen", "imports/refund-only-for-orders"));
        }
        column("/refundWhen/column", condition.column());
        if (condition.value().length() > Condition.VALUE_CHARS_MAX || !condition.comparable()) {
            problems.add(FieldProblem.of("/refundWhen/value", "imports/bad-condition-value"));
        }
    }

    private void column(String pointer, String column) {
        if (!columns.contains(column)) {
            problems.add(FieldProblem.of(pointer, "imports/unknown-column", "column", column));
        }
    }

    private void name(String pointer, @Nullable String value, boolean needed) {
        if (value == null) {
            return;
        }
        var bad =
                value.length() > NAME_CHARS_MAX
                        || (needed && value.isBlank())
                        || value.chars().anyMatch(Character::isISOControl);
        if (bad) {
            problems.add(FieldProblem.of(pointer, "imports/bad-name"));
        }
    }

    private void check(
            String pointer, @Nullable String value, Predicate<String> fits, String code) {
        if (value != null && !fits.test(value)) {
            problems.add(FieldProblem.of(pointer, code, "value", value));
        }
    }

    private static boolean zone(String text) {
        try {
            return text.length() <= NAME_CHARS_MAX && ZoneId.of(text) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private static boolean currency(String text) {
        try {
            return Currency.getInstance(text).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
