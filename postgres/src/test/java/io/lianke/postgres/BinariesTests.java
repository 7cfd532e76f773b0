package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinariesTests {

    @TempDir Path cache;

    @Test
    void starts_that_meet_unpack_once_and_damage_is_repaired() throws Exception {
        try (var starts = Executors.newFixedThreadPool(2)) {
            Callable<Binaries> unpack = () -> Binaries.unpacked(cache);
            var results = starts.invokeAll(List.of(unpack, unpack));
            var program = results.getFirst().get().program("postgres");
            assertThat(results.getLast().get().program("postgres")).isEqualTo(program);
            assertThat(Files.isExecutable(program)).isTrue();
            Files.writeString(program, "cut short");
            Binaries.unpacked(cache);
            assertThat(Files.size(program)).isGreaterThan(1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, /postgres-linux-x86_64.txz",
        "Linux, aarch64, /postgres-linux-arm_64.txz",
        "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
    })
    void each_machine_has_its_archive(String system, String processor, String resource) {
        assertThat(Binaries.resource(system, processor)).isEqualTo(resource);
        assertThat(Binaries.class.getResource(resource)).isNotNull();
    }

    @Test
    void a_machine_without_an_archive_is_told_the_way_out() {
        assertThatThrownBy(() -> Binaries.resource("Windows 11", "amd64"))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessageContaining("install PostgreSQL 18 and set LIANKE_DATABASE_URL");
    }
}
