package io.lianke.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.shared.StartRefused;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DemoSettingsTests {
    @Test
    void by_default_there_is_no_demo_company() {
        var settings =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("lianke.demo", DemoSettings.class);

        assertThat(settings).isEqualTo(new DemoSettings(0, ""));
        assertThat(settings.end()).isEmpty();
    }

    @Test
    void the_end_of_the_history_can_be_given() {
        assertThat(new DemoSettings(1, "2026-11-24T06:00:00Z").end())
                .contains(Instant.parse("2026-11-24T06:00:00Z"));
    }

    @Test
    void what_cannot_be_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> new DemoSettings(1_000_001, ""))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("1 to 1000000");
        assertThatThrownBy(() -> new DemoSettings(-1, "")).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> new DemoSettings(1, "yesterday"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("LIANKE_DEMO_UNTIL");
    }
}
