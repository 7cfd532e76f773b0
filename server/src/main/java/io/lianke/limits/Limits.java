package io.lianke.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The token buckets. A bucket holds a minute's quota and fills up evenly; one that nobody has
/// touched for so long is full and may be forgotten.
@Component
public final class Limits {
    private static final String WRONG_PROOF = "wrong-proof";
    private static final String TENANT = "tenant";
    private static final Duration WINDOW = Duration.ofSeconds(Verdict.WINDOW_SECONDS);

    /// One limit of one asker.
    private record Holder(String policy, Object who) {}

    /// A kind of work that somebody with this proof wants done.
    private record Attempt(String fingerprint, RouteClass route) {}

    /// What a request was refused by.
    private record Refusal(Holder holder, int quota) {}

    private final LimitSettings settings;
    private final TimeMeter time;
    private final Cache<Holder, Bucket> buckets;
    private final Cache<Attempt, Refusal> refusals;

    @Autowired
    Limits(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    Limits(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.buckets = remembered();
        this.refusals = remembered();
    }

    private <K, V> Cache<K, V> remembered() {
        return Caffeine.newBuilder()
                .maximumSize(settings.callersMax())
                .expireAfterAccess(WINDOW)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /// Takes one request off all limits it counts against; empty when there is none.
    public Optional<Verdict> take(Asker asker, RouteClass route) {
        return switch (asker) {
            case Asker.Person(var tenant, var user) ->
                    both(
                            take(policy("person", route), user, ofPerson(route)),
                            take(TENANT, tenant, settings.tenant()));
            case Asker.Program(var tenant, var key) ->
                    both(
                            take(policy("key", route), key, ofProgram(route)),
                            take(TENANT, tenant, settings.tenant()));
            case Asker.Stranger stranger ->
                    route == RouteClass.SIGN_IN
                            ? take("sign-in", stranger, settings.signIn())
                            : take("address", stranger, settings.anonymous());
        };
    }

    /// An asker has given a key or a session that nobody has.
    public void takeForWrongProof(Asker.Stranger stranger) {
        var _ = take(WRONG_PROOF, stranger, settings.anonymous());
    }

    /// Whether an asker has given too many keys or sessions that nobody has; takes nothing.
    public Optional<Verdict> refusal(Asker.Stranger stranger) {
        return refusal(new Refusal(new Holder(WRONG_PROOF, stranger), settings.anonymous()));
    }

    /// A program was refused: until there is something to grant, it need not be recognised only to
    /// be refused again.
    ///
    /// @param fingerprint of its key
    public void remember(
            String fingerprint, RouteClass route, Asker.Program program, Verdict verdict) {
        var who = verdict.policy().equals(TENANT) ? program.tenant() : program.key();
        refusals.put(
                new Attempt(fingerprint, route),
                new Refusal(new Holder(verdict.policy(), who), verdict.quota()));
    }

    /// Whether whoever has this key was refused and would be again; takes nothing.
    public Optional<Verdict> refusal(String fingerprint, RouteClass route) {
        var attempt = new Attempt(fingerprint, route);
        var remembered = refusals.getIfPresent(attempt);
        if (remembered == null) {
            return Optional.empty();
        }
        var verdict = refusal(remembered);
        if (verdict.isEmpty()) {
            refusals.invalidate(attempt);
        }
        return verdict;
    }

    private Optional<Verdict> refusal(Refusal refusal) {
        var bucket = buckets.getIfPresent(refusal.holder());
        if (bucket == null) {
            return Optional.empty();
        }
        var estimate = bucket.estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? Optional.empty()
                : Optional.of(
                        new Verdict(
                                refusal.holder().policy(),
                                refusal.quota(),
                                0,
                                WINDOW.toSeconds(),
                                seconds(estimate.getNanosToWaitForRefill())));
    }

    private static String policy(String who, RouteClass route) {
        return switch (route) {
            case READ -> who + "-reads";
            case WRITE, SIGN_IN -> who + "-writes";
            case JOB -> who + "-jobs";
        };
    }

    private int ofPerson(RouteClass route) {
        return switch (route) {
            case READ -> settings.personReads();
            case WRITE, SIGN_IN -> settings.personWrites();
            case JOB -> settings.jobs();
        };
    }

    private int ofProgram(RouteClass route) {
        return switch (route) {
            case READ -> settings.programReads();
            case WRITE, SIGN_IN -> settings.programWrites();
            case JOB -> settings.jobs();
        };
    }

    private static Optional<Verdict> both(Optional<Verdict> one, Optional<Verdict> other) {
        return one.isEmpty()
                ? other
                : other.isEmpty() ? one : Optional.of(one.get().nearer(other.get()));
    }

    private Optional<Verdict> take(String policy, Object who, int quota) {
        if (quota == 0) {
            return Optional.empty();
        }
        var probe =
                buckets.get(new Holder(policy, who), _ -> full(quota))
                        .tryConsumeAndReturnRemaining(1);
        return Optional.of(
                new Verdict(
                        policy,
                        quota,
                        probe.getRemainingTokens(),
                        seconds(probe.getNanosToWaitForReset()),
                        probe.isConsumed() ? 0 : seconds(probe.getNanosToWaitForRefill())));
    }

    private Bucket full(int quota) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, WINDOW))
                .build();
    }

    /// Whole seconds, upwards.
    private static long seconds(long nanos) {
        var second = TimeUnit.SECONDS.toNanos(1);
        return Math.max(1, (nanos + second - 1) / second);
    }

    /// How many are remembered.
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
