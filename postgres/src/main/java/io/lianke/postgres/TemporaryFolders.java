package io.lianke.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folders of throw-away servers. A marker inside tells them from a folder someone named alike.
final class TemporaryFolders {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolders.class);
    private static final String PREFIX = "lianke-postgres-";
    private static final String MARKER = "temporary";
    // Old enough that whoever made it has locked it.
    private static final Duration AGE = Duration.ofMinutes(1);

    private TemporaryFolders() {}

    static Path create() throws IOException {
        var fresh = Files.createTempDirectory(PREFIX).toRealPath();
        try (var others = Files.newDirectoryStream(fresh.resolveSibling(""), PREFIX + "*")) {
            for (var other : others) {
                clearLeftover(other);
            }
        }
        Files.createFile(fresh.resolve(MARKER));
        return fresh;
    }

    static void deleteIfTemporary(Path folder) {
        try {
            if (Files.exists(folder.resolve(MARKER))) {
                Binaries.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void clearLeftover(Path folder) {
        try {
            if (!Files.exists(folder.resolve(MARKER)) || !Files.isWritable(folder)) {
                return;
            }
            var used = Files.getLastModifiedTime(folder.resolve("lock")).toInstant();
            if (used.isAfter(Instant.now().minus(AGE))) {
                return;
            }
            try (var held = DataFolder.take(folder)) {
                Processes.end(held.cluster());
                Binaries.delete(folder);
            }
        } catch (DatabaseStartException _) {
            LOG.debug("{} is in use", folder);
        } catch (IOException | UncheckedIOException _) {
            LOG.debug("{} is not ours to clear, or someone else just did", folder);
        }
    }
}
