package io.lianke.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps one server running: starts it, waits for its end, and starts it again until it is closed.
///
/// All of that is one thread, which lives as long as the server: the kernel stops the server when
/// the thread that started it ends, and so a killed JVM leaves nothing running.
final class Supervisor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 5;
    private static final Duration STOP = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final int port;
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean ready;
    private volatile @Nullable Process server;

    private Supervisor(Cluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
        this.thread = Thread.ofPlatform().name("postgres").daemon().unstarted(this::supervise);
    }

    static Supervisor start(Cluster cluster) {
        for (int attempt = 1; ; attempt++) {
            var supervisor = new Supervisor(cluster, Cluster.freePort());
            supervisor.thread.start();
            try {
                supervisor.firstReady.join();
                return supervisor;
            } catch (CompletionException failed) {
                supervisor.close();
                // Between the choice of a port and its use another program may have taken it.
                if (attempt == ATTEMPTS || Cluster.free(supervisor.port)) {
                    throw failed.getCause() instanceof DatabaseStartException said
                            ? said
                            : new DatabaseStartException(
                                    "The embedded PostgreSQL does not start: "
                                            + failed.getMessage(),
                                    failed);
                }
            }
        }
    }

    int port() {
        return port;
    }

    boolean running() {
        return ready;
    }

    private void supervise() {
        var pause = FIRST_PAUSE;
        while (!closing) {
            if (runOnce()) {
                pause = FIRST_PAUSE;
            }
            if (!firstReady.isDone()) {
                firstReady.completeExceptionally(
                        new DatabaseStartException(
                                "The embedded PostgreSQL does not start: " + cluster.lastWords()));
            }
            if (firstReady.isCompletedExceptionally()) {
                return;
            }
            if (!closing) {
                LOG.error(
                        "PostgreSQL ended unexpectedly ({}); starting it again in {}",
                        cluster.lastWords(),
                        pause);
                LockSupport.parkNanos(pause.toNanos());
                var doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
        }
    }

    /// One life of the server; true when it came up.
    private boolean runOnce() {
        boolean cameUp = false;
        try {
            cluster.clear();
            var process = cluster.launch(port);
            server = process;
            if (closing) {
                Processes.signal("INT", List.of(process.pid()));
            }
            cameUp = awaitReady(process);
            if (cameUp) {
                ready = true;
                LOG.info("PostgreSQL answers on 127.0.0.1:{}", port);
                firstReady.complete(null);
            }
            process.onExit().join();
        } catch (IOException | RuntimeException failed) {
            if (!firstReady.completeExceptionally(failed)) {
                LOG.error("PostgreSQL could not be started: {}", failed.toString());
            }
        } finally {
            ready = false;
        }
        return cameUp;
    }

    private boolean awaitReady(Process process) {
        while (process.isAlive()) {
            var file = PidFile.read(cluster.path());
            if (file.isPresent() && file.get().pid() == process.pid() && file.get().ready()) {
                return true;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return false;
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        var process = server;
        if (process != null && process.isAlive()) {
            Processes.signal("INT", List.of(process.pid()));
        }
        Processes.await(STOP, () -> !thread.isAlive());
        Processes.end(cluster.path());
    }
}
