package io.lianke.limits;

import io.lianke.shared.Problem;
import java.util.Map;

/// Refusals for asking too much.
public final class LimitProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private LimitProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    public static LimitProblem tooMany(Verdict verdict) {
        return new LimitProblem(
                "limits/too-many-requests",
                429,
                Map.of(
                        "quota",
                        verdict.quota(),
                        "retryAfterSeconds",
                        Math.toIntExact(verdict.retrySeconds())));
    }
}
