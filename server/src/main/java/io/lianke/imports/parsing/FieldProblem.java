package io.lianke.imports.parsing;

import java.util.Map;

/// What is wrong with one part of a spec.
///
/// @param pointer JSON pointer into the spec, for example `/mapping/orderId`
public record FieldProblem(String pointer, String code, Map<String, Object> arguments) {

    public FieldProblem {
        arguments = Map.copyOf(arguments);
    }

    static FieldProblem of(String pointer, String code) {
        return new FieldProblem(pointer, code, Map.of());
    }

    static FieldProblem of(String pointer, String code, String name, Object value) {
        return new FieldProblem(pointer, code, Map.of(name, value));
    }
}
