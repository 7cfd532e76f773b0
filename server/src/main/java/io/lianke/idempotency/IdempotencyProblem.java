package io.lianke.idempotency;

import io.lianke.shared.Problem;
import java.util.Map;

/// Why a request with a key was not run.
public final class IdempotencyProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private IdempotencyProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static IdempotencyProblem malformedKey() {
        return new IdempotencyProblem("idempotency/key", 400, Map.of());
    }

    static IdempotencyProblem otherRequest() {
        return new IdempotencyProblem("idempotency/other-request", 422, Map.of());
    }

    static IdempotencyProblem inProgress() {
        return new IdempotencyProblem(
                "idempotency/in-progress", 409, Map.of("retryAfterSeconds", 1));
    }

    static IdempotencyProblem tooLarge(int bytesMax) {
        return new IdempotencyProblem("idempotency/too-large", 413, Map.of("bytesMax", bytesMax));
    }
}
