package io.lianke.shared;

import java.util.Map;

/// What is wrong with one field of a request.
///
/// @param pointer JSON pointer into the request body, or `?name` for a query parameter
/// @param code stable code; its message stands in the bundle under `CODE.detail`
/// @param arguments for the message
public record FieldProblem(String pointer, String code, Map<String, Object> arguments) {
    public FieldProblem {
        arguments = Map.copyOf(arguments);
    }

    public static FieldProblem of(String pointer, String code) {
        return new FieldProblem(pointer, code, Map.of());
    }
}
