package io.lianke.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import io.lianke.testing.Shows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartTests {
    private static final ConfigurationPropertyName PREFIX =
            ConfigurationPropertyName.of("lianke.mail");

    record Limits(int perHour) {}

    record Mail(String hostName, Map<String, String> headers, Limits limits) {}

    private static StandardEnvironment with(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }

    private static Set<ConfigurationPropertyName> known() {
        return UnknownSettings.names(PREFIX, Mail.class);
    }

    @Test
    void settings_somebody_reads_are_fine() {
        var settings =
                Map.<String, Object>of(
                        "lianke.mail.host-name", "x",
                        "lianke.mail.headers.one", "x",
                        "lianke.mail.limits.per-hour", "1",
                        "server.anything", "x");

        assertThatCode(() -> UnknownSettings.check(with(settings), known()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_misspelt_setting_stops_the_start() {
        for (var name :
                new String[] {
                    "lianke.mial.host-name", "lianke.mail.host", "lianke.mail.limits.x"
                }) {
            assertThatThrownBy(() -> UnknownSettings.check(with(Map.of(name, "x")), known()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(name);
        }
    }

    private static String told(Throwable failure) {
        var bytes = new ByteArrayOutputStream();
        FailureAnalysis analysis =
                Objects.requireNonNull(new StartFailures().analyze(failure), "not told");
        new PlainReporter(new PrintStream(bytes, true, StandardCharsets.UTF_8)).report(analysis);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    @Shows("O-5")
    void each_refusal_is_one_line() {
        var inside = new StartRefused("Two words\n  and more.");

        assertThat(told(new IllegalStateException("bean", inside)))
                .isEqualTo("Two words and more." + System.lineSeparator());
        assertThat(told(new PortInUseException(8080)))
                .contains("Port 8080 is in use")
                .hasLineCount(1);
    }

    @Test
    void a_value_that_does_not_parse_is_named_by_its_variable() {
        var environment = with(Map.of("lianke.bootstrap.zone", "Mars/Olympus"));
        var binder = new Binder(ConfigurationPropertySources.get(environment));

        var failure =
                org.assertj.core.api.Assertions.catchThrowableOfType(
                        BindException.class,
                        () -> binder.bind("lianke.bootstrap.zone", Bindable.of(ZoneId.class)));

        assertThat(told(failure))
                .isEqualToIgnoringNewLines("LIANKE_ZONE cannot be \"Mars/Olympus\".");
    }

    @Test
    void anything_else_is_not_explained_away() {
        assertThat(new StartFailures().analyze(new IllegalStateException("our bug"))).isNull();
    }

    @Test
    @Shows("O-5")
    void the_process_says_one_sentence_and_exits_with_1() throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "io.lianke.Lianke",
                                "--server.address=0.0.0.0")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();

        var errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(errors.strip()).startsWith("Plain http is served").hasLineCount(1);
    }
}
