package io.lianke.imports;

import io.lianke.audit.Audit;
import io.lianke.audit.AuditEntry;
import io.lianke.customer.resolution.Normalizer;
import io.lianke.imports.reading.UnreadableFileException;
import io.lianke.jobs.Jobs;
import io.lianke.jobs.Stumbled;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.tenancy.Tenants;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Works on a run until it ends, is taken away, or breaks. After a break the same call goes on
/// where the last committed chunk left off.
@Component
class ImportWorker {
    private static final Logger log = LoggerFactory.getLogger(ImportWorker.class);

    /// A chunk that fails as often in a row for a reason of its own will never succeed.
    private static final int ATTEMPTS_MAX = 8;

    private static final int UNAVAILABLE = 503;

    private final Phases phases;
    private final RunStore runs;
    private final Chunks.Tools tools;
    private final FileStore files;
    private final Tenants tenants;
    private final Endings endings;
    private final JsonMapper json;
    private final InstantSource clock;

    /// The phases of an import.
    @Component
    record Phases(
            Reading reading,
            Numbering numbering,
            CustomerPhase customers,
            ProductPhase products,
            OrderPhase orders,
            Undoing undoing) {}

    /// What happens when a run ends.
    @Component
    record Endings(Audit audit, Jobs jobs) {}

    /// What a worker reads.
    @Component
    record Sources(FileStore files, Tenants tenants, JsonMapper json, InstantSource clock) {}

    ImportWorker(
            Phases phases,
            RunStore runs,
            Endings endings,
            Sources sources,
            ImportTransactions transactions) {
        this.phases = phases;
        this.runs = runs;
        this.tools = transactions.tools(runs);
        this.files = sources.files();
        this.tenants = sources.tenants();
        this.json = sources.json();
        this.clock = sources.clock();
        this.endings = endings;
    }

    void work(UUID token, BooleanSupplier stopping) {
        var claimed = tools.transactions().execute(_ -> runs.claim(token));
        if (claimed == null || claimed.isEmpty()) {
            return;
        }
        var chunks = new Chunks(claimed.get(), tools, stopping);
        try {
            go(chunks);
        } catch (RunStore.Superseded _) {
            log.atInfo().addKeyValue("import", chunks.run().id()).log("import taken away");
        } catch (UnreadableFileException unreadable) {
            fail(chunks.run(), unreadable.code(), unreadable.arguments());
        } catch (Chunks.Stopping stop) {
            throw stop;
        } catch (RuntimeException broken) {
            stumble(chunks.run(), broken);
        }
    }

    private void go(Chunks chunks) {
        if (chunks.run().phase() == Phase.UNDOING) {
            phases.undoing().work(chunks, this::undone);
            return;
        }
        // Asked before the file is read as well: a wait must not cost a whole reading each time.
        tools.storage().requireRoomForBulk();
        var plan = plan(chunks.run());
        while (chunks.run().phase() != Phase.ENDED) {
            var phase = chunks.run().phase();
            var began = clock.millis();
            switch (phase) {
                case READING -> phases.reading().work(chunks, plan);
                case NUMBERING -> phases.numbering().work(chunks, plan);
                case CUSTOMERS -> phases.customers().work(chunks, plan);
                case PRODUCTS -> phases.products().work(chunks, plan);
                case ORDERS -> phases.orders().work(chunks, plan);
                case FINISHING -> chunks.commit(this::finish);
                case UNDOING, ENDED -> throw new IllegalStateException("not a phase of an import");
            }
            log.atInfo()
                    .addKeyValue("import", chunks.run().id())
                    .addKeyValue("phase", phase.code())
                    .addKeyValue("millis", clock.millis() - began)
                    .log("import phase done");
        }
    }

    /// `done` is told in the transaction that makes it so.
    private Run.Progress finish(Run run) {
        return end(run, ImportState.DONE, "import.finish");
    }

    private Run.Progress undone(Run run) {
        return end(run, ImportState.ROLLED_BACK, "import.rolled-back");
    }

    private Run.Progress end(Run run, ImportState state, String action) {
        var row = runs.lock(run.id());
        endings.audit()
                .record(
                        AuditEntry.done(action, "import", run.id())
                                .after(
                                        Map.of(
                                                "imported", row.getRowsImported(),
                                                "skipped", row.getRowsSkipped(),
                                                "failed", row.getRowsFailed())));
        endings.jobs().run(ImportJobs.CLEAN, run.id());
        return Run.Progress.ending(state);
    }

    private Plan plan(Run run) {
        return Objects.requireNonNull(
                tools.transactions()
                        .execute(_ -> {
                            var spec = json.readValue(run.spec(), SpecDocument.class).toSpec();
                            var settings = tenants.settings();
                            return new Plan(
                                    spec,
                                    files.path(run.fileId()),
                                    new Normalizer(settings.region()),
                                    ZoneId.of(Objects.requireNonNull(spec.zone())),
                                    run.createdAt());
                        }));
    }

    private void fail(Run run, String code, Map<String, Object> arguments) {
        tools.transactions()
                .executeWithoutResult(_ -> {
                    var now = runs.lock(run.id());
                    if (now.getToken().equals(run.token())) {
                        runs.fail(run, code, arguments);
                        endings.audit()
                                .record(
                                        AuditEntry.done("import.fail", "import", run.id())
                                                .after(Map.of("code", code)));
                    }
                });
    }

    /// A database that is away or full is waited for; anything else is tried some times, for it may
    /// be a race that was lost.
    private void stumble(Run run, RuntimeException broken) {
        var problem = ProblemDocuments.problemOf(broken);
        var waits = problem.status() == UNAVAILABLE;
        var counted = tools.transactions().execute(_ -> runs.stumble(run, problem, waits ? 0 : 1));
        if (waits) {
            throw broken;
        }
        var attempts = counted == null ? 1 : counted;
        if (attempts < ATTEMPTS_MAX) {
            throw new Stumbled(attempts, broken);
        }
        fail(run, problem.code(), problem.arguments());
    }
}
