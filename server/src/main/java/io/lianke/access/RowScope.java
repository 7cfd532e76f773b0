package io.lianke.access;

import io.lianke.shared.RequestProblem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whose customers, and what belongs to them, a member sees.
public enum RowScope {
    /// Those whom the member looks after.
    OWN,
    /// Those whom the member or a colleague of the same unit or store looks after.
    TEAM,
    /// Those of the stores that the member belongs to.
    STORE,
    /// Those of all stores below the units that the member belongs to.
    SUBTREE,
    ALL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RowScope> of(String code) {
        return Stream.of(values()).filter(scope -> scope.code().equals(code)).findFirst();
    }

    /// @throws RequestProblem naming the field when there is no such scope
    public static RowScope read(String code, String pointer) {
        return of(code).orElseThrow(
                        () -> RequestProblem.invalid(pointer, "request/choice", Map.of()));
    }

    static RowScope stored(String code) {
        return of(code).orElseThrow(
                        () -> new IllegalStateException("Unknown scope in the database: " + code));
    }
}
