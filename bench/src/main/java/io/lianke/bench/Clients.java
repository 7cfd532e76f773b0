package io.lianke.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// So many clients who ask at once, each its next question when it has its answer.
final class Clients {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double TAIL = 0.95;

    private Clients() {}

    /// What one client does again and again.
    interface Client extends AutoCloseable {
        void ask(int turn) throws Exception;

        @Override
        default void close() throws SQLException {}
    }

    /// Answers the milliseconds in which 95 of 100 were answered.
    static double tail(int clients, int turnsEach, Callable<Client> maker) throws Exception {
        var times = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var work = new ArrayList<Callable<List<Long>>>();
            for (int i = 0; i < clients; i++) {
                work.add(() -> times(maker, turnsEach));
            }
            for (Future<List<Long>> done : threads.invokeAll(work)) {
                times.addAll(done.get());
            }
        }
        var sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(sorted.length * TAIL) - 1)]
                / NANOS_PER_MILLI;
    }

    private static List<Long> times(Callable<Client> maker, int turns) throws Exception {
        var times = new ArrayList<Long>(turns);
        try (var client = maker.call()) {
            for (int turn = 0; turn < turns; turn++) {
                var begun = System.nanoTime();
                client.ask(turn);
                times.add(System.nanoTime() - begun);
            }
        }
        return times;
    }
}
