package io.lianke.exports;

import io.lianke.shared.FieldProblem;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A list's filters as data, read and checked into the very record that the list reads its
/// parameters into.
@Component
class Filters {
    private static final String POINTER = "/query/";

    private final JsonMapper json;
    private final Validator validator;

    Filters(JsonMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /// @param meaning what the filters say; it may refuse them
    <F, Q> Q read(Map<String, String> query, Class<F> type, Function<F, Q> meaning) {
        F filters;
        try {
            filters = json.convertValue(query, type);
        } catch (JacksonException | IllegalArgumentException _) {
            throw RequestProblem.invalid("/query", "request/choice", Map.of());
        }
        var wrong = validator.validate(filters);
        if (!wrong.isEmpty()) {
            throw RequestProblem.invalid(
                    wrong.stream()
                            .map(each ->
                                    FieldProblem.of(
                                            POINTER + each.getPropertyPath(), "request/size"))
                            .toList());
        }
        return RequestProblem.within("/query", () -> meaning.apply(filters));
    }
}
