package io.lianke.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DiskCheckTests {
    private static final long GIGABYTE = 1L << 30;

    private record Disk(long total, long usable) implements Storage.Disk {}

    private static Check.Reading at(long usable) {
        var disk = new Disk(20 * GIGABYTE, usable);
        var settings = new StorageSettings(5, DataSize.ofMegabytes(128), DataSize.ofGigabytes(2));
        return new DiskCheck(new Storage(disk, settings, true)).read();
    }

    @Test
    @Shows("O-8")
    void a_disk_is_told_of_before_anything_stops() {
        assertThat(at(10 * GIGABYTE).well()).isTrue();
        assertThat(at(3 * GIGABYTE / 2).well()).isFalse();
    }
}
