package io.lianke.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import io.lianke.testing.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// O-5: keys lie in a file of their owner's.
class KeyFileTests {
    @TempDir private Path data;

    private Path path;
    private KeyFile file;

    @BeforeEach
    void noFileYet() {
        path = data.resolve("keys").resolve("master.json");
        file = new KeyFile(path);
    }

    @Test
    void what_was_written_is_read_and_belongs_to_its_owner_alone() throws Exception {
        assertThat(file.read()).isEmpty();
        var keys = Keyring.generate();

        file.write(keys);

        assertThat(file.read().orElseThrow().ids()).isEqualTo(keys.ids());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_rotation_replaces_the_file_as_a_whole() throws Exception {
        var keys = Keyring.generate();
        file.write(keys);

        file.write(keys.rotated());

        assertThat(file.read().orElseThrow().ids()).hasSize(2).containsAll(keys.ids());
        try (var files = Files.list(path.getParent())) {
            assertThat(files).containsExactly(path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw-r-----", "rw--w----", "rwx--x---"})
    @Shows("O-5")
    void a_file_that_others_may_touch_is_refused(String rights) throws Exception {
        file.write(Keyring.generate());
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));

        assertThatThrownBy(file::read)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "not keys at all"})
    void a_damaged_file_is_refused_and_kept(String content) throws Exception {
        file.write(Keyring.generate());
        Files.writeString(path, content);

        assertThatThrownBy(file::read).isInstanceOf(StartRefused.class);
        assertThat(path).hasContent(content);
    }
}
