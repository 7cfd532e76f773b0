package io.lianke.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.env.Environment;

/// A start finds the keys of its database, and processes over one folder find each other's.
class SecretsTests extends ServerTests {
    private static final byte[] CLEAR = "canary".getBytes(StandardCharsets.UTF_8);

    @Autowired private DSLContext sql;
    @Autowired private Secrets secrets;

    @Autowired private Environment environment;

    @TempDir private Path elsewhere;

    private Path data() {
        return Path.of(environment.getRequiredProperty("lianke.data"));
    }

    private static void start(Secrets process) {
        process.run(new DefaultApplicationArguments());
    }

    @Test
    @Shows("O-5")
    void with_the_keys_of_another_installation_nothing_starts_and_nothing_is_written() {
        secrets.seal("test", "one", CLEAR);

        assertThatThrownBy(() -> start(new Secrets(sql, elsewhere)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(elsewhere.toString());
        assertThat(elsewhere.resolve("keys")).doesNotExist();

        new KeyFile(elsewhere.resolve("keys").resolve("master.json")).write(Keyring.generate());
        assertThatThrownBy(() -> start(new Secrets(sql, elsewhere)))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void with_its_own_keys_it_starts_and_opens_what_was_sealed_before() throws Exception {
        var sealed = secrets.seal("test", "one", CLEAR);
        Files.createDirectories(elsewhere.resolve("keys"));
        Files.copy(
                data().resolve("keys").resolve("master.json"),
                elsewhere.resolve("keys").resolve("master.json"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        var restored = new Secrets(sql, elsewhere);

        start(restored);

        assertThat(restored.open("test", "one", sealed)).isEqualTo(CLEAR);
    }

    @Test
    @Shows("S-3")
    void a_process_opens_what_another_has_sealed_with_a_newer_key() {
        var other = new Secrets(sql, data());
        start(other);

        secrets.rotate();
        var sealed = secrets.seal("test", "one", CLEAR);

        assertThat(other.open("test", "one", sealed)).isEqualTo(CLEAR);
        assertThat(other.isCurrent(sealed)).isTrue();
    }
}
