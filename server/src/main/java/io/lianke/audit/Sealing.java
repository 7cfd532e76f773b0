package io.lianke.audit;

import io.lianke.audit.chain.ChainEnd;
import io.lianke.audit.chain.HeadLog;
import io.lianke.audit.chain.Sealer;
import io.lianke.shared.Rounds;
import io.lianke.tenancy.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionTemplate;

/// Chains what was written, within a second or two, and signs the ends of the chains: at the start,
/// when a tenant's chain begins, every hour, and when the application stops.
///
/// Nodes take turns at each chain; each of them keeps signed heads under its own data folder.
@Component
class Sealing implements SmartLifecycle, TransactionSynchronization {
    private static final Duration ROUND_EVERY = Duration.ofSeconds(1);
    // For what other nodes wrote and did not live to seal.
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Duration SIGN_EVERY = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(Sealing.class);

    private final DSLContext sql;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final HeadLog heads;
    private final Map<UUID, Long> signed = new ConcurrentHashMap<>();
    private final AtomicBoolean written = new AtomicBoolean(true);
    private final Rounds rounds = new Rounds("audit-sealer", this::round);
    private Instant lookedAt = Instant.MIN;
    private Instant signedAt = Instant.MIN;
    // A chain has begun that no head tells of yet: without one, nobody would miss it.
    private final AtomicBoolean begun = new AtomicBoolean();
    private boolean failing;
    // A transaction that still runs keeps the entries of a chain from being sealed.
    private boolean held;
    private volatile Instant lastRound;
    private volatile Instant lastSigned;

    Sealing(
            DSLContext sql,
            TransactionTemplate transactions,
            InstantSource clock,
            @Value("${lianke.data:data}") Path data) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.heads = new HeadLog(data.resolve("audit"));
        this.lastRound = clock.instant();
        this.lastSigned = clock.instant();
    }

    /// When a round last went well: nothing was left that nobody had sealed.
    Instant lastRound() {
        return lastRound;
    }

    /// When the ends of the chains were last signed, or looked at and found signed.
    Instant lastSigned() {
        return lastSigned;
    }

    /// An entry was written in the transaction that has just ended.
    @Override
    public void afterCommit() {
        written.set(true);
    }

    @Override
    public void start() {
        rounds.start(Duration.ZERO, ROUND_EVERY);
    }

    void round() {
        try {
            var now = clock.instant();
            if (!now.isBefore(after(signedAt, SIGN_EVERY))) {
                sign(Instant.MAX);
                signedAt = now;
            } else if (written.getAndSet(false) || !now.isBefore(after(lookedAt, LOOK_EVERY))) {
                seal(Instant.MAX);
                lookedAt = now;
                if (begun.get()) {
                    sign(Instant.MAX);
                }
            }
            if (!held) {
                lastRound = now;
            }
            failing = false;
        } catch (RuntimeException failed) {
            written.set(true);
            // Said once: a night without a database must not fill the disk with it.
            if (!failing) {
                log.atError().setCause(failed).log("the audit cannot be sealed");
            }
            failing = true;
        }
    }

    private static Instant after(Instant last, Duration pause) {
        return last.equals(Instant.MIN) ? last : last.plus(pause);
    }

    /// Seals whatever can be sealed now.
    ///
    /// @return whether that is all of it, and `until` was not reached before
    boolean seal(Instant until) {
        var waits = false;
        for (var tenant : call(() -> Sealer.unsealed(sql))) {
            var rows = Sealer.BATCH_ROWS;
            while (rows == Sealer.BATCH_ROWS) {
                if (clock.instant().isAfter(until)) {
                    return false;
                }
                rows = new Tenant(tenant).call(() -> call(() -> Sealer.seal(sql, tenant)));
            }
            begun.compareAndSet(false, !signed.containsKey(tenant));
            // What a transaction that still runs holds up comes with the next round.
            written.compareAndSet(false, rows == 0);
            waits |= rows == 0;
        }
        held = waits;
        return true;
    }

    /// Seals everything and signs where the chains end.
    void sign(Instant until) {
        var moment = call(() -> Sealer.moment(sql));
        if (!seal(until)) {
            return;
        }
        var ends = call(() -> Sealer.ends(sql));
        var grown = ends.stream().filter(this::isGrown).toList();
        try {
            heads.append(new HeadLog.Round(moment.at(), ends.size(), moment.horizon(), grown));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        begun.set(false);
        lastSigned = clock.instant();
        grown.forEach(end -> signed.put(end.tenant(), end.position()));
    }

    private boolean isGrown(ChainEnd end) {
        return !Objects.equals(signed.get(end.tenant()), end.position());
    }

    private <T> T call(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(_ -> {
                    // The first start after an upgrade has years of entries before it.
                    sql.execute("set local statement_timeout = '60s'");
                    return work.get();
                }));
    }

    /// Signs what the last requests did. Jobs that end later are signed at the next start.
    @Override
    public void stop() {
        if (!rounds.stop()) {
            return;
        }
        try {
            sign(clock.instant().plus(Rounds.STOP_MAX));
        } catch (RuntimeException failed) {
            log.atWarn()
                    .addKeyValue("cause", failed.toString())
                    .log("the audit is signed at the next start");
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
