package io.lianke.imports.parsing;

/// What a cell's text came to: a value, or a stable code that says why it has none.
public sealed interface Parsed<T> {

    record Value<T>(T value) implements Parsed<T> {}

    record Failure<T>(String code) implements Parsed<T> {}

    static <T> Parsed<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Parsed<T> failure(String code) {
        return new Failure<>(code);
    }
}
