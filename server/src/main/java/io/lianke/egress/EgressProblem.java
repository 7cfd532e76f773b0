package io.lianke.egress;

import io.lianke.shared.Problem;
import java.util.Map;

/// Why a call to somebody else's server came to nothing. None of them tells what was found at the
/// address: whoever may name one could search our network with the answers.
public final class EgressProblem extends Problem {
    private static final long serialVersionUID = 1L;
    private static final int RETRY_SECONDS = 30;

    private EgressProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    static EgressProblem refused() {
        return new EgressProblem("egress/address-refused", 422, Map.of());
    }

    static EgressProblem unreachable() {
        return new EgressProblem(
                "egress/unreachable", 503, Map.of("retryAfterSeconds", RETRY_SECONDS));
    }

    static EgressProblem tooLarge(long bytesMax) {
        return new EgressProblem("egress/answer-too-large", 422, Map.of("bytesMax", bytesMax));
    }
}
