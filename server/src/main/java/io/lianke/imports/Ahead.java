package io.lianke.imports;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the next thing on a thread of its own while the one before is worked on. One at a time and
/// in order, so what makes them need not be thread-safe; it knows no tenant. For one caller.
final class Ahead<T> implements AutoCloseable {
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("import-ahead").daemon().factory());
    private final Supplier<@Nullable T> make;
    private CompletableFuture<@Nullable T> coming;

    /// @param make null when there is no more
    Ahead(Supplier<@Nullable T> make) {
        this.make = make;
        this.coming = CompletableFuture.supplyAsync(make, thread);
    }

    /// The next one, or null when there is no more. Throws what making it threw.
    @Nullable T next() {
        try {
            var made = coming.join();
            if (made != null) {
                coming = CompletableFuture.supplyAsync(make, thread);
            }
            return made;
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    /// Waits for what is being made.
    @Override
    public void close() {
        thread.close();
    }
}
