package io.lianke.risk;

import io.lianke.access.Caller;
import io.lianke.access.OperatorKey;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The brake on taking people out in bulk.
///
/// A person counts once a day for each reader, however often they are shown. Counting happens in
/// memory: the first request of a reader's day reads how much there was, and every few seconds the
/// counts are written down. A crash forgets what was shown since then and no more; several nodes
/// learn of each other as often.
@Component
public class Extraction {
    /// Readers that are remembered at a time; beyond, those of past days first, any others next.
    private static final int READERS_MAX = 10_000;

    private static final int BY_NIGHT_MIN = 100;
    private static final Logger log = LoggerFactory.getLogger(Extraction.class);

    private final ReadingStore store;
    private final Risks risks;
    private final OperatorKey operatorKey;
    private final RiskSettings settings;
    private final InstantSource clock;
    private final Map<Reader.Key, ReadingDay> days = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<ReadingDay> past = new ConcurrentLinkedQueue<>();
    private final AtomicLong remembered = new AtomicLong();
    private final Map<Tenant, AtomicLong> rememberedOf = new ConcurrentHashMap<>();

    Extraction(
            ReadingStore store,
            Risks risks,
            OperatorKey operatorKey,
            RiskSettings settings,
            InstantSource clock) {
        this.store = store;
        this.risks = risks;
        this.operatorKey = operatorKey;
        this.settings = settings;
        this.clock = clock;
    }

    /// Counts persons that the caller is about to be shown.
    ///
    /// @throws RiskProblem `risk/confirm-first` to a person, `risk/stopped` to a program, when the
    ///   share of the day is used up: then none of them counts, and none may be shown
    public void show(Caller caller, Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return;
        }
        var day = today(Reader.of(caller));
        if (!day.take(persons)) {
            exceeded(day);
            if (!day.take(persons)) {
                throw refusal(day);
            }
        }
    }

    /// Counts persons that the caller is shown in any case, since a change is done already. It is
    /// told when the share of the day is used up by it, and the next reading is refused.
    public void showAnyway(Caller caller, Collection<UUID> persons) {
        if (persons.isEmpty()) {
            return;
        }
        var day = today(Reader.of(caller));
        if (!day.take(persons)) {
            exceeded(day);
            day.remember(persons);
        }
    }

    /// Looks whether the caller may take so many rows away in a file.
    ///
    /// @throws RiskProblem `risk/export-quota` when not: to a program also what it may be shown
    public void requireExport(Caller caller, long rows) {
        var day = today(Reader.of(caller));
        var quota = store.limits(day.reader()).exportRowsPerDay();
        if (day.exported() + rows > quota) {
            throw RiskProblem.exportQuota(quota, untilTomorrow(day));
        }
        if (!day.reader().person()) {
            requireShare(day, rows);
        }
    }

    /// Looks whether a program still has something left of its share: one that has not cannot help
    /// itself to more by a key or a right of its own making.
    ///
    /// @throws RiskProblem `risk/stopped` when not
    public void requireGoing(Caller.Program program) {
        requireShare(today(Reader.of(program)), 1);
    }

    private void requireShare(ReadingDay day, long rows) {
        if (!day.holds(rows)) {
            exceeded(day);
            if (!day.holds(rows)) {
                throw refusal(day);
            }
        }
    }

    /// Counts the rows of a file that is finished.
    public void exported(Caller caller, long rows) {
        var day = today(Reader.of(caller));
        if (!day.reader().person()) {
            day.took(rows);
        }
        add(day, rows);
        var max = store.limits(day.reader()).personRecordsPerDay();
        if (day.exported() > max && day.tellsExport()) {
            raise(RiskKind.BULK_EXPORT, day, Map.of("rows", day.exported(), "usual", max));
        }
    }

    private ReadingDay today(Reader reader) {
        var known = days.get(reader.key());
        var now = clock.instant();
        if (known != null && covers(known, now)) {
            return known;
        }
        var ofTenant = rememberedOf.computeIfAbsent(reader.tenant(), _ -> new AtomicLong());
        var loaded =
                new ReadingDay(reader, store.load(reader), new SeenPersons(ofTenant, remembered));
        return Objects.requireNonNull(
                days.compute(
                        reader.key(),
                        (_, other) -> {
                            if (other != null && covers(other, now)) {
                                return other;
                            }
                            if (other != null) {
                                past.add(other);
                            }
                            return loaded;
                        }));
    }

    private static boolean covers(ReadingDay day, Instant now) {
        return !now.isBefore(day.begins()) && now.isBefore(day.ends());
    }

    /// The share is used up: a proof that is younger than the stop opens another; otherwise the
    /// first time is told.
    private void exceeded(ReadingDay day) {
        synchronized (day) {
            var reader = day.reader();
            if (!reader.person() && !settings.operatorKeyStopped() && operatorKey.is(reader.id())) {
                day.unbind();
                store.exceed(day);
                raise(RiskKind.BULK_READ, day, facts(day));
                return;
            }
            var stopped = day.stoppedAt();
            if (stopped == null) {
                day.stop(store.stop(day));
                raise(RiskKind.BULK_READ, day, facts(day));
                return;
            }
            if (reader.person() && store.proved(reader, stopped)) {
                var more = day.allowance();
                if (store.open(day, stopped, more)) {
                    day.open(more);
                } else {
                    // Another node has: what that opened is for both.
                    day.learn(store.add(day, 0, 0));
                }
            }
        }
    }

    private static Map<String, Object> facts(ReadingDay day) {
        return Map.of("persons", day.shown(), "allowed", day.allowance());
    }

    private RiskProblem refusal(ReadingDay day) {
        return day.reader().person()
                ? RiskProblem.confirmFirst(day.allowance())
                : RiskProblem.stopped(day.allowance(), untilTomorrow(day));
    }

    private int untilTomorrow(ReadingDay day) {
        return (int) Math.max(1, Duration.between(clock.instant(), day.ends()).toSeconds());
    }

    private void raise(RiskKind kind, ReadingDay day, Map<String, ?> facts) {
        day.reader()
                .tenant()
                .run(() ->
                        risks.raise(
                                Finding.now(kind, day.reader().subject(), clock.instant(), facts)));
    }

    private void tellNight(ReadingDay day, ReadingStore.Written written) {
        if (day.reader().person() && written.byNight() >= BY_NIGHT_MIN) {
            raise(RiskKind.OFF_HOURS, day, Map.of("persons", written.byNight()));
        }
    }

    /// Writes down what was counted since the last time.
    void flush() {
        for (var day = past.poll(); day != null; day = past.poll()) {
            if (!write(day)) {
                past.add(day);
                return;
            }
            day.forget();
        }
        for (var day : days.values()) {
            if (day.touched() && !write(day)) {
                return;
            }
        }
        trim();
    }

    private void add(ReadingDay day, long exported) {
        var drained = day.drain();
        try {
            var written = store.add(day, drained, exported);
            day.learn(written);
            tellNight(day, written);
        } catch (RuntimeException failed) {
            day.putBack(drained);
            throw failed;
        }
    }

    private boolean write(ReadingDay day) {
        try {
            add(day, 0);
            return true;
        } catch (RuntimeException failed) {
            // The next round writes it; how the database fares is told elsewhere.
            log.atDebug().setCause(failed).log("counts of readers wait to be written down");
            return false;
        }
    }

    private void trim() {
        var now = clock.instant();
        var surplus = new AtomicLong(days.size() - (long) READERS_MAX);
        days.values()
                .removeIf(day -> {
                    var goes = !day.touched() && (!covers(day, now) || surplus.get() > 0);
                    if (goes) {
                        surplus.decrementAndGet();
                        day.forget();
                    }
                    return goes;
                });
    }
}
