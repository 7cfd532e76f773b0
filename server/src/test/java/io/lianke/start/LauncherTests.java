package io.lianke.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the launcher refuses before it builds or starts anything.
class LauncherTests {
    private record Said(int exit, String text) {}

    private static Said launcher(String arguments) throws IOException, InterruptedException {
        var launcher = Path.of("..", "lianke").toAbsolutePath().normalize();
        assertThat(Files.isRegularFile(launcher)).isTrue();
        var command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments.split(" ")));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), said);
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --demo-scale 500               | goes with --demo
                    --demo --demo-scale            | needs a number of customers
                    --demo --demo-scale many       | from 1 to 1000000, not 'many'
                    --demo --demo-scale=           | from 1 to 1000000, not ''
                    --demo --demo-scale=0          | from 1 to 1000000, not '0'
                    --demo --demo-scale 1000001    | from 1 to 1000000, not '1000001'
                    --demo --demo-scale 99999999999 | from 1 to 1000000
                    --demos                        | it takes --port, --data, --demo and --demo-scale
                    --demo --port 70000            | --port is a number
                    """)
    void a_wrong_option_is_one_sentence(String arguments, String sentence) throws Exception {
        var said = launcher("start " + arguments);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains(sentence).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    audit                     | 2 | ./lianke audit verify [--data DIR]
                    audit purge               | 2 | ./lianke audit verify [--data DIR]
                    audit verify --all        | 2 | it takes --data
                    audit verify --data       | 2 | needs a directory
                    audit verify --data /none | 1 | There is no data directory /none
                    audit verify --data=/etc  | 1 | There is no Lianke data in /etc
                    """)
    void of_the_audit_it_only_verifies(String arguments, int exit, String sentence)
            throws Exception {
        var said = launcher(arguments);

        assertThat(said.exit()).isEqualTo(exit);
        assertThat(said.text()).contains(sentence).hasLineCount(1);
    }
}
