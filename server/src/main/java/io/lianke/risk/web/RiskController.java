package io.lianke.risk.web;

import io.lianke.access.AccessProblem;
import io.lianke.access.Caller;
import io.lianke.access.OperatorKey;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.access.StepUp;
import io.lianke.risk.Limits;
import io.lianke.risk.Risk;
import io.lianke.risk.RiskKind;
import io.lianke.risk.RiskLimits;
import io.lianke.risk.RiskState;
import io.lianke.risk.Risks;
import io.lianke.shared.Page;
import io.lianke.shared.RequestProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The risk board, and the limits behind it. Who reads the audit sees it; who manages members acts.
@RestController
class RiskController {
    private final Risks risks;
    private final RiskLimits limits;
    private final OperatorKey operatorKey;

    RiskController(Risks risks, RiskLimits limits, OperatorKey operatorKey) {
        this.risks = risks;
        this.limits = limits;
        this.operatorKey = operatorKey;
    }

    /// @param kind `member`, `api_key`, `address`, `organization` or `installation`
    /// @param id of the member or key, or the address
    record RiskSubject(String kind, String id, String name) {}

    /// @param kind what it is, such as `bulk_read`
    /// @param state `open`, `acknowledged` or `resolved`
    /// @param since when its first cause was
    /// @param lastAt when its newest cause was
    /// @param facts in numbers and codes, by the kind
    /// @param entries ids of the audit entries it was seen in, some of them
    /// @param freezable whether its subject can be frozen
    /// @param version to send with a change
    record RiskBody(
            UUID id,
            String kind,
            RiskSubject subject,
            String state,
            Instant since,
            Instant lastAt,
            Instant raisedAt,
            Map<String, Object> facts,
            List<UUID> entries,
            boolean freezable,
            boolean frozen,
            @Nullable String note,
            @Nullable String handledBy,
            @Nullable Instant handledAt,
            int version) {
        static RiskBody of(Risk risk) {
            var subject = risk.subject();
            return new RiskBody(
                    risk.id(),
                    risk.kind().code(),
                    new RiskSubject(subject.kind().code(), subject.id(), subject.name()),
                    risk.state().code(),
                    risk.since(),
                    risk.lastAt(),
                    risk.raisedAt(),
                    risk.facts(),
                    risk.entries(),
                    risk.freezable(),
                    risk.frozen(),
                    risk.note(),
                    risk.handledBy(),
                    risk.handledAt(),
                    risk.version());
        }
    }

    /// @param open how many nobody is at yet, whatever the list shows
    record RiskPage(List<RiskBody> items, @Nullable String nextPageToken, int open) {}

    /// @param note null leaves the one that is there
    record Handling(@Nullable @Size(max = Risks.NOTE_CHARS_MAX) String note, int version) {}

    private static final int LEAST = 100;
    private static final int MOST = 10_000_000;
    private static final int LAST_HOUR = 23;

    /// @param personRecordsPerDay how many customers somebody is shown in a day before a proof is
    ///   due; a program is stopped
    /// @param exportRowsPerDay how many rows somebody exports in a day
    /// @param quietFrom the full hour at which the quiet hours begin
    /// @param quietTo the full hour at which they end; none when both are the same
    /// @param version to send with a change
    record RiskLimitsBody(
            @Min(LEAST) @Max(MOST) int personRecordsPerDay,
            @Min(LEAST) @Max(MOST) int exportRowsPerDay,
            @Min(0) @Max(LAST_HOUR) int quietFrom,
            @Min(0) @Max(LAST_HOUR) int quietTo,
            @Min(0) int version) {
        static RiskLimitsBody of(RiskLimits.Decided decided) {
            var limits = decided.limits();
            return new RiskLimitsBody(
                    limits.personRecordsPerDay(),
                    limits.exportRowsPerDay(),
                    limits.quietFrom(),
                    limits.quietTo(),
                    decided.version());
        }
    }

    /// @param state `open`, `acknowledged` or `resolved`; all when absent
    /// @param kind what it is, such as `bulk_read`; all when absent
    @Requires(Permission.AUDIT_READ)
    @GetMapping("/api/v1/risks")
    RiskPage listRisks(
            @RequestParam(required = false) @Size(max = 20) @Nullable String state,
            @RequestParam(required = false) @Size(max = 40) @Nullable String kind,
            @RequestParam(defaultValue = "50") @Min(1) @Max(Page.SIZE_MAX) int pageSize,
            @RequestParam(required = false) @Size(max = 2000) @Nullable String pageToken) {
        var page =
                risks.list(
                        state == null
                                ? null
                                : RiskState.of(state).orElseThrow(() -> choice("state")),
                        kind == null ? null : RiskKind.of(kind).orElseThrow(() -> choice("kind")),
                        pageSize,
                        pageToken);
        return new RiskPage(
                page.items().stream().map(RiskBody::of).toList(),
                page.nextPageToken(),
                risks.open());
    }

    @Requires(Permission.AUDIT_READ)
    @GetMapping("/api/v1/risks/{id}")
    RiskBody getRisk(@PathVariable UUID id) {
        return RiskBody.of(risks.get(id));
    }

    @Requires(Permission.MEMBER_MANAGE)
    @PostMapping("/api/v1/risks/{id}:acknowledge")
    RiskBody acknowledgeRisk(@PathVariable UUID id, @Valid @RequestBody Handling handling) {
        return RiskBody.of(
                risks.handle(id, RiskState.ACKNOWLEDGED, handling.note(), handling.version()));
    }

    @Requires(Permission.MEMBER_MANAGE)
    @PostMapping("/api/v1/risks/{id}:resolve")
    RiskBody resolveRisk(@PathVariable UUID id, @Valid @RequestBody Handling handling) {
        return RiskBody.of(
                risks.handle(id, RiskState.RESOLVED, handling.note(), handling.version()));
    }

    /// Suspends the member or revokes the key that the risk is about.
    @Requires(Permission.MEMBER_MANAGE)
    @StepUp
    @PostMapping("/api/v1/risks/{id}:freeze")
    RiskBody freezeRisk(@PathVariable UUID id) {
        return RiskBody.of(risks.freeze(id));
    }

    @Requires({Permission.AUDIT_READ, Permission.TENANT_MANAGE})
    @GetMapping("/api/v1/risk-limits")
    RiskLimitsBody getRiskLimits() {
        return RiskLimitsBody.of(limits.get());
    }

    /// For people, and for the key of whoever runs the installation: a program does not decide how
    /// much programs may take.
    @Requires(Permission.TENANT_MANAGE)
    @StepUp
    @PutMapping("/api/v1/risk-limits")
    RiskLimitsBody changeRiskLimits(@Valid @RequestBody RiskLimitsBody change) {
        if (Caller.current().orElse(null) instanceof Caller.Program program
                && !operatorKey.is(program.keyId())) {
            throw AccessProblem.forbidden("a person");
        }
        return RiskLimitsBody.of(
                limits.change(
                        new Limits(
                                change.personRecordsPerDay(),
                                change.exportRowsPerDay(),
                                change.quietFrom(),
                                change.quietTo()),
                        change.version()));
    }

    private static RequestProblem choice(String parameter) {
        return RequestProblem.invalid("?" + parameter, "request/choice", Map.of());
    }
}
