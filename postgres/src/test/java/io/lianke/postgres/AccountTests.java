package io.lianke.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A root that cannot become anybody else is told so before anything is made.
class AccountTests {
    private static final Path TOOL = Path.of("/bin/sh");

    @Test
    void without_the_tool_a_root_start_is_refused() {
        assertThatThrownBy(() -> Account.unprivileged(Path.of("/nowhere"), List.of("nobody")))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessage(
                        "PostgreSQL refuses to run as root and the tool setpriv (package"
                                + " util-linux) that would change the user is missing: start Lianke"
                                + " as an ordinary user.");
    }

    @Test
    void without_an_ordinary_user_a_root_start_is_refused() {
        assertThatThrownBy(() -> Account.unprivileged(TOOL, List.of("no-one", "not-a-soul")))
                .isInstanceOf(DatabaseStartException.class)
                .hasMessage(
                        "PostgreSQL refuses to run as root and this machine has neither a user"
                                + " no-one nor a user not-a-soul: start Lianke as an ordinary"
                                + " user.");
    }

    @Test
    void a_root_that_may_not_change_its_user_is_refused(@TempDir Path data) throws Exception {
        assumeThat(Account.isRoot()).as("needs root, to take rights away from it").isTrue();
        var weak = List.of("setpriv", "--bounding-set=-setuid,-setgid", "--inh-caps=-all");

        var child = ChildServer.start(data, weak);

        assertThat(child.said())
                .startsWith("PostgreSQL refuses to run as root and this root may not change")
                .endsWith("start Lianke as an ordinary user.");
        assertThat(child.process().onExit().join().exitValue()).isZero();
        assertThat(data.resolve("postgres")).doesNotExist();
    }
}
