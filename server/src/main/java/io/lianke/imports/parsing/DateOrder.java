package io.lianke.imports.parsing;

import java.util.Locale;
import java.util.Optional;

/// The order in which a column writes the parts of a date; what stands between and behind them is
/// read alike in all orders.
public enum DateOrder {
    /// `2010-12-01`, `2010/12/1 8:26`, `2010年12月1日`, `20101201`, ISO instants with zone
    YEAR_MONTH_DAY("yyyy-MM-dd HH:mm:ss"),
    /// `01/12/2010 8:26`, `1.12.2010`, `01-Dec-2010`
    DAY_MONTH_YEAR("dd/MM/yyyy HH:mm:ss"),
    /// `12/01/2010 8:26`, `Dec 1, 2010`
    MONTH_DAY_YEAR("MM/dd/yyyy HH:mm:ss"),
    /// seconds since 1970
    EPOCH_SECONDS("epoch_seconds"),
    /// milliseconds since 1970
    EPOCH_MILLIS("epoch_millis");

    private final String pattern;

    DateOrder(String pattern) {
        this.pattern = pattern;
    }

    /// The value of `dateFormat` that stands for this order.
    public String pattern() {
        return pattern;
    }

    /// Reads a `dateFormat` a user chose, such as `dd/MM/yyyy H:mm`: the order of its year, month
    /// and day letters is what counts. Empty when it is no such pattern.
    public static Optional<DateOrder> of(String dateFormat) {
        var text = dateFormat.strip().toLowerCase(Locale.ROOT);
        if (text.length() > 40) {
            return Optional.empty();
        }
        switch (text) {
            case "epoch_seconds" -> {
                return Optional.of(EPOCH_SECONDS);
            }
            case "epoch_millis" -> {
                return Optional.of(EPOCH_MILLIS);
            }
            case "iso" -> {
                return Optional.of(YEAR_MONTH_DAY);
            }
            default -> {
                return byLetters(dateFormat.strip());
            }
        }
    }

    private static Optional<DateOrder> byLetters(String pattern) {
        var order = new StringBuilder();
        var quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            var c = pattern.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                continue;
            }
            if (quoted) {
                continue;
            }
            var part = c == 'u' ? 'y' : c;
            var dateLetter = part == 'y' || part == 'M' || part == 'd';
            if (dateLetter && order.indexOf(String.valueOf(part)) < 0) {
                order.append(part);
            }
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (letter && !dateLetter && "HhKkmsSaXxZzTVn".indexOf(c) < 0) {
                return Optional.empty();
            }
        }
        return switch (order.toString()) {
            case "yMd" -> Optional.of(YEAR_MONTH_DAY);
            case "dMy" -> Optional.of(DAY_MONTH_YEAR);
            case "Mdy" -> Optional.of(MONTH_DAY_YEAR);
            default -> Optional.empty();
        };
    }
}
