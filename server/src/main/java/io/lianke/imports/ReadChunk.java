package io.lianke.imports;

import io.lianke.imports.Drafts.Drafted;
import io.lianke.imports.reading.RowProblem;
import io.lianke.imports.reading.SourceRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Rows of one transaction of [Reading], and what is to be laid out of them.
final class ReadChunk {
    /// Two chunks are in memory at a time, and a row may have a million characters.
    private static final int CHARS_MAX = 8_000_000;

    private final Drafts drafts;
    private final Repairs.Taken mended;
    private final List<Entry> entries = new ArrayList<>();
    private Set<String> wanted = Set.of();
    private Set<Integer> failedBefore = Set.of();
    private boolean retry;
    private long chars;

    private record Entry(int row, Drafted drafted, boolean mendedNow) {}

    ReadChunk(Drafts drafts, Repairs.Taken mended) {
        this.drafts = drafts;
        this.mended = mended;
    }

    void add(SourceRow row) {
        chars += row.cells().stream().mapToInt(String::length).sum();
        var cells = mended.cells(row.number());
        Drafted drafted;
        if (cells != null) {
            drafted = drafts.of(row.number(), cells);
        } else if (row.readable()) {
            drafted = drafts.of(row.number(), row.cells());
        } else {
            drafted = new Drafted.Bad(row.problems());
        }
        entries.add(new Entry(row.number(), drafted, mended.now(row.number())));
    }

    /// Narrows the chunk to what a retry needs: the rows mended for it, and the good rows of the
    /// same orders.
    void retry(Set<String> keys, Set<Integer> failed) {
        this.retry = true;
        this.wanted = keys;
        this.failedBefore = failed;
    }

    boolean full(int rowsMax) {
        return entries.size() >= rowsMax || chars >= CHARS_MAX;
    }

    int size() {
        return entries.size();
    }

    int firstRow() {
        return entries.getFirst().row();
    }

    int lastRow() {
        return entries.getLast().row();
    }

    List<Integer> mendedRows() {
        return entries.stream().filter(Entry::mendedNow).map(Entry::row).toList();
    }

    List<StagedRow> rows() {
        var rows = new ArrayList<StagedRow>(entries.size());
        for (var entry : entries) {
            if (entry.drafted() instanceof Drafted.Good good && taken(entry, good)) {
                rows.add(retry && !entry.mendedNow() ? stale(good.row()) : good.row());
            }
        }
        return rows;
    }

    Map<UUID, Sighting> customers() {
        var seen = new HashMap<UUID, Sighting>();
        for (var entry : entries) {
            if (entry.drafted() instanceof Drafted.Good good
                    && good.customer() != null
                    && taken(entry, good)) {
                var key = Objects.requireNonNull(good.row().person());
                seen.merge(key, good.customer(), Sighting::join);
            }
        }
        return seen;
    }

    Map<UUID, Sighting> products() {
        var seen = new HashMap<UUID, Sighting>();
        var keys = new HashMap<String, UUID>();
        for (var entry : entries) {
            if (entry.drafted() instanceof Drafted.Good good
                    && good.product() != null
                    && taken(entry, good)) {
                var sku = good.product().keys().getFirst();
                var key = keys.computeIfAbsent(sku, Keys::product);
                seen.merge(key, good.product(), Sighting::join);
            }
        }
        return seen;
    }

    /// What is wrong with rows that have not been told about before.
    List<RowError> errors() {
        var errors = new ArrayList<RowError>();
        for (var entry : entries) {
            if (!retry || entry.mendedNow()) {
                switch (entry.drafted()) {
                    case Drafted.Bad(var problems) -> tell(errors, entry.row(), problems, false);
                    case Drafted.Good good -> tell(errors, entry.row(), good.warnings(), true);
                }
            }
        }
        return errors;
    }

    /// By how many the failed rows grow; a retry takes the mended ones away.
    long failedCount() {
        if (retry) {
            return -entries.stream()
                    .filter(e -> e.mendedNow() && e.drafted() instanceof Drafted.Good)
                    .count();
        }
        return entries.stream().filter(e -> e.drafted() instanceof Drafted.Bad).count();
    }

    private boolean taken(Entry entry, Drafted.Good good) {
        if (!retry || entry.mendedNow()) {
            return true;
        }
        return wanted.contains(good.row().key()) && !failedBefore.contains(entry.row());
    }

    private static StagedRow stale(StagedRow row) {
        return new StagedRow(row.key(), row.row(), row.at(), row.person(), false, row.line());
    }

    private static void tell(
            List<RowError> errors, int row, List<RowProblem> problems, boolean warning) {
        for (int i = 0; i < problems.size(); i++) {
            errors.add(RowError.of(row, i, problems.get(i), warning));
        }
    }
}
