package io.lianke.view;

import io.lianke.shared.Problem;
import java.util.Map;

/// What saved views refuse.
public final class ViewProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ViewProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    /// Not there, or somebody else's own.
    static ViewProblem unknown() {
        return new ViewProblem("view/unknown", 404, Map.of());
    }

    static ViewProblem tooMany(int max) {
        return new ViewProblem("view/too-many", 409, Map.of("max", max));
    }
}
