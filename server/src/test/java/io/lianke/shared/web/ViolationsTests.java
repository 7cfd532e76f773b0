package io.lianke.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViolationsTests {

    record Line(@NotBlank @Nullable String sku) {}

    record Sale(
            List<@NotNull @Valid Line> lines,
            Map<@Size(max = 9) String, @Size(max = 3) String> identifiers) {}

    private static List<String> told(Sale sale) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(sale).stream()
                    .map(each -> Violations.pointer(each) + " " + Violations.code(each))
                    .sorted()
                    .toList();
        }
    }

    /// What JSON puts into a list that may have no null.
    @SuppressWarnings("NullAway")
    private static Line nothing() {
        return null;
    }

    @Test
    void each_is_told_where_it_is() {
        var withNull = new ArrayList<>(List.of(new Line("a"), new Line(" ")));
        withNull.add(1, nothing());
        assertThat(told(new Sale(withNull, Map.of())))
                .containsExactly("/lines/1 request/not-null", "/lines/2/sku request/not-blank");
        assertThat(told(new Sale(List.of(), Map.of("a/b.c~", "long"))))
                .containsExactly("/identifiers/a~1b.c~0 request/size");
        assertThat(told(new Sale(List.of(), Map.of("a long key", "x"))))
                .containsExactly("/identifiers/a long key request/size");
    }
}
