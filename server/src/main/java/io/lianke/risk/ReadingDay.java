package io.lianke.risk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one reader has been shown today. Counted in memory, under the monitor of this object, so
/// that of many requests at once none passes the limit; written down every few seconds.
final class ReadingDay {
    private final Reader reader;
    private final LocalDate day;
    private final Instant begins;
    private final Instant ends;
    private final SeenPersons seen;
    private long allowance;
    private long opened;
    private long shown;
    private long exported;
    private long unwritten;
    private boolean touched;
    private @Nullable Instant stoppedAt;
    private boolean exportTold;
    private boolean boundless;

    /// As the database knows it when a reader first comes that day.
    record Known(
            LocalDate day,
            Instant begins,
            Instant ends,
            long allowance,
            long opened,
            long shown,
            long exported,
            @Nullable Instant stoppedAt) {}

    ReadingDay(Reader reader, Known known, SeenPersons seen) {
        this.reader = reader;
        this.day = known.day();
        this.begins = known.begins();
        this.ends = known.ends();
        this.allowance = known.allowance();
        this.opened = known.opened();
        this.shown = known.shown();
        this.exported = known.exported();
        this.stoppedAt = known.stoppedAt();
        this.seen = seen;
    }

    /// Counts those not seen so far, all of them or, past the allowance, none.
    ///
    /// @return whether they may be shown
    synchronized boolean take(Collection<UUID> persons) {
        touched = true;
        var fresh = seen.unseen(persons);
        if (!boundless && !fresh.isEmpty() && shown + fresh.size() > allowance + opened) {
            return false;
        }
        count(fresh);
        return true;
    }

    /// Counts those not seen so far, past the allowance too.
    synchronized void remember(Collection<UUID> persons) {
        touched = true;
        count(seen.unseen(persons));
    }

    private void count(Set<Long> fresh) {
        seen.add(fresh);
        shown += fresh.size();
        unwritten += fresh.size();
    }

    /// Counts rows that a program takes away: they are people as well.
    synchronized void took(long rows) {
        touched = true;
        shown += rows;
        unwritten += rows;
    }

    synchronized boolean holds(long rows) {
        return boundless || shown + rows <= allowance + opened;
    }

    /// Whether it is the first time today that much is taken away.
    synchronized boolean tellsExport() {
        var first = !exportTold;
        exportTold = true;
        return first;
    }

    synchronized void open(long more) {
        opened += more;
        stoppedAt = null;
    }

    synchronized void unbind() {
        boundless = true;
    }

    synchronized void stop(Instant at) {
        stoppedAt = at;
    }

    /// What is not written down yet.
    synchronized long drain() {
        var drained = unwritten;
        unwritten = 0;
        touched = false;
        return drained;
    }

    /// It could not be written down.
    synchronized void putBack(long drained) {
        unwritten += drained;
        touched = true;
    }

    /// What all nodes together know, and what the tenant allows now.
    synchronized void learn(ReadingStore.Written written) {
        shown = written.shown() + unwritten;
        exported = written.exported();
        opened = Math.max(opened, written.opened());
        allowance = written.allowance();
        stoppedAt = written.stoppedAt();
    }

    synchronized boolean touched() {
        return touched;
    }

    synchronized long shown() {
        return shown;
    }

    synchronized long exported() {
        return exported;
    }

    synchronized long allowance() {
        return allowance;
    }

    synchronized @Nullable Instant stoppedAt() {
        return stoppedAt;
    }

    synchronized void forget() {
        seen.forget();
    }

    Reader reader() {
        return reader;
    }

    LocalDate day() {
        return day;
    }

    Instant begins() {
        return begins;
    }

    Instant ends() {
        return ends;
    }
}
