package io.lianke.audit.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// The signed heads, outside the database: `heads-YEAR.jsonl`, a line for each, which is signed and
/// holds the hash of the line before. Lines are only ever added.
public final class HeadLog {
    static final String FILES = "heads-*.jsonl";

    private static final int LINE_BYTES_MAX = 1_024;
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    // The lock of the file is one between processes only.
    private static final Object IN_THIS_JVM = new Object();

    private final Path folder;

    public HeadLog(Path folder) {
        this.folder = folder;
    }

    /// The ends of some chains at one time.
    ///
    /// @param tenants how many chains there were altogether
    /// @param horizon entries of transactions older than this are all sealed
    public record Round(Instant at, int tenants, long horizon, List<ChainEnd> ends) {}

    /// Signs and adds a line for each end; they are on the disk when this returns. Makes the key
    /// and the folder at the first time.
    public void append(Round round) throws IOException {
        if (round.ends().isEmpty()) {
            return;
        }
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        synchronized (IN_THIS_JVM) {
            try (var file =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = file.lock()) {
                appendAlone(round);
            }
        }
    }

    private void appendAlone(Round round) throws IOException {
        var files = files(folder);
        if (!files.isEmpty() && !Files.exists(folder.resolve("signing-key"))) {
            throw new IOException(
                    folder.resolve("signing-key") + " is missing: put it back from a backup.");
        }
        var key = SigningKey.open(folder);
        var name = "heads-" + round.at().atOffset(ZoneOffset.UTC).getYear() + ".jsonl";
        var line = 0L;
        var previous = Head.START;
        var file = folder.resolve(name);
        if (!files.isEmpty()) {
            var newest = files.getLast();
            var last = last(newest);
            line = Head.parse(last).map(signed -> signed.head().line()).orElse(0L);
            previous = Head.hash(last);
            // A clock that was put back does not reopen a year.
            file = newest.compareTo(file) > 0 ? newest : file;
        }
        var text = new StringBuilder();
        for (var end : round.ends()) {
            var head =
                    new Head(++line, round.at(), round.tenants(), end, round.horizon(), previous);
            var signed = head.sign(key);
            text.append(signed).append('\n');
            previous = Head.hash(signed);
        }
        write(file, text.toString());
    }

    private void write(Path file, String text) throws IOException {
        var fresh = !Files.exists(file);
        try (var channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PRIVATE)) {
            channel.truncate(wholeLines(file));
            channel.position(channel.size());
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (fresh) {
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /// The last whole line; empty when there is none.
    private static String last(Path file) throws IOException {
        var tail = tail(file);
        var end = tail.lastIndexOf('\n');
        return end < 0 ? "" : tail.substring(tail.lastIndexOf('\n', end - 1) + 1, end);
    }

    /// Where the last whole line ends: a writer that was cut off may have left half a line.
    private static long wholeLines(Path file) throws IOException {
        var tail = tail(file);
        return Files.size(file) - (tail.length() - 1 - tail.lastIndexOf('\n'));
    }

    private static String tail(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var from = Math.max(0, channel.size() - 2 * LINE_BYTES_MAX);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Reads on.
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        }
    }

    /// In the order they were written.
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var found = Files.newDirectoryStream(folder, FILES)) {
            var files = new java.util.ArrayList<Path>();
            for (var file : found) {
                if (Files.size(file) > 0) {
                    files.add(file);
                }
            }
            files.sort(null);
            return List.copyOf(files);
        }
    }
}
