package io.lianke.shared;

import java.util.Map;

/// Problems that are ours: nothing was done, and asking again later may help.
public final class ServiceProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ServiceProblem(String code, int status, Map<String, Object> arguments) {
        super(code, status, arguments);
    }

    public static ServiceProblem databaseUnavailable() {
        return new ServiceProblem(
                "service/database-unavailable", 503, Map.of("retryAfterSeconds", 2));
    }

    public static ServiceProblem storageFull() {
        return new ServiceProblem("service/storage-full", 503, Map.of("retryAfterSeconds", 60));
    }

    public static ServiceProblem tooSlow() {
        return new ServiceProblem("service/too-slow", 503, Map.of("retryAfterSeconds", 5));
    }

    public static ServiceProblem busy() {
        return new ServiceProblem("service/busy", 503, Map.of("retryAfterSeconds", 1));
    }

    public static ServiceProblem stopping() {
        return new ServiceProblem("service/stopping", 503, Map.of("retryAfterSeconds", 30));
    }

    public static ServiceProblem internal() {
        return new ServiceProblem("service/internal", 500, Map.of());
    }
}
