package io.lianke.customer;

import io.lianke.access.Reach;
import io.lianke.audit.Actor;
import io.lianke.shared.web.Correlation;
import io.lianke.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Requests that wait to create a customer. The first of them creates all that have come meanwhile
/// in one transaction, and each gets its own answer when that is on disk: one wait for the disk and
/// for the tenant's lock serves many.
final class CreationLine {
    private static final int BATCH_MAX = 64;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Creating creating;
    private final TransactionTemplate transactions;
    private final ReentrantLock leading = new ReentrantLock();
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    CreationLine(Creating creating, TransactionTemplate transactions) {
        this.creating = creating;
        this.transactions = transactions;
    }

    /// One request. Its own thread reads the outcome, whoever leads writes it.
    private static final class Waiting {
        final Tenant tenant = Tenant.current();
        final Actor actor = Actor.current();
        final Reach reach = Reach.current();
        final Thread thread = Thread.currentThread();
        final Creating.Wanted wanted;
        volatile Creating.@Nullable Outcome outcome;

        Waiting(NewCustomer customer) {
            this.wanted = new Creating.Wanted(customer, Correlation.current());
        }

        boolean sameCaller(Waiting other) {
            return tenant.equals(other.tenant)
                    && actor.equals(other.actor)
                    && reach.equals(other.reach);
        }

        void answer(Creating.Outcome answer) {
            outcome = answer;
            LockSupport.unpark(thread);
        }
    }

    /// Waits for its turn, and no longer than the transactions of those before it take, which the
    /// database limits.
    Creating.Outcome create(NewCustomer customer) {
        var mine = new Waiting(customer);
        synchronized (waiting) {
            waiting.add(mine);
        }
        while (true) {
            var outcome = mine.outcome;
            if (outcome != null) {
                return outcome;
            }
            if (leading.tryLock()) {
                try {
                    if (mine.outcome == null) {
                        lead();
                    }
                } finally {
                    leading.unlock();
                }
                wakeNext();
            } else {
                LockSupport.parkNanos(this, LOOK_AGAIN.toNanos());
            }
        }
    }

    private void wakeNext() {
        synchronized (waiting) {
            var next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.thread);
            }
        }
    }

    private void lead() {
        var batch = take();
        if (batch.isEmpty()) {
            return;
        }
        var first = batch.getFirst();
        try {
            var outcomes =
                    first.tenant.call(() ->
                            first.reach.call(() -> first.actor.call(() -> inTransaction(batch))));
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(outcomes.get(i));
            }
        } catch (RuntimeException _) {
            // It may be about one of them: each tries alone, and hears for itself what is wrong.
        } finally {
            batch.stream()
                    .filter(one -> one.outcome == null)
                    .forEach(one -> one.answer(new Creating.Outcome.Again()));
        }
    }

    private List<Creating.Outcome> inTransaction(List<Waiting> batch) {
        var outcomes =
                transactions.execute(
                        _ -> creating.create(batch.stream().map(one -> one.wanted).toList()));
        return outcomes == null ? List.of() : outcomes;
    }

    /// The longest waiting and all behind of the same caller.
    private List<Waiting> take() {
        synchronized (waiting) {
            var batch = new ArrayList<Waiting>();
            var first = waiting.peek();
            for (var all = waiting.iterator(); all.hasNext() && batch.size() < BATCH_MAX; ) {
                var one = all.next();
                if (first != null && one.sameCaller(first)) {
                    batch.add(one);
                    all.remove();
                }
            }
            return batch;
        }
    }
}
