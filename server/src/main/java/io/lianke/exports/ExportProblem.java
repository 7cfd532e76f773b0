package io.lianke.exports;

import io.lianke.shared.Problem;
import java.util.Map;

/// What exports refuse.
public final class ExportProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ExportProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    /// Not there, or somebody else's.
    static ExportProblem unknown() {
        return new ExportProblem("exports/unknown", 404, Map.of());
    }

    static ExportProblem tooMany(int max) {
        return new ExportProblem("exports/too-many", 409, Map.of("max", max));
    }

    static ExportProblem finished() {
        return new ExportProblem("exports/finished", 409, Map.of());
    }

    static ExportProblem notReady() {
        return new ExportProblem("exports/not-ready", 409, Map.of());
    }

    static ExportProblem gone() {
        return new ExportProblem("exports/gone", 410, Map.of());
    }

    /// Somebody has it, or is at it.
    static ExportProblem taken() {
        return new ExportProblem("exports/taken", 410, Map.of());
    }

    static ExportProblem rightLost() {
        return new ExportProblem("exports/right-lost", 403, Map.of());
    }

    static ExportProblem tooManyRows(int max) {
        return new ExportProblem("exports/too-many-rows", 422, Map.of("max", max));
    }
}
