package io.lianke.risk.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.shared.web.PersonRecords;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Z-9: no answer shows people uncounted.
class ShownPersonsTests extends ServerTests {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    @Shows("Z-9")
    void each_answer_that_shows_a_person_is_counted() {
        var uncounted = new ArrayList<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var answer = handler.getReturnType().getGenericParameterType();
                    var names =
                            PersonRecords.class.isAssignableFrom(
                                    handler.getReturnType().getParameterType());
                    if (!names && !tellsOfPersons(answer, new HashSet<>())) {
                        return;
                    }
                    for (var path : mapping.getPatternValues()) {
                        for (var method : mapping.getMethodsCondition().getMethods()) {
                            var reads = ShownPersons.reads(method.asHttpMethod(), path);
                            if (!ShownPersons.ofOne(path) && !(names && reads)) {
                                uncounted.add(method + " " + path);
                            }
                        }
                    }
                });

        assertThat(uncounted)
                .as("who brings somebody is told no news")
                .containsExactlyInAnyOrder(
                        "POST /api/v1/customers", "PUT /api/v1/orders/{sourceOrderId}");
    }

    /// Whether an answer holds what only customers have.
    private static boolean tellsOfPersons(Type type, Set<Type> seen) {
        return switch (type) {
            case ParameterizedType of ->
                    Arrays.stream(of.getActualTypeArguments())
                            .anyMatch(each -> tellsOfPersons(each, seen));
            case Class<?> of when of.isRecord() && seen.add(of) ->
                    Arrays.stream(of.getRecordComponents())
                            .anyMatch(component ->
                                    List.of("customerId", "ordinal").contains(component.getName())
                                            || tellsOfPersons(component.getGenericType(), seen));
            case Type _ -> false;
        };
    }
}
