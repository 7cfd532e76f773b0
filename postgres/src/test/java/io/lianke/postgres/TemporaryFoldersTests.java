package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TemporaryFoldersTests {

    @Test
    void what_a_killed_run_left_is_cleared_and_nothing_else() throws IOException {
        var left = TemporaryFolders.create();
        lockedLongAgo(left);
        var held = TemporaryFolders.create();
        var named = Files.createTempDirectory("lianke-postgres-");
        lockedLongAgo(named);
        try (var _ = DataFolder.take(held)) {
            lockedLongAgo(held);
            TemporaryFolders.deleteIfTemporary(TemporaryFolders.create());
            assertThat(left).doesNotExist();
            assertThat(held).exists();
            assertThat(named).exists();
        } finally {
            TemporaryFolders.deleteIfTemporary(held);
            Binaries.delete(named);
        }
        assertThat(held).doesNotExist();
    }

    private static void lockedLongAgo(Path folder) throws IOException {
        var lock = folder.resolve("lock");
        if (Files.notExists(lock)) {
            Files.createFile(lock);
        }
        var longAgo = Instant.now().minus(Duration.ofHours(1));
        Files.setLastModifiedTime(lock, FileTime.from(longAgo));
    }
}
