package io.lianke.customer;

import io.lianke.audit.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// Applies a change to one batch of customers, or takes it back, inside the caller's transaction.
final class BulkBatch {
    static final String SOURCE = "bulk";

    private final BulkRows rows;
    private final InstantSource clock;

    BulkBatch(DSLContext sql, InstantSource clock) {
        this.rows = new BulkRows(sql);
        this.clock = clock;
    }

    /// @param before of those that were changed
    /// @param refusals how many were left as they are, by the code of why
    record Applied(List<BulkBefore> before, int unchanged, Map<String, Integer> refusals) {}

    /// @param restored how many were put back, wholly or in part
    /// @param kept of how many something was left that others changed since
    record Undone(int restored, int kept) {}

    Applied apply(Integer[] ordinals, BulkEdit edit) {
        var now = now();
        var by = Actor.current().name();
        var found = rows.lock(ordinals, edit);
        var refusals = new HashMap<String, Integer>();
        if (found.size() < ordinals.length) {
            refusals.put("customer/unknown", ordinals.length - found.size());
        }
        var steps = new ArrayList<BulkRows.Step>();
        var before = new ArrayList<BulkBefore>();
        int unchanged = 0;
        for (var row : found) {
            var wanted = row.with(edit, new Provenance(SOURCE, now), by);
            if (wanted.equals(row)) {
                unchanged++;
            } else if (wanted.tags().size() > Customers.TAGS_MAX
                    && wanted.tags().size() > row.tags().size()) {
                refusals.merge("customer/too-many-tags", 1, Integer::sum);
            } else {
                steps.add(new BulkRows.Step(row, wanted));
                before.add(BulkBefore.of(row, wanted));
            }
        }
        rows.write(steps, edit, now, by);
        return new Applied(before, unchanged, refusals);
    }

    Undone undo(List<BulkBefore> before, BulkEdit edit) {
        var byOrdinal = new HashMap<Integer, BulkBefore>();
        before.forEach(one -> byOrdinal.put(one.o(), one));
        var found = rows.lock(byOrdinal.keySet().toArray(Integer[]::new), edit);
        var steps = new ArrayList<BulkRows.Step>();
        int kept = before.size() - found.size();
        for (var row : found) {
            var was = byOrdinal.get(row.ordinal());
            if (was == null) {
                continue;
            }
            var undone = was.undo(row, edit);
            if (!undone.row().equals(row)) {
                steps.add(new BulkRows.Step(row, undone.row()));
            }
            kept += undone.keptLater() ? 1 : 0;
        }
        rows.write(steps, edit, now(), Actor.current().name());
        return new Undone(steps.size(), kept);
    }

    /// As fine as the database keeps it, for it is compared with what comes back from there.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
