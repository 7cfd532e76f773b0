package io.lianke.risk;

import io.lianke.access.Members;
import io.lianke.access.Roles;
import io.lianke.audit.Audit;
import io.lianke.audit.ChainWatch;
import io.lianke.shared.Check;
import io.lianke.shared.Rounds;
import io.lianke.tenancy.Tenant;
import io.lianke.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Writes down what was counted and looks for risks, every few seconds.
///
/// Several nodes look at the same; what is found twice is told once. What concerns the installation
/// stands on the board of its first tenant.
@Component
class RiskWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RiskWatch.class);
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    private static final int ENTRIES_MAX = 5_000;

    private final Live live;
    private final Looked looked;
    private final Risks risks;
    private final RiskSettings settings;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds("risk-watch", this::round);
    private Instant lookedAt = Instant.MIN;
    private boolean failing;

    /// What is counted while requests come.
    @Component
    record Live(Extraction extraction, Networks networks) {}

    /// What is looked at.
    @Component
    record Looked(
            Audit audit,
            ChainWatch chains,
            List<Check> checks,
            RiskLimits limits,
            Members members,
            Roles roles,
            Tenants tenants) {}

    RiskWatch(Live live, Looked looked, Risks risks, RiskSettings settings, InstantSource clock) {
        this.live = live;
        this.looked = looked;
        this.risks = risks;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        rounds.start(settings.flushEvery(), settings.flushEvery());
    }

    private void round() {
        try {
            flush();
            var now = clock.instant();
            if (settings.lookEvery().isPositive()
                    && (lookedAt.equals(Instant.MIN)
                            || !now.isBefore(lookedAt.plus(settings.lookEvery())))) {
                look();
            }
            failing = false;
        } catch (RuntimeException failed) {
            // Said once: a night without a database must not fill the disk with it.
            if (!failing) {
                log.atWarn().setCause(failed).log("it cannot be looked for risks");
            }
            failing = true;
        }
    }

    void flush() {
        live.extraction().flush();
        live.networks().flush();
    }

    /// Looks at everything once.
    void look() {
        var now = clock.instant();
        var since =
                lookedAt.equals(Instant.MIN)
                        ? now.minus(AuditSigns.WINDOW)
                        : lookedAt.minus(OVERLAP);
        lookedAt = now;
        var busy = Set.copyOf(looked.audit().busySince(since));
        for (var tenant : busy) {
            tenant.run(() -> lookAtAudit(now));
        }
        for (var broken : looked.chains().look(busy)) {
            raise(
                    broken.tenant(),
                    Finding.now(
                            RiskKind.CHAIN_BREAK,
                            Subject.ORGANIZATION,
                            now,
                            Map.of("position", broken.position())));
        }
        looked.tenants()
                .first()
                .ifPresent(tenant ->
                        InstallationSigns.of(looked.checks(), now)
                                .forEach(finding -> raise(tenant, finding)));
    }

    private void lookAtAudit(Instant now) {
        var zone = looked.tenants().settings().zone();
        var limits = looked.limits().get().limits();
        var entries =
                looked.audit()
                        .recent(AuditSigns.ACTIONS, now.minus(AuditSigns.WINDOW), ENTRIES_MAX);
        AuditSigns.of(entries, at -> limits.quiet(at, zone), this::holders)
                .forEach(finding -> raise(Tenant.current(), named(finding)));
    }

    private int holders(String role) {
        return looked.roles().list().stream()
                .filter(listed -> listed.role().code().equals(role))
                .mapToInt(Roles.Listed::members)
                .sum();
    }

    private void raise(Tenant tenant, Finding finding) {
        tenant.run(() -> risks.raise(finding));
    }

    /// The audit of a failed sign-in knows the person by id only.
    private Finding named(Finding finding) {
        var subject = finding.subject();
        if (subject.kind() != Subject.Kind.MEMBER || !subject.name().equals(subject.id())) {
            return finding;
        }
        var id = UUID.fromString(subject.id());
        var name =
                Optional.ofNullable(looked.members().colleagues(Set.of(id)).get(id))
                        .map(Members.Colleague::name)
                        .orElse(subject.name());
        return new Finding(
                finding.kind(),
                Subject.member(id, name),
                finding.since(),
                finding.lastAt(),
                finding.facts(),
                finding.entries());
    }

    /// Writes down what the last requests were shown.
    @Override
    public void stop() {
        if (!rounds.stop()) {
            return;
        }
        try {
            flush();
        } catch (RuntimeException failed) {
            log.atWarn()
                    .addKeyValue("cause", failed.toString())
                    .log("what the last requests were shown is not written down");
        }
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }

    /// Stops after the web server.
    @Override
    public int getPhase() {
        return 0;
    }
}
