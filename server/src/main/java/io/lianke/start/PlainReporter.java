package io.lianke.start;

import java.io.PrintStream;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Tells a failed start as one plain sentence on the standard error, for people and scripts.
final class PlainReporter implements FailureAnalysisReporter {
    private final PrintStream out;

    PlainReporter() {
        this(System.err);
    }

    PlainReporter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void report(FailureAnalysis analysis) {
        var action = analysis.getAction() == null ? "" : " " + analysis.getAction();
        out.println((analysis.getDescription() + action).replaceAll("\\s+", " ").strip());
    }
}
