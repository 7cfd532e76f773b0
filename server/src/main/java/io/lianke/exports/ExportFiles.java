package io.lianke.exports;

import io.lianke.shared.ServiceProblem;
import io.lianke.shared.Storage;
import io.lianke.tenancy.Tenant;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The files on disk, one folder for each tenant, named by the export's id alone. A file is
/// complete and on the disk before it has its name.
@Component
class ExportFiles {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int BYTES_BETWEEN_CHECKS = 1 << 23;
    private static final String UNFINISHED = ".part";

    private final ExportSettings settings;
    private final Storage storage;

    ExportFiles(ExportSettings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /// Writes what a file is made of.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// Writes a file, in place of an older one.
    ///
    /// @return its bytes
    long write(UUID id, Content content) {
        try {
            storage.requireRoomForFiles();
            var folder = Files.createDirectories(folder());
            var unfinished = folder.resolve(id + "-" + UUID.randomUUID() + UNFINISHED);
            try {
                fill(unfinished, content);
                var bytes = Files.size(unfinished);
                Storage.publish(unfinished, path(id));
                return bytes;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failed) {
            if (storage.isFull(failed)) {
                throw ServiceProblem.storageFull();
            }
            throw new UncheckedIOException(failed);
        }
    }

    private void fill(Path file, Content content) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out =
                    new BufferedOutputStream(
                            new Watched(Channels.newOutputStream(channel)), BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /// Asks now and then whether there is still room.
    private final class Watched extends FilterOutputStream {
        private long unchecked;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            unchecked += length;
            if (unchecked > BYTES_BETWEEN_CHECKS) {
                storage.requireRoomForFiles();
                unchecked = 0;
            }
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /// The content of a file, if it is still there.
    Optional<InputStream> open(UUID id) {
        try {
            return Optional.of(Files.newInputStream(path(id)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Deletes what was begun before that time and never finished, of all tenants: its process
    /// died.
    void sweep(Instant time) {
        if (!Files.isDirectory(settings.directory())) {
            return;
        }
        try (var folders = Files.newDirectoryStream(settings.directory(), Files::isDirectory)) {
            for (var folder : folders) {
                try (var files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
                    for (var file : files) {
                        if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                            Files.deleteIfExists(file);
                        }
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path path(UUID id) {
        return folder().resolve(id.toString());
    }

    private Path folder() {
        return settings.directory().resolve(Tenant.current().id().toString());
    }
}
