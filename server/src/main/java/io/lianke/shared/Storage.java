package io.lianke.shared;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The disk under the data folder, and who may still write to it.
///
/// A PostgreSQL that finds no room for its write-ahead log stops altogether and does not come back
/// before there is some, reading included. The last part of the disk is therefore kept from
/// everybody: what can wait, which is uploads and imports, stops at the reserve and all other
/// writing at half of it. Reading goes on, and an import goes on by itself once there is room.
///
/// Readiness stays up meanwhile. Whoever takes an unready process out of service would take the
/// reading away too, and another process over the same disk could do no more.
///
/// An external database has a disk of its own, of which nothing is known here but its refusals.
/// Then only uploads, which lie under the data folder in any case, heed this one.
@Component
public final class Storage {
    private static final Logger log = LoggerFactory.getLogger(Storage.class);

    private final Disk disk;
    private final StorageSettings settings;
    private final boolean holdsDatabase;
    private final AtomicReference<Room> told = new AtomicReference<>(Room.AMPLE);
    private final AtomicLong claimedBytes = new AtomicLong();

    /// What is left.
    enum Room {
        AMPLE,
        /// Not for what can wait.
        SCARCE,
        /// For nothing any more.
        NONE
    }

    /// Sizes in bytes; a total of zero where nothing is known.
    interface Disk {
        long total();

        long usable();
    }

    @Autowired
    Storage(
            StorageSettings settings,
            @Value("${lianke.data:data}") Path data,
            @Value("${lianke.database.url:}") String databaseUrl) {
        this(diskOf(data), settings, databaseUrl.isEmpty());
    }

    Storage(Disk disk, StorageSettings settings, boolean holdsDatabase) {
        this.disk = disk;
        this.settings = settings;
        this.holdsDatabase = holdsDatabase;
    }

    /// Whether a failure to write to this disk comes from its being full: the system says so in the
    /// language of its user, so the disk is asked as well.
    public boolean isFull(IOException failure) {
        return saysFull(failure) || room() != Room.AMPLE;
    }

    /// Whether a failure says that a disk is full, in the words of the systems we run on.
    public static boolean saysFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && cause.getMessage() != null) {
                var message = cause.getMessage().toLowerCase(Locale.ROOT);
                if (message.contains("no space left") || message.contains("quota exceeded")) {
                    return true;
                }
            }
        }
        return false;
    }

    /// @throws ServiceProblem when the disk has no room for uploaded files
    public void requireRoomForFiles() {
        require(room() == Room.AMPLE);
    }

    /// Room that is set aside for somebody until it is closed.
    public interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /// Sets room aside for files that are about to arrive, so that they cannot eat the reserve, nor
    /// several of them together.
    ///
    /// @throws ServiceProblem when there is not as much
    public Claim claimRoomForFiles(long bytes) {
        var total = disk.total();
        var claimed = claimedBytes.addAndGet(bytes);
        Claim claim = () -> claimedBytes.addAndGet(-bytes);
        if (total > 0 && disk.usable() - claimed < settings.reserveOf(total)) {
            claim.close();
            throw ServiceProblem.storageFull();
        }
        return claim;
    }

    /// Gives a finished file its name, for good: without the folder's own entry on the disk, a loss
    /// of power would take the name away again. The file's content must be there before.
    public static void publish(Path unfinished, Path name) throws IOException {
        Files.move(unfinished, name, StandardCopyOption.ATOMIC_MOVE);
        try (var folder =
                FileChannel.open(name.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /// @throws ServiceProblem when the database's disk has no room for what can wait
    public void requireRoomForBulk() {
        require(!holdsDatabase || room() == Room.AMPLE);
    }

    /// @throws ServiceProblem when the database's disk has no room for any writing
    public void requireRoomForWriting() {
        require(!holdsDatabase || room() != Room.NONE);
    }

    long freeBytes() {
        return disk.usable();
    }

    /// Below which what can wait has to.
    long reserveBytes() {
        return settings.reserveOf(disk.total());
    }

    private static void require(boolean room) {
        if (!room) {
            throw ServiceProblem.storageFull();
        }
    }

    private Room room() {
        var total = disk.total();
        var free = disk.usable();
        var reserve = settings.reserveOf(total);
        var room =
                total == 0 || free >= reserve
                        ? Room.AMPLE
                        : free >= reserve / 2 ? Room.SCARCE : Room.NONE;
        var before = told.getAndSet(room);
        if (room != before) {
            log.atWarn()
                    .addKeyValue("room", room)
                    .addKeyValue("freeBytes", free)
                    .addKeyValue("reserveBytes", reserve)
                    .log("room on the disk changed");
        }
        return room;
    }

    private static Disk diskOf(Path data) {
        var folder = data.toAbsolutePath();
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        return new FolderDisk(folder.toFile());
    }

    /// Asks the kernel each time; that takes microseconds.
    private record FolderDisk(File folder) implements Disk {
        @Override
        public long total() {
            return folder.getTotalSpace();
        }

        @Override
        public long usable() {
            return folder.getUsableSpace();
        }
    }
}
