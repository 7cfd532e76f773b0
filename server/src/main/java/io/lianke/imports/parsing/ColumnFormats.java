package io.lianke.imports.parsing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How each column of a file writes its numbers, and the dates of one column: found over as many
/// rows as are fed, best all of them. Holds a bounded sample of numbers for each column.
public final class ColumnFormats {

    private static final int NUMBERS_MAX = 2_000;

    private final ImportSpec spec;
    private final List<String> columns;
    private final Map<Integer, List<String>> numbers = new HashMap<>();
    private final DateFormats dates = new DateFormats();
    private int dateColumn = -1;

    public ColumnFormats(ImportSpec spec, List<String> columns) {
        this.spec = spec;
        this.columns = List.copyOf(columns);
        for (var target : spec.targets().entrySet()) {
            if (target.getKey() instanceof Target.Field(var field)) {
                int column = columns.indexOf(target.getValue());
                switch (field) {
                    case ORDERED_AT -> dateColumn = column;
                    case QUANTITY, UNIT_PRICE, DISCOUNT, PRODUCT_PRICE ->
                            numbers.put(column, new ArrayList<>());
                    default -> {
                        // Text has no format.
                    }
                }
            }
        }
        var refund = spec.refundWhen();
        if (refund != null) {
            numbers.computeIfAbsent(columns.indexOf(refund.column()), _ -> new ArrayList<>());
        }
        numbers.remove(-1);
    }

    /// Looks at one row.
    public void add(List<String> cells) {
        numbers.forEach((column, seen) -> {
            var cell = cells.get(column);
            if (seen.size() < NUMBERS_MAX) {
                seen.add(cell);
            }
        });
        if (dateColumn >= 0 && spec.dateFormat() == null) {
            dates.add(cells.get(dateColumn));
        }
    }

    /// How the numbers of that column are written.
    public NumberFormat.Found numbers(String column) {
        return NumberFormat.find(numbers.getOrDefault(columns.indexOf(column), List.of()));
    }

    /// How the dates are written, as the user said or as was found.
    public DateFormats.Found dates() {
        return spec.dateOrder()
                .map(order -> new DateFormats.Found(order, false, false, 0))
                .orElseGet(dates::found);
    }
}
