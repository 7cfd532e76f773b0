package io.lianke.imports.parsing;

import io.lianke.customer.resolution.Identifier;
import io.lianke.customer.resolution.Normalized;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.imports.reading.RowProblem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the cells of a row into a draft by a checked spec. Made once for a file; holds no row.
///
/// An identifier that cannot be used fails a customer, who would otherwise not be found again, and
/// is a warning on an order, whose revenue counts all the same.
public final class RowParser {

    static final int TEXT_CHARS_MAX = 1_000;
    private static final int ORDER_KEY_CHARS_MAX = 200;
    private static final int STAFF_CHARS_MAX = 200;
    private static final int CATEGORY_CHARS_MAX = 200;
    private static final int TAGS_MAX = 50;

    private final ImportSpec spec;
    private final List<String> columns;
    private final Map<Target, Integer> places = new LinkedHashMap<>();
    private final Map<Integer, NumberFormat> numbers = new HashMap<>();
    private final CellReader reader;
    private final Normalizer normalizer;
    private final int refundColumn;

    /// What a file's rows are read with.
    ///
    /// @param zone of times without an offset
    /// @param now moments more than two days later are refused
    public record Context(ZoneId zone, Instant now, Normalizer normalizer) {}

    public RowParser(
            ImportSpec spec, List<String> columns, ColumnFormats formats, Context context) {
        this.spec = spec;
        this.columns = List.copyOf(columns);
        this.normalizer = context.normalizer();
        this.reader = new CellReader(formats.dates().order(), context.zone(), context.now());
        spec.targets()
                .forEach((target, column) -> {
                    int place = columns.indexOf(column);
                    if (place >= 0) {
                        places.put(target, place);
                        numbers.put(place, formats.numbers(column).format());
                    }
                });
        var refund = spec.refundWhen();
        this.refundColumn = refund == null ? -1 : columns.indexOf(refund.column());
        if (refund != null && refundColumn >= 0) {
            numbers.put(refundColumn, formats.numbers(refund.column()).format());
        }
    }

    public Draft<OrderRow> order(List<String> cells) {
        var row = new Row(cells);
        var key = row.required(FieldName.ORDER_ID, ORDER_KEY_CHARS_MAX);
        var at = row.read(FieldName.ORDERED_AT, (cell, _) -> reader.moment(cell));
        var quantity = row.read(FieldName.QUANTITY, reader::quantity);
        var price = row.read(FieldName.UNIT_PRICE, reader::price);
        var discount = row.readOptional(FieldName.DISCOUNT, reader::price);
        var name = row.text(FieldName.PRODUCT_NAME, TEXT_CHARS_MAX);
        var sku = row.sku(name);
        var lineId = row.text(FieldName.LINE_ID, ORDER_KEY_CHARS_MAX);
        var refundOf = row.text(FieldName.REFUND_OF, ORDER_KEY_CHARS_MAX);
        var channel = row.text(FieldName.CHANNEL, ORDER_KEY_CHARS_MAX);
        var store = row.text(FieldName.STORE, ORDER_KEY_CHARS_MAX);
        var staff = row.text(FieldName.STAFF, STAFF_CHARS_MAX);
        var customerName = row.text(FieldName.CUSTOMER_NAME, TEXT_CHARS_MAX);
        var identifiers = row.identifiers(row.warnings);
        var traits = row.traits();
        if (key == null
                || at == null
                || sku == null
                || quantity == null
                || price == null
                || row.failed()) {
            return new Draft.Failed<>(row.problems);
        }
        return new Draft.Ready<>(
                new OrderRow(
                        key,
                        refund(cells),
                        emptyToNull(refundOf),
                        emptyToNull(lineId),
                        at,
                        sku,
                        name,
                        quantity,
                        price,
                        discount == null ? BigDecimal.ZERO : discount,
                        channel.isEmpty() ? spec.channel() : channel,
                        store.isEmpty() ? spec.store() : store,
                        emptyToNull(staff),
                        emptyToNull(customerName),
                        identifiers,
                        traits),
                row.warnings);
    }

    public Draft<CustomerRow> customer(List<String> cells) {
        var row = new Row(cells);
        var name = row.text(FieldName.NAME, TEXT_CHARS_MAX);
        var identifiers = row.identifiers(row.problems);
        var tags = row.tags();
        var traits = row.traits();
        if (row.problems.isEmpty() && name.isEmpty() && identifiers.isEmpty()) {
            row.problems.add(RowProblem.of("imports/no-identifier"));
        }
        return row.problems.isEmpty()
                ? new Draft.Ready<>(
                        new CustomerRow(emptyToNull(name), identifiers, tags, traits), row.warnings)
                : new Draft.Failed<>(row.problems);
    }

    public Draft<ProductRow> product(List<String> cells) {
        var row = new Row(cells);
        var sku = row.required(FieldName.PRODUCT_SKU, ORDER_KEY_CHARS_MAX);
        var name = row.text(FieldName.PRODUCT_LABEL, TEXT_CHARS_MAX);
        var category = row.text(FieldName.PRODUCT_CATEGORY, CATEGORY_CHARS_MAX);
        var price = row.readOptional(FieldName.PRODUCT_PRICE, reader::price);
        return sku != null && row.problems.isEmpty()
                ? new Draft.Ready<>(
                        new ProductRow(sku, emptyToNull(name), emptyToNull(category), price),
                        row.warnings)
                : new Draft.Failed<>(row.problems);
    }

    private boolean refund(List<String> cells) {
        var condition = spec.refundWhen();
        return condition != null
                && refundColumn >= 0
                && condition.test(cells.get(refundColumn), format(refundColumn));
    }

    private NumberFormat format(int place) {
        return numbers.getOrDefault(place, NumberFormat.DOT);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private interface Reading<T> {
        Parsed<T> read(String cell, NumberFormat format);
    }

    /// One row while it is read, collecting what is wrong with it.
    private final class Row {
        private final List<String> cells;
        private final List<RowProblem> problems = new ArrayList<>();
        private final List<RowProblem> warnings = new ArrayList<>();

        Row(List<String> cells) {
            this.cells = cells;
        }

        boolean failed() {
            return !problems.isEmpty();
        }

        @Nullable String required(FieldName field, int charsMax) {
            var text = text(field, charsMax);
            if (text.isEmpty()) {
                problems.add(RowProblem.at(column(field), "imports/value-missing"));
                return null;
            }
            return text;
        }

        /// What the product is known by: its name, or the beginning of a long one, stands in where
        /// a shop has no numbers.
        @Nullable String sku(String name) {
            var sku = text(FieldName.SKU, ORDER_KEY_CHARS_MAX);
            if (!sku.isEmpty()) {
                return sku;
            }
            if (name.isEmpty()) {
                var field =
                        places.containsKey(new Target.Field(FieldName.SKU))
                                ? FieldName.SKU
                                : FieldName.PRODUCT_NAME;
                problems.add(RowProblem.at(column(field), "imports/value-missing"));
                return null;
            }
            if (name.length() <= ORDER_KEY_CHARS_MAX) {
                return name;
            }
            var whole = !Character.isHighSurrogate(name.charAt(ORDER_KEY_CHARS_MAX - 1));
            return name.substring(0, whole ? ORDER_KEY_CHARS_MAX : ORDER_KEY_CHARS_MAX - 1);
        }

        String text(FieldName field, int charsMax) {
            var place = places.get(new Target.Field(field));
            return place == null ? "" : text(place, charsMax);
        }

        private String text(int place, int charsMax) {
            var text = CleanText.of(cells.get(place));
            if (text.length() > charsMax) {
                problems.add(
                        RowProblem.at(
                                columns.get(place),
                                "imports/value-too-long",
                                "charsMax",
                                charsMax));
            }
            return text;
        }

        <T> @Nullable T read(FieldName field, Reading<T> reading) {
            var place = places.get(new Target.Field(field));
            if (place == null || cells.get(place).isBlank()) {
                problems.add(RowProblem.at(column(field), "imports/value-missing"));
                return null;
            }
            return read(place, reading);
        }

        <T> @Nullable T readOptional(FieldName field, Reading<T> reading) {
            var place = places.get(new Target.Field(field));
            return place == null || cells.get(place).isBlank() ? null : read(place, reading);
        }

        private <T> @Nullable T read(int place, Reading<T> reading) {
            return switch (reading.read(cells.get(place), format(place))) {
                case Parsed.Value<T>(var value) -> value;
                case Parsed.Failure<T>(var code) -> {
                    problems.add(RowProblem.at(columns.get(place), code));
                    yield null;
                }
            };
        }

        List<Identifier> identifiers(List<RowProblem> complaints) {
            var found = new ArrayList<Identifier>();
            places.forEach((target, place) -> {
                if (target instanceof Target.Key(var type) && !cells.get(place).isBlank()) {
                    switch (normalizer.normalize(type, cells.get(place))) {
                        case Normalized.Accepted(var identifier) -> found.add(identifier);
                        case Normalized.Refused(var code) ->
                                complaints.add(RowProblem.at(columns.get(place), code));
                    }
                }
            });
            return found;
        }

        Map<String, String> traits() {
            var traits = new LinkedHashMap<String, String>();
            places.forEach((target, place) -> {
                if (target instanceof Target.Trait(var name)) {
                    var text = text(place, TEXT_CHARS_MAX);
                    if (!text.isEmpty()) {
                        traits.put(name, text);
                    }
                }
            });
            return traits;
        }

        /// Tags of one cell, separated by comma, semicolon, bar or their Chinese forms.
        List<String> tags() {
            var tags = new ArrayList<String>();
            var text = text(FieldName.TAG, TEXT_CHARS_MAX);
            int from = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || ",;|，；、".indexOf(text.charAt(i)) >= 0) {
                    var tag = text.substring(from, i).strip();
                    if (!tag.isEmpty() && !tags.contains(tag) && tags.size() < TAGS_MAX) {
                        tags.add(tag);
                    }
                    from = i + 1;
                }
            }
            return tags;
        }

        private String column(FieldName field) {
            var place = places.get(new Target.Field(field));
            return place == null ? field.wireName() : columns.get(place);
        }
    }
}
