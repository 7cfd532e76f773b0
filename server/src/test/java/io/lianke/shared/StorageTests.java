package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class StorageTests {
    private static final StorageSettings SETTINGS =
            new StorageSettings(5, DataSize.ofMegabytes(128), DataSize.ofGigabytes(2));

    private record Disk(long total, long usable) implements Storage.Disk {
        static Disk ofMegabytes(long total, long usable) {
            return new Disk(total << 20, usable << 20);
        }
    }

    private static Storage storage(long total, long usable, boolean holdsDatabase) {
        return new Storage(Disk.ofMegabytes(total, usable), SETTINGS, holdsDatabase);
    }

    private static boolean lets(Runnable requirement) {
        try {
            requirement.run();
            return true;
        } catch (ServiceProblem full) {
            assertThat(full.code()).isEqualTo("service/storage-full");
            return false;
        }
    }

    /// Sizes in megabytes.
    @ParameterizedTest
    @CsvSource({
        "400, 128, true, true",
        "400, 127, false, true",
        "400, 64, false, true",
        "400, 63, false, false",
        "400, 0, false, false",
        "20000, 1000, true, true",
        "20000, 990, false, true",
        "20000, 490, false, false",
        "4000000, 2048, true, true",
        "4000000, 2047, false, true",
        "4000000, 1023, false, false",
        "0, 0, true, true",
    })
    void what_can_wait_stops_at_the_reserve_and_all_writing_at_half_of_it(
            long total, long usable, boolean bulk, boolean writing) {
        var storage = storage(total, usable, true);

        assertThat(lets(storage::requireRoomForBulk)).isEqualTo(bulk);
        assertThat(lets(storage::requireRoomForFiles)).isEqualTo(bulk);
        assertThat(lets(storage::requireRoomForWriting)).isEqualTo(writing);
    }

    @Test
    void only_uploads_heed_this_disk_when_the_database_is_elsewhere() {
        var storage = storage(400, 1, false);

        assertThatCode(storage::requireRoomForWriting).doesNotThrowAnyException();
        assertThatCode(storage::requireRoomForBulk).doesNotThrowAnyException();
        assertThatThrownBy(storage::requireRoomForFiles).isInstanceOf(ServiceProblem.class);
    }

    @Test
    void uploads_together_do_not_eat_the_reserve() {
        var storage = storage(20_000, 3_000, true);
        try (var _ = storage.claimRoomForFiles(1_500L << 20)) {
            assertThatThrownBy(() -> storage.claimRoomForFiles(1_000L << 20))
                    .isInstanceOf(ServiceProblem.class);
            storage.claimRoomForFiles(400L << 20).close();
        }
        assertThatCode(() -> storage.claimRoomForFiles(1_900L << 20).close())
                .doesNotThrowAnyException();
    }

    @Test
    void a_full_disk_is_known_in_any_language() {
        var chinese = new IOException("设备上没有空间");
        assertThat(storage(400, 1, true).isFull(chinese)).isTrue();
        assertThat(storage(400, 300, true).isFull(chinese)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"5, 200, 100", "-1, 1, 2", "51, 1, 2"})
    void a_reserve_that_makes_no_sense_is_refused(int percent, long min, long max) {
        assertThatThrownBy(() ->
                        new StorageSettings(
                                percent, DataSize.ofMegabytes(min), DataSize.ofMegabytes(max)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_full_disk_is_known_by_what_the_system_says() {
        var full = new FileSystemException("x", null, "No space left on device");
        assertThat(Storage.saysFull(new UncheckedIOException(full))).isTrue();
        assertThat(Storage.saysFull(new IOException("Disk quota exceeded"))).isTrue();
        assertThat(Storage.saysFull(new IOException("Permission denied"))).isFalse();
        assertThat(Storage.saysFull(new IOException())).isFalse();
    }
}
