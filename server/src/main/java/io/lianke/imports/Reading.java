package io.lianke.imports;

import io.lianke.imports.parsing.ColumnFormats;
import io.lianke.imports.parsing.RowParser;
import io.lianke.imports.reading.RowCursor;
import io.lianke.imports.reading.TabularFile;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// First phase: reads the file and lays out its good rows. `step` is the number of the last row
/// read.
///
/// The file is read twice: dates such as `03/04/2026` can only be told when all of them were seen.
/// While one chunk is written the next is being read.
@Component
class Reading {
    private final Staging staging;
    private final Repairs repairs;
    private final ImportSettings settings;

    Reading(Staging staging, Repairs repairs, ImportSettings settings) {
        this.staging = staging;
        this.repairs = repairs;
        this.settings = settings;
    }

    void work(Chunks chunks, Plan plan) {
        var mended = repairs.taken(chunks.run().id(), chunks.run().round());
        try (var file = TabularFile.open(plan.file(), plan.reading())) {
            var formats = new ColumnFormats(plan.spec(), file.columns());
            long total = 0;
            try (var rows = file.rows()) {
                while (rows.hasNext()) {
                    total++;
                    var row = rows.next();
                    if (row.readable()) {
                        formats.add(row.cells());
                    }
                }
            }
            var context =
                    new RowParser.Context(plan.zone(), chunks.run().createdAt(), plan.normalizer());
            var parser = new RowParser(plan.spec(), file.columns(), formats, context);
            var drafts = new Drafts(plan, parser);
            try (var rows = file.rows()) {
                layOut(chunks, rows, new Source(drafts, mended, total));
            }
        }
    }

    private record Source(Drafts drafts, Repairs.Taken mended, long total) {}

    private void layOut(Chunks chunks, RowCursor rows, Source source) {
        var retry = chunks.run().work() == Run.Work.RETRY;
        var wanted = retry ? source.mended().keys(source.drafts()) : Set.<String>of();
        if (chunks.run().step() == 0) {
            chunks.commit(run -> {
                staging.empty(run.id());
                return Run.Progress.to(Phase.READING, -1, source.total());
            });
        }
        var done = chunks.run().step();
        try (var ahead = new Ahead<>(() -> nextChunk(rows, source, done))) {
            for (var chunk = ahead.next(); chunk != null; chunk = ahead.next()) {
                var read = chunk;
                chunks.commit(run -> write(run, read, wanted));
            }
        }
        chunks.commit(_ -> Run.Progress.to(Phase.NUMBERING, 0, null));
    }

    private @Nullable ReadChunk nextChunk(RowCursor rows, Source source, long done) {
        var chunk = new ReadChunk(source.drafts(), source.mended());
        while (rows.hasNext() && !chunk.full(settings.chunkRows())) {
            var row = Objects.requireNonNull(rows.next());
            if (row.number() > done) {
                chunk.add(row);
            }
        }
        return chunk.size() == 0 ? null : chunk;
    }

    private Run.Progress write(Run run, ReadChunk chunk, Set<String> wanted) {
        if (run.work() == Run.Work.RETRY) {
            var failed = staging.failedRows(run.id(), chunk.firstRow(), chunk.lastRow());
            staging.forgetErrors(run.id(), chunk.mendedRows());
            chunk.retry(wanted, Set.copyOf(failed));
        }
        staging.copy(run.id(), chunk.rows());
        staging.saw(run.id(), Party.CUSTOMER, chunk.customers(), chunk.lastRow());
        staging.saw(run.id(), Party.PRODUCT, chunk.products(), chunk.lastRow());
        staging.complain(run.id(), chunk.errors());
        var progress = Run.Progress.to(Phase.READING, chunk.lastRow(), null);
        progress.tally().failed = chunk.failedCount();
        return progress;
    }
}
