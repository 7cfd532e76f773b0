package io.lianke.imports.parsing;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a file most likely means, from its column names and a sample of its rows; the user confirms
/// or corrects it. A column feeds one target and a target takes one column, the surest first.
///
/// @param mapping target to column, as in a spec
/// @param confidence how sure each target is, 0 to 1
/// @param dateFormat how the dates are written, when there are any
/// @param dateAmbiguous day and month could be either; the user must choose
/// @param currency from signs in front of the prices
/// @param refundWhen rows whose order number starts with a letter that only negative quantities
///   have
public record MappingProposal(
        Map<String, String> mapping,
        Map<String, Double> confidence,
        @Nullable String dateFormat,
        boolean dateAmbiguous,
        @Nullable String currency,
        @Nullable Condition refundWhen) {

    private static final double BY_NAME = 0.9;
    private static final double NAME_AGAINST_VALUES = 0.3;
    private static final double BY_VALUES = 0.5;
    private static final double LIKELY = 0.8;
    private static final int REFUND_ROWS_MIN = 1;

    public MappingProposal {
        mapping = Map.copyOf(mapping);
        confidence = Map.copyOf(confidence);
    }

    private record Candidate(String target, String column, double confidence) {}

    /// Proposes for rows that have one cell for each column.
    public static MappingProposal of(
            ImportKind kind, List<String> columns, List<List<String>> rows) {
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            var values =
                    rows.stream().map(row -> row.get(place)).filter(v -> !v.isBlank()).toList();
            candidates.addAll(candidates(kind, columns.get(i), values));
        }
        candidates.sort((a, b) -> Double.compare(b.confidence(), a.confidence()));
        var mapping = new LinkedHashMap<String, String>();
        var confidence = new LinkedHashMap<String, Double>();
        Set<String> used = new HashSet<>();
        for (var candidate : candidates) {
            if (!mapping.containsKey(candidate.target()) && used.add(candidate.column())) {
                mapping.put(candidate.target(), candidate.column());
                confidence.put(candidate.target(), candidate.confidence());
            }
        }
        var found = new Table(columns, rows, mapping);
        var dates = DateFormats.over(found.values("orderedAt")).found();
        var dated = mapping.containsKey("orderedAt");
        return new MappingProposal(
                mapping,
                confidence,
                dated && !dates.tied() ? dates.order().pattern() : null,
                dated && dates.ambiguous(),
                currency(found.values("unitPrice")),
                kind == ImportKind.ORDERS ? refund(found) : null);
    }

    private static List<Candidate> candidates(ImportKind kind, String column, List<String> values) {
        var shape = ColumnShape.of(values);
        var candidates = new ArrayList<Candidate>();
        for (var target : HeaderWords.targets(kind, column)) {
            var sure = shape.contradicts(target) ? NAME_AGAINST_VALUES : BY_NAME;
            var bonus = shape.confirms(target) ? 0.09 : 0;
            candidates.add(new Candidate(target, column, sure + bonus));
        }
        if (candidates.isEmpty()) {
            var byValues = shape.target(kind);
            if (byValues != null) {
                candidates.add(new Candidate(byValues, column, BY_VALUES));
            }
        }
        return candidates;
    }

    private static @Nullable String currency(List<String> prices) {
        for (var price : prices) {
            for (int i = 0; i < price.length(); i++) {
                var code =
                        switch (price.charAt(i)) {
                            case '£' -> "GBP";
                            case '€' -> "EUR";
                            case '¥', '￥', '元' -> "CNY";
                            case '$' -> "USD";
                            case '₩' -> "KRW";
                            case '₹' -> "INR";
                            default -> "";
                        };
                if (!code.isEmpty()) {
                    return code;
                }
            }
        }
        return null;
    }

    /// A letter in front of order numbers that stands on negative quantities and on few others.
    private static @Nullable Condition refund(Table table) {
        var column = table.mapping.get("orderId");
        if (column == null || !table.mapping.containsKey("quantity")) {
            return null;
        }
        var ids = table.all("orderId");
        var quantities = table.all("quantity");
        var format = NumberFormat.find(quantities).format();
        var negative = new LinkedHashMap<Character, int[]>();
        for (int i = 0; i < ids.size(); i++) {
            var id = ids.get(i).strip();
            if (id.isEmpty() || !Character.isLetter(id.charAt(0))) {
                continue;
            }
            var counts = negative.computeIfAbsent(id.charAt(0), _ -> new int[2]);
            var below =
                    format.parse(quantities.get(i)) instanceof Parsed.Value<BigDecimal>(var value)
                            && value.signum() < 0;
            counts[below ? 0 : 1]++;
        }
        for (var letter : negative.entrySet()) {
            int below = letter.getValue()[0];
            int above = letter.getValue()[1];
            if (below >= REFUND_ROWS_MIN && below >= (below + above) * LIKELY) {
                return new Condition(
                        column, Condition.Op.STARTS_WITH, String.valueOf(letter.getKey()));
            }
        }
        return null;
    }

    static boolean date(String value) {
        for (var order : DateOrder.values()) {
            var digitsOnly = order == DateOrder.EPOCH_MILLIS || order == DateOrder.EPOCH_SECONDS;
            if (!digitsOnly && DateText.parse(value, order, ZoneOffset.UTC) != null) {
                return true;
            }
        }
        return false;
    }

    private record Table(
            List<String> columns, List<List<String>> rows, Map<String, String> mapping) {

        List<String> all(String target) {
            var column = mapping.get(target);
            if (column == null) {
                return List.of();
            }
            int place = columns.indexOf(column);
            return rows.stream().map(row -> row.get(place)).toList();
        }

        List<String> values(String target) {
            return all(target).stream().filter(v -> !v.isBlank()).toList();
        }
    }
}
