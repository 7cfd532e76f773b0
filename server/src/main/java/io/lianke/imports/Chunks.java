package io.lianke.imports;

import io.lianke.shared.Storage;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/// A worker's hold on a run: commits chunk by chunk, each with its progress.
final class Chunks {
    private final Tools tools;
    private final BooleanSupplier stopping;
    private Run run;

    /// @param transactions for chunks
    /// @param trial for what may have to be taken back inside a chunk
    record Tools(
            DSLContext sql,
            TransactionTemplate transactions,
            TransactionTemplate trial,
            RunStore runs,
            Storage storage,
            Checkpoint checkpoint) {}

    /// The process is about to end; the job is taken up again at the next start.
    static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("the process is stopping", null, false, false);
        }
    }

    Chunks(Run run, Tools tools, BooleanSupplier stopping) {
        this.run = run;
        this.tools = tools;
        this.stopping = stopping;
    }

    Run run() {
        return run;
    }

    TransactionTemplate trial() {
        return tools.trial();
    }

    /// Does a chunk's work and writes how far that brings the run, in one transaction. Waits, as a
    /// chunk that failed does, while the disk has no room.
    void commit(Function<Run, Run.Progress> work) {
        if (stopping.getAsBoolean()) {
            throw new Stopping();
        }
        tools.storage().requireRoomForBulk();
        var before = run;
        tools.transactions()
                .executeWithoutResult(_ -> {
                    tools.sql().execute("set local statement_timeout = '60s'");
                    var progress = work.apply(before);
                    tools.runs().advance(before, progress);
                    if (progress.ends() != null) {
                        tools.runs().leave(before.id(), progress.ends());
                    }
                    run = before.at(progress.phase(), progress.step());
                });
        tools.checkpoint().passed(run);
    }
}
