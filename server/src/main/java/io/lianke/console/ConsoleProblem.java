package io.lianke.console;

import io.lianke.shared.Problem;
import java.util.Map;

/// Why there is no page.
final class ConsoleProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ConsoleProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static ConsoleProblem notBuilt() {
        return new ConsoleProblem("console/not-built", 404, Map.of());
    }
}
