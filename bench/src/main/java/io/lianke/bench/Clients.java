package io.lianke.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// So many clients who ask at once, each its next question when it has its answer.
final class Clients implements AutoCloseable {
    private static final double NANOS_PER_MILLI = 1e6;
    static final double MIDDLE = 0.5;
    static final double TAIL = 0.95;

    private final List<Client> clients = new ArrayList<>();
    private final List<Long> nanos = new ArrayList<>();
    private final ExecutorService threads;
    private int turn;

    private Clients(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    static Clients of(int count, Callable<Client> maker) throws Exception {
        var made = new Clients(count);
        try {
            for (int i = 0; i < count; i++) {
                made.clients.add(maker.call());
            }
            return made;
        } catch (Exception failed) {
            made.close();
            throw failed;
        }
    }

    /// What one client does again and again.
    interface Client extends AutoCloseable {
        void ask(int turn) throws Exception;

        /// What passes before a question, and is not counted.
        default void await() {}

        @Override
        default void close() throws SQLException {}
    }

    /// Asks at this pace, as people do, however long each answer takes; who falls behind by more
    /// than one question leaves the others out.
    static Client every(Duration pace, Client client) {
        return new Client() {
            private long next = System.nanoTime();

            @Override
            public void await() {
                next = Math.max(next + pace.toNanos(), System.nanoTime() - pace.toNanos());
                parkUntil(next);
            }

            @Override
            public void ask(int turn) throws Exception {
                client.ask(turn);
            }

            @Override
            public void close() throws SQLException {
                client.close();
            }
        };
    }

    static void parkUntil(long nanos) {
        for (var left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// How long each answer took, in ascending order.
    record Times(List<Long> sortedNanos) {
        /// The milliseconds in which this share of them was answered.
        double within(double share) {
            var last = (int) Math.ceil(sortedNanos.size() * share) - 1;
            return sortedNanos.get(Math.max(0, last)) / NANOS_PER_MILLI;
        }
    }

    /// Asks so many turns more, all clients at once.
    Clients ask(int turns) throws Exception {
        var from = turn;
        turn += turns;
        var work = new ArrayList<Callable<List<Long>>>();
        for (var client : clients) {
            work.add(() -> times(client, from, from + turns));
        }
        for (Future<List<Long>> done : threads.invokeAll(work)) {
            nanos.addAll(done.get());
        }
        return this;
    }

    private static List<Long> times(Client client, int from, int to) throws Exception {
        var times = new ArrayList<Long>(to - from);
        for (int turn = from; turn < to; turn++) {
            client.await();
            var begun = System.nanoTime();
            client.ask(turn);
            times.add(System.nanoTime() - begun);
        }
        return times;
    }

    /// Of all that was asked so far.
    Times times() {
        return new Times(nanos.stream().sorted().toList());
    }

    @Override
    public void close() throws SQLException {
        threads.shutdown();
        for (var client : clients) {
            client.close();
        }
    }
}
