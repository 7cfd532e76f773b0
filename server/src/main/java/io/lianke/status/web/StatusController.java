package io.lianke.status.web;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.Open;
import io.lianke.jobs.JobList;
import io.lianke.status.Checks;
import io.lianke.status.Finding;
import io.lianke.status.MetricsText;
import io.lianke.status.StatusSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController {
    private final Checks checks;
    private final JobList jobs;
    private final MetricsText metrics;
    private final StatusSettings settings;

    StatusController(Checks checks, JobList jobs, MetricsText metrics, StatusSettings settings) {
        this.checks = checks;
        this.jobs = jobs;
        this.metrics = metrics;
        this.settings = settings;
    }

    /// @param state `fine`, `alarm`, or `unknown` when it cannot tell
    /// @param limit that the value may reach
    /// @param side on which side of the limit all is well: `below` or `above`
    /// @param unit `seconds`, `bytes` or `count`
    /// @param since when this process first found it so
    record CheckBody(
            String name,
            String state,
            @Nullable Double value,
            @Nullable Double limit,
            @Nullable String side,
            @Nullable String unit,
            Instant since) {
        static CheckBody of(Finding finding) {
            var reading = finding.reading();
            return new CheckBody(
                    finding.name(),
                    finding.state().code(),
                    reading == null ? null : reading.value(),
                    reading == null ? null : reading.limit(),
                    reading == null ? null : reading.side().name().toLowerCase(Locale.ROOT),
                    reading == null ? null : reading.unit().name().toLowerCase(Locale.ROOT),
                    finding.since());
        }
    }

    /// @param failures of the one that has failed most often in a row
    /// @param next when the earliest is due
    record JobBody(String name, int waiting, int running, int failures, @Nullable Instant next) {
        static JobBody of(JobList.Kind kind) {
            return new JobBody(
                    kind.name(), kind.waiting(), kind.running(), kind.failures(), kind.next());
        }
    }

    /// How the installation is.
    record StatusBody(List<CheckBody> checks, List<JobBody> jobs) {}

    @Open(value = Open.To.PLATFORM_OPERATORS, why = "it is about the installation, not a tenant")
    @GetMapping("/api/v1/status")
    StatusBody status() {
        return new StatusBody(
                checks.look().stream().map(CheckBody::of).toList(),
                jobs.kinds().stream().map(JobBody::of).toList());
    }

    @Open(
            value = Open.To.ANYONE,
            why = "a collector has no session: it asks for the collector's token, or an operator")
    @GetMapping(value = "/api/v1/status/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    String readMetrics(
            @RequestHeader(name = "X-Metrics-Token", required = false) @Nullable String token) {
        if (!isCollector(token)) {
            var caller = Caller.current().orElseThrow(AccessProblem::signInFirst);
            if (!(caller instanceof Caller.Staff staff && staff.platformOperator())) {
                throw AccessProblem.forbidden("platform operator");
            }
        }
        return metrics.write();
    }

    private boolean isCollector(@Nullable String token) {
        return token != null
                && !settings.metricsToken().isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        settings.metricsToken().getBytes(StandardCharsets.UTF_8));
    }
}
