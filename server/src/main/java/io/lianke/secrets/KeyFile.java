package io.lianke.secrets;

import io.lianke.shared.StartRefused;
import io.lianke.shared.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The file with the master keys. Only its owner may read it, or nothing starts (O-5). On a file
/// system that knows no such rights there is nothing to check.
final class KeyFile {
    private static final Set<PosixFilePermission> OWNERS_FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    private final Path file;

    KeyFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /// The keys; empty when there is no file yet.
    ///
    /// @throws StartRefused when others may read the file, or it holds no keys
    Optional<Keyring> read() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            if (knowsRights(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
                throw new StartRefused(
                        "The key file "
                                + file
                                + " is open to others than its owner; run `chmod 600` on it.");
            }
            return Optional.of(Keyring.parse(Files.readString(file)));
        } catch (IOException unreadable) {
            throw new StartRefused("The key file " + file + " cannot be read.", unreadable);
        } catch (GeneralSecurityException damaged) {
            throw new StartRefused(
                    "The key file " + file + " is damaged; put it back from a backup.", damaged);
        }
    }

    /// Puts these keys in place of those before, or leaves everything as it was.
    void write(Keyring keys) {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder(), rights(folder(), OWNERS_FOLDER));
            Files.deleteIfExists(unfinished);
            try (var out =
                    FileChannel.open(
                            unfinished,
                            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            rights(folder(), OWNERS_FILE))) {
                var text = ByteBuffer.wrap(keys.toJson().getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    out.write(text);
                }
                out.force(true);
            }
            Storage.publish(unfinished, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path path() {
        return file;
    }

    private Path folder() {
        return java.util.Objects.requireNonNull(file.getParent());
    }

    private static FileAttribute<?>[] rights(Path near, Set<PosixFilePermission> rights)
            throws IOException {
        return knowsRights(near)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    private static boolean knowsRights(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
