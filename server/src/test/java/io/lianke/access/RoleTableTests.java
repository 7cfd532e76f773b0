package io.lianke.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may do what, from the code and from one reviewed table: nobody gets a permission by the way.
class RoleTableTests {
    private static final String TABLE = "/role-table.csv";

    @Test
    @Shows("Z-1")
    void built_in_roles_are_as_the_reviewed_table_says() throws IOException {
        var told = new ArrayList<String>();
        told.add(row("what", Role::code));
        told.add(row("scope", role -> role.scope().code()));
        for (var permission : Permission.values()) {
            told.add(
                    row(
                            permission.code(),
                            role -> role.permissions().contains(permission) ? "yes" : "no"));
        }
        for (var field : GuardedField.values()) {
            told.add(row(field.code(), role -> role.fields().of(field).code()));
        }

        assertThat(told).isEqualTo(reviewed());
    }

    private static String row(String name, Function<Role, String> cell) {
        return String.join(
                ", ",
                Stream.concat(Stream.of(name), Role.builtIn().stream().map(cell))
                        .toArray(String[]::new));
    }

    private static List<String> reviewed() throws IOException {
        try (var in = Objects.requireNonNull(RoleTableTests.class.getResourceAsStream(TABLE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
