package io.lianke.database;

import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A database on its way up, and what must be closed when the application ends.
public final class StartingDatabase implements AutoCloseable {
    private final CompletableFuture<Database> owner;
    private final CompletableFuture<Optional<EmbeddedPostgres>> server;
    private final Durability durability;

    private StartingDatabase(
            CompletableFuture<Database> owner,
            CompletableFuture<Optional<EmbeddedPostgres>> server,
            Durability durability) {
        this.owner = owner;
        this.server = server;
        this.durability = durability;
    }

    /// The embedded PostgreSQL over `data`, started on a thread of its own.
    static StartingDatabase embedded(Path data) {
        var server =
                CompletableFuture.supplyAsync(
                        () -> EmbeddedPostgres.start(data, Durability.FULL),
                        task -> Thread.ofPlatform().name("postgres-start").start(task));
        return new StartingDatabase(
                server.thenApply(EmbeddedPostgres::owner),
                server.thenApply(Optional::of),
                Durability.FULL);
    }

    /// A database that is there already, and how durable it has to be.
    public static StartingDatabase running(Database owner, Durability durability) {
        return new StartingDatabase(
                CompletableFuture.completedFuture(owner),
                CompletableFuture.completedFuture(Optional.empty()),
                durability);
    }

    Durability durability() {
        return durability;
    }

    /// Waits for it; what kept it from starting is thrown as it was.
    Database await() {
        try {
            return owner.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        server.exceptionally(_ -> Optional.empty()).join().ifPresent(EmbeddedPostgres::close);
    }
}
