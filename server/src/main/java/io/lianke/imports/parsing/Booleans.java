package io.lianke.imports.parsing;

import java.util.Locale;

/// Reads yes and no as people and programs write them.
public final class Booleans {

    private Booleans() {}

    /// The flag, or `imports/boolean-invalid`.
    public static Parsed<Boolean> parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "on", "是", "对", "真", "有", "√" -> Parsed.value(true);
            case "false", "f", "no", "n", "0", "off", "否", "错", "假", "无", "×" ->
                    Parsed.value(false);
            default -> Parsed.failure("imports/boolean-invalid");
        };
    }
}
