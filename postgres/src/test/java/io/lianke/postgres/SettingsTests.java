package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void no_socket_file_can_go_stale() {
        assertThat(settings(Durability.FULL, 8192).arguments())
                .contains("unix_socket_directories=", "listen_addresses=127.0.0.1", "port=20001");
    }

    @Test
    void durability_is_on_unless_the_data_may_be_lost() {
        assertThat(settings(Durability.FULL, 8192).arguments())
                .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
        assertThat(settings(Durability.NONE, 8192).arguments())
                .contains("fsync=off", "synchronous_commit=off", "full_page_writes=on");
    }

    @Test
    void memory_follows_the_machine_within_bounds() {
        assertThat(settings(Durability.FULL, 512).arguments()).contains("shared_buffers=64MB");
        assertThat(settings(Durability.FULL, 4096).arguments()).contains("shared_buffers=256MB");
        assertThat(settings(Durability.FULL, 65536).arguments()).contains("shared_buffers=512MB");
    }

    @Test
    void the_write_ahead_log_follows_the_disk_within_bounds() {
        assertThat(onDisk(400)).contains("max_wal_size=64MB", "min_wal_size=64MB");
        assertThat(onDisk(16_000)).contains("max_wal_size=1000MB", "min_wal_size=80MB");
        assertThat(onDisk(1_000_000)).contains("max_wal_size=2048MB");
        assertThat(onDisk(0)).contains("max_wal_size=2048MB");
    }

    private static List<String> onDisk(long megabytes) {
        return new Settings(Durability.FULL, 20_001, Path.of("/data/log"), 8192, megabytes)
                .arguments();
    }

    private static Settings settings(Durability durability, long memoryMegabytes) {
        return new Settings(durability, 20_001, Path.of("/data/log"), memoryMegabytes, 0);
    }
}
