package io.lianke.imports.reading;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a row, or one column of it, cannot be taken.
public record RowProblem(String code, @Nullable String column, Map<String, Object> arguments) {

    public RowProblem {
        arguments = Map.copyOf(arguments);
    }

    public static RowProblem of(String code) {
        return new RowProblem(code, null, Map.of());
    }

    public static RowProblem at(String column, String code) {
        return new RowProblem(code, column, Map.of());
    }

    public static RowProblem at(String column, String code, String name, Object value) {
        return new RowProblem(code, column, Map.of(name, value));
    }
}
