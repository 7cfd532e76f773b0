package io.lianke.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server processes of one cluster, also those that outlived the process that began them.
///
/// PostgreSQL's children lead sessions of their own, so no process group holds them all; but every
/// one of them works in the folder of its cluster, and on Linux that tells whose it is. Elsewhere
/// the process named in `postmaster.pid` and its descendants have to do.
final class Processes {

    private static final Logger LOG = LoggerFactory.getLogger(Processes.class);
    private static final Path PROC = Path.of("/proc");
    private static final Duration BY_THEMSELVES = Duration.ofSeconds(1);
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);

    private Processes() {}

    /// All living server processes of the cluster.
    static List<Long> of(Path cluster) {
        return Files.isDirectory(PROC.resolve("self")) ? byFolder(cluster) : byPidFile(cluster);
    }

    /// Ends what is left of an earlier server: politely while its head lives, so that it writes its
    /// checkpoint, and with force what then remains.
    static void end(Path cluster) {
        var head = PidFile.read(cluster).map(PidFile::pid).filter(of(cluster)::contains);
        // The writer of the log and idle backends go by themselves soon after their head.
        if (head.isEmpty() && await(BY_THEMSELVES, () -> of(cluster).isEmpty())) {
            return;
        }
        var left = of(cluster);
        LOG.warn("Ending {} PostgreSQL processes left by an earlier run: {}", left.size(), left);
        if (head.isPresent()) {
            signal("INT", List.of(head.get()));
            if (await(FAST, () -> of(cluster).isEmpty())) {
                return;
            }
        }
        signal("QUIT", of(cluster));
        if (await(IMMEDIATE, () -> of(cluster).isEmpty())) {
            return;
        }
        signal("KILL", of(cluster));
        if (!await(IMMEDIATE, () -> of(cluster).isEmpty())) {
            throw new DatabaseStartException(
                    "PostgreSQL processes of an earlier run do not end: " + of(cluster) + ".");
        }
    }

    /// Sends a signal by the shell's own `kill`: Java knows only TERM and KILL.
    static void signal(String signal, List<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        var command = new StringBuilder("kill -").append(signal);
        pids.forEach(pid -> command.append(' ').append(pid));
        try {
            new ProcessBuilder("/bin/sh", "-c", command.append(" 2>/dev/null").toString())
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean await(Duration limit, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    private static List<Long> byFolder(Path cluster) {
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            var found = new ArrayList<Long>();
            for (var entry : entries) {
                if (isServer(entry, cluster)) {
                    found.add(Long.valueOf(entry.getFileName().toString()));
                }
            }
            return List.copyOf(found);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // The name may end in " (deleted)" when the programs were unpacked anew. A zombie has neither
    // folder nor program any more, and a process that ended meanwhile neither.
    private static boolean isServer(Path entry, Path cluster) {
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).equals(cluster)
                    && Files.readSymbolicLink(entry.resolve("exe"))
                            .getFileName()
                            .toString()
                            .startsWith("postgres");
        } catch (IOException _) {
            return false;
        }
    }

    private static List<Long> byPidFile(Path cluster) {
        return PidFile.read(cluster)
                .flatMap(file -> ProcessHandle.of(file.pid()))
                .filter(head -> head.info().command().orElse("").endsWith("/postgres"))
                .stream()
                .flatMap(head -> Stream.concat(Stream.of(head), head.descendants()))
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .toList();
    }
}
