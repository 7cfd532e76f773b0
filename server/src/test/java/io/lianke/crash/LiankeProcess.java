package io.lianke.crash;

import io.lianke.testing.Http;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The application in a process of its own, with the embedded PostgreSQL under a folder.
final class LiankeProcess implements AutoCloseable {
    private static final String READY = "Lianke is ready at http://localhost:";
    private static final String SET_UP = "Set up Lianke at ";
    private static final Duration START_LIMIT = Duration.ofMinutes(6);
    static final String KEY = "lk_the-key-of-the-crash-tests";

    private final Process process;
    private final CompletableFuture<URI> setUp = new CompletableFuture<>();
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();

    private LiankeProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    static LiankeProcess start(Path data, Map<String, String> environment) {
        return start(List.of(), data, environment);
    }

    /// @param prefix a command that becomes the one behind it
    static LiankeProcess start(List<String> prefix, Path data, Map<String, String> environment) {
        var lianke = launch(prefix, data, environment);
        lianke.port();
        return lianke;
    }

    /// Answers at once, long before the application is ready.
    static LiankeProcess launch(List<String> prefix, Path data, Map<String, String> environment) {
        var command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.lianke.Lianke",
                        "--server.port=0",
                        "--lianke.data=" + data));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LIANKE_BOOTSTRAP_API_KEY", KEY);
            builder.environment().put("LIANKE_CURRENCY", "GBP");
            builder.environment().putAll(environment);
            return new LiankeProcess(builder.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> T await(CompletableFuture<T> printed) {
        try {
            return printed.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            process.destroyForcibly();
            throw new IllegalStateException("The application did not start", failed);
        }
    }

    /// Reads to the end, so that the process never waits for somebody to read what it prints.
    private void read() {
        var printed = new StringBuilder();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SET_UP)) {
                    setUp.complete(URI.create(line.substring(SET_UP.length())));
                } else if (line.startsWith(READY)) {
                    ready.complete(Integer.parseInt(line.substring(READY.length())));
                } else if (!ready.isDone()) {
                    printed.append(line).append('\n');
                }
            }
        } catch (IOException closed) {
            printed.append(closed);
        }
        var ended = new IllegalStateException("It ended and had printed:\n" + printed);
        setUp.completeExceptionally(ended);
        ready.completeExceptionally(ended);
    }

    /// Waits for the link by which the first owner is made. The API answers from then on, although
    /// the application need not be ready.
    URI setUpLink() {
        return await(setUp);
    }

    long pid() {
        return process.pid();
    }

    /// Waits until it is ready.
    int port() {
        return await(ready);
    }

    Http client() {
        return Http.program(port(), KEY);
    }

    /// Ends the JVM as `kill -9` does.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Ends every PostgreSQL process below the JVM as `kill -9` does; the supervisor starts it
    /// again.
    void killPostgres() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /// Asks it to stop, as Ctrl-C does.
    void askToStop() {
        process.destroy();
    }

    /// Waits until it has ended by itself; false when it has not after that long.
    boolean ends(Duration limit) {
        return !process.onExit()
                .completeOnTimeout(process, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .isAlive();
    }

    /// Asks it to stop and waits until it has.
    @Override
    public void close() {
        askToStop();
        if (ends(Duration.ofSeconds(60))) {
            return;
        }
        kill();
    }
}
