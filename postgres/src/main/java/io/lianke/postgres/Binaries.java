package io.lianke.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs, unpacked once per user and version. The folder's name is the checksum
/// of the archive, so another version never meets half of this one; it appears by a rename, so it
/// is there whole or not at all; and its marker holds the sizes, so a folder that a full disk or a
/// power cut left damaged is unpacked again.
final class Binaries {

    private static final Logger LOG = LoggerFactory.getLogger(Binaries.class);
    private static final String MARKER = ".complete";
    // A file lock belongs to the process: threads of this JVM need a lock of their own.
    private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();

    private final Path home;

    private Binaries(Path home) {
        this.home = home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static Binaries unpacked(Path cache) throws IOException {
        var resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
        var home = cache.resolve("postgresql-" + checksum(resource));
        if (complete(home)) {
            return new Binaries(home);
        }
        folder(cache);
        IN_THIS_JVM.lock();
        try (var channel =
                        FileChannel.open(
                                cache.resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            if (!complete(home)) {
                LOG.info("Unpacking the PostgreSQL programs into {}", home);
                unpack(resource, home);
            }
        } finally {
            IN_THIS_JVM.unlock();
        }
        return new Binaries(home);
    }

    /// Where the programs are kept: one place per user, or the data folder where a user has none.
    static Path cache(Path data) {
        var configured = System.getenv("XDG_CACHE_HOME");
        var caches =
                configured == null || configured.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(configured);
        // What belongs to root is often hidden from the account the server runs under.
        return Stream.of(Account.isRoot() ? Path.of("/var/cache") : caches)
                .filter(folder -> canHold(folder))
                .map(folder -> folder.resolve("lianke"))
                .findFirst()
                .orElse(data.resolve("cache"));
    }

    private static boolean canHold(Path folder) {
        var nearest = Files.isDirectory(folder) ? folder : folder.resolveSibling("");
        return Files.isWritable(nearest);
    }

    static String resource(String system, String processor) {
        var arm = processor.equals("aarch64");
        if (system.equals("Linux") && (arm || processor.equals("amd64"))) {
            return arm ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
        }
        if (system.toLowerCase(Locale.ROOT).startsWith("mac") && arm) {
            return "/postgres-darwin-arm_64.txz";
        }
        throw new DatabaseStartException(
                "Lianke brings no PostgreSQL for "
                        + system
                        + " on "
                        + processor
                        + ": install PostgreSQL 18 and set LIANKE_DATABASE_URL.");
    }

    private static void unpack(String resource, Path home) throws IOException {
        var fresh = home.resolveSibling(home.getFileName() + ".new");
        delete(fresh);
        delete(home);
        folder(fresh);
        try (var tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(open(resource), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                place(tar, entry, fresh);
            }
        }
        Files.writeString(fresh.resolve(MARKER), sizes(fresh));
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void place(InputStream content, TarArchiveEntry entry, Path home)
            throws IOException {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) {
            throw new IOException("The archive holds a path outside itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            folder(target);
            return;
        }
        folder(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        var executable = (entry.getMode() & 0b001_000_000) != 0;
        Files.setPosixFilePermissions(target, permissions(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static boolean complete(Path home) throws IOException {
        try {
            return Files.readString(home.resolve(MARKER)).equals(sizes(home));
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    private static String sizes(Path home) throws IOException {
        long files = 0;
        long bytes = 0;
        try (var all = Files.walk(home)) {
            for (var path : (Iterable<Path>) all::iterator) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        && !path.endsWith(MARKER)) {
                    files++;
                    bytes += Files.size(path);
                }
            }
        }
        return files + " files, " + bytes + " bytes";
    }

    // The jar already knows it; hashing the archive would cost each start half a second.
    private static String checksum(String resource) throws IOException {
        var address = Binaries.class.getResource(resource);
        if (address != null && address.openConnection() instanceof JarURLConnection jar) {
            return HexFormat.of().toHexDigits(jar.getJarEntry().getCrc(), 8)
                    + HexFormat.of().toHexDigits(jar.getJarEntry().getSize(), 8);
        }
        throw new IOException("The archive " + resource + " is not in a jar on the class path");
    }

    private static InputStream open(String resource) throws IOException {
        var stream = Binaries.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("The archive " + resource + " is not on the class path");
        }
        return stream;
    }

    // Open to the server's account, whatever the umask says.
    private static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folder(folder.resolveSibling(""));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, permissions("rwxr-xr-x"));
        }
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
