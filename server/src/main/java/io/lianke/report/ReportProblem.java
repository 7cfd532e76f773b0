package io.lianke.report;

import io.lianke.shared.Problem;
import java.util.Collection;
import java.util.Map;

/// What reports refuse.
public final class ReportProblem extends Problem {
    private static final long serialVersionUID = 1L;

    private ReportProblem(String code, Map<String, Object> arguments) {
        super(code, 422, arguments);
    }

    /// Sums over several currencies would mean nothing.
    static ReportProblem mixedCurrencies(Collection<String> currencies) {
        return new ReportProblem(
                "report/mixed-currencies", Map.of("currencies", String.join(", ", currencies)));
    }

    static ReportProblem tooManyPeriods(int max) {
        return new ReportProblem("report/too-many-periods", Map.of("max", max));
    }

    static ReportProblem emptyRange() {
        return new ReportProblem("report/empty-range", Map.of());
    }
}
