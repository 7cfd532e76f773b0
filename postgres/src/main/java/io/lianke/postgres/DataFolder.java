package io.lianke.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The folder that holds a Lianke database, held by one process at a time:
///
/// ```
/// DATA/postgres/  the cluster
/// DATA/secrets/   passwords, readable by the user of this process alone
/// DATA/log/       logs; log/postgres/ is PostgreSQL's own, a file per weekday
/// DATA/lock       held while in use; names the process
/// ```
final class DataFolder implements AutoCloseable {

    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rwx------");
    // The kernel gives up a process's file lock when the process closes any handle of that file: a
    // second attempt inside this JVM must therefore not even open it.
    private static final Set<Path> HELD_IN_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    Path root() {
        return root;
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    /// Logs that the user of this process writes.
    Path logs() {
        return root.resolve("log");
    }

    /// Logs that the account of the server writes. A folder of its own: a privileged process must
    /// not write where another account could have laid a link.
    Path serverLogs() {
        return logs().resolve("postgres");
    }

    boolean holdsSecret(String name) {
        return Files.exists(root.resolve("secrets").resolve(name));
    }

    /// Takes the folder, which is made when it is missing.
    static DataFolder take(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            Files.createDirectories(data.toAbsolutePath().resolveSibling(""));
            Files.createDirectory(data, privately());
        }
        var root = data.toRealPath();
        if (!HELD_IN_THIS_JVM.add(root)) {
            throw inUse(root, ProcessHandle.current().pid() + "");
        }
        FileChannel channel = null;
        try {
            var file = root.resolve("lock");
            channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(root, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(
                            (ProcessHandle.current().pid() + "\n")
                                    .getBytes(StandardCharsets.US_ASCII)));
            for (var folder : new String[] {"secrets", "log", "log/postgres"}) {
                Files.createDirectories(root.resolve(folder), privately());
            }
            return new DataFolder(root, channel);
        } catch (OverlappingFileLockException _) {
            // The same folder under another class loader of this JVM.
            release(root, channel);
            throw inUse(root, ProcessHandle.current().pid() + "");
        } catch (IOException | RuntimeException refused) {
            release(root, channel);
            throw refused;
        }
    }

    static FileAttribute<Set<PosixFilePermission>> privately() {
        return PosixFilePermissions.asFileAttribute(PRIVATE);
    }

    /// The secret of this name, made at first use.
    String secret(String name) throws IOException {
        var file = root.resolve("secrets").resolve(name);
        try {
            var others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            others.removeAll(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
            if (!others.isEmpty()) {
                throw new DatabaseStartException(
                        "Other users can read the password in "
                                + file
                                + ": run chmod 600 on it, and change the password if others use this"
                                + " machine.");
            }
            return Files.readString(file).strip();
        } catch (NoSuchFileException _) {
            return make(file);
        }
    }

    private static String make(Path file) throws IOException {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        writePrivately(file, secret);
        return secret;
    }

    /// Writes a file that only its owner ever could read, whole or not at all.
    static void writePrivately(Path file, String content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (var channel =
                FileChannel.open(
                        fresh,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        release(root, lock);
    }

    private static void release(Path root, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException _) {
            // The lock goes with the handle, closed cleanly or not.
        } finally {
            HELD_IN_THIS_JVM.remove(root);
        }
    }

    private static DatabaseStartException inUse(Path root, String holder) {
        return new DatabaseStartException(
                "The data folder "
                        + root
                        + " is in use by process "
                        + holder
                        + ": stop that Lianke first, or choose another data folder.");
    }
}
