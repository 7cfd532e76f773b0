package io.lianke.demo;

import io.lianke.shared.Problem;
import java.util.Map;

/// Why nothing can be changed yet.
public final class DemoProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private DemoProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static DemoProblem loading() {
        return new DemoProblem("demo/loading", 503, Map.of("retryAfterSeconds", 10));
    }
}
