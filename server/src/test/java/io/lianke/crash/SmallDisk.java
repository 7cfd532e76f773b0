package io.lianke.crash;

import io.lianke.shared.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk of a few megabytes under a folder. It lies in memory, in a mount namespace of the one
/// process that is started on it, and goes when that ends. Needs Linux, and either root or the
/// right to make a user namespace.
final class SmallDisk {
    private static final String BALLAST = "ballast";
    private static final byte[] BLOCK = new byte[1 << 16];

    private final int megabytes;
    private final Path folder;

    SmallDisk(int megabytes, Path folder) {
        this.megabytes = megabytes;
        this.folder = folder;
    }

    /// What stands before a command that is to run on this disk; the process stays the same one.
    List<String> prefix() {
        var root = "root".equals(System.getProperty("user.name"));
        var mount = "mount -t tmpfs -o size=" + megabytes + "m,mode=0755 lianke '" + folder + "'";
        var command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!root) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        // PostgreSQL runs for no root, be it one of a namespace.
        var back =
                root ? "" : "unshare --user --map-user=" + id("uid") + " --map-group=" + id("gid");
        command.addAll(List.of("sh", "-c", mount + " && exec " + back + " \"$@\"", "sh"));
        return List.copyOf(command);
    }

    private Object id(String kind) {
        try {
            return Files.getAttribute(folder, "unix:" + kind);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Whether this machine lets us have such a disk.
    boolean isPossible() {
        var command = new ArrayList<>(prefix());
        command.add("true");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Fills the disk of that process until so much is left.
    void fill(long pid, long bytesLeft) {
        var seen = seenBy(pid);
        try (var out =
                Files.newOutputStream(
                        seen.resolve(BALLAST),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            for (long more = over(seen, bytesLeft); more > 0; more = over(seen, bytesLeft)) {
                out.write(BLOCK, 0, (int) Math.min(more, BLOCK.length));
            }
        } catch (IOException failed) {
            // Somebody else took what was left.
            if (!Storage.saysFull(failed)) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static long over(Path seen, long bytesLeft) {
        return seen.toFile().getUsableSpace() - bytesLeft;
    }

    /// Takes away what [#fill] put there.
    void empty(long pid) {
        try {
            Files.delete(seenBy(pid).resolve(BALLAST));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path seenBy(long pid) {
        return Path.of("/proc", Long.toString(pid), "root").resolve("." + folder);
    }
}
