package io.lianke.risk;

import io.lianke.shared.Problem;
import java.util.Map;

/// What the brake and the board refuse.
public final class RiskProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private RiskProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    /// A person who has had today's share: a proof opens another.
    static RiskProblem confirmFirst(long max) {
        return new RiskProblem("risk/confirm-first", 403, Map.of("max", max));
    }

    /// A program that has had today's share.
    static RiskProblem stopped(long max, int seconds) {
        return new RiskProblem(
                "risk/stopped", 429, Map.of("max", max, "retryAfterSeconds", seconds));
    }

    static RiskProblem exportQuota(long max, int seconds) {
        return new RiskProblem(
                "risk/export-quota", 429, Map.of("max", max, "retryAfterSeconds", seconds));
    }

    static RiskProblem unknown() {
        return new RiskProblem("risk/unknown", 404, Map.of());
    }

    static RiskProblem over() {
        return new RiskProblem("risk/over", 409, Map.of());
    }

    static RiskProblem nothingToFreeze() {
        return new RiskProblem("risk/nothing-to-freeze", 409, Map.of());
    }
}
