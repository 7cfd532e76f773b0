package io.lianke.imports;

import io.lianke.shared.ServiceProblem;
import io.lianke.shared.Storage;
import io.lianke.tenancy.Tenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The uploaded files on disk, one folder for each tenant, named by id alone: what a file was
/// called never becomes part of a path. A file is complete and on the disk before anybody hears of
/// it.
@Component
class FileStore {
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int BYTES_BETWEEN_CHECKS = 1 << 23;
    private static final String UNFINISHED = ".part";

    private final ImportSettings settings;
    private final Storage storage;

    FileStore(ImportSettings settings, Storage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    /// @param sha256 in hexadecimal digits
    record Stored(UUID id, long bytes, String sha256) {}

    Path path(UUID id) {
        return folder().resolve(id.toString());
    }

    /// Writes a stream to the disk, in constant memory.
    Stored store(InputStream content) {
        var id = UUID.randomUUID();
        try {
            var folder = Files.createDirectories(folder());
            storage.requireRoomForFiles();
            var unfinished = folder.resolve(id + UNFINISHED);
            try {
                var stored = write(id, content, unfinished);
                Storage.publish(unfinished, path(id));
                return stored;
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

    private Stored write(UUID id, InputStream content, Path file) throws IOException {
        var digest = sha256();
        long bytes = 0;
        long checked = 0;
        try (var out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > settings.fileMax().toBytes()) {
                    throw ImportProblem.fileTooLarge(settings.fileMax().toMegabytes());
                }
                if (bytes - checked > BYTES_BETWEEN_CHECKS) {
                    storage.requireRoomForFiles();
                    checked = bytes;
                }
                digest.update(buffer, 0, read);
                var left = ByteBuffer.wrap(buffer, 0, read);
                while (left.hasRemaining()) {
                    out.write(left);
                }
            }
            out.force(true);
        }
        return new Stored(id, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    void delete(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Ids of the bound tenant's files that were written before that time.
    Set<UUID> writtenBefore(Instant time) {
        var found = new HashSet<UUID>();
        try (var files = Files.newDirectoryStream(folder())) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    if (name.endsWith(UNFINISHED)) {
                        Files.deleteIfExists(file);
                    } else {
                        found.add(UUID.fromString(name));
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    /// Tenants that have a folder.
    Set<Tenant> tenants() {
        var found = new HashSet<Tenant>();
        if (!Files.isDirectory(settings.directory())) {
            return found;
        }
        try (var folders = Files.newDirectoryStream(settings.directory())) {
            for (var folder : folders) {
                found.add(new Tenant(UUID.fromString(folder.getFileName().toString())));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private Path folder() {
        return settings.directory().resolve(Tenant.current().id().toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
