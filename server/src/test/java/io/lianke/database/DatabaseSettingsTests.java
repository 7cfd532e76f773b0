package io.lianke.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.testing.Shows;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DatabaseSettingsTests {

    private static DatabaseSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lianke.database", Bindable.of(DatabaseSettings.class));
    }

    @Test
    void defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new DatabaseSettings(
                                "",
                                "",
                                "",
                                16,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(15)));
    }

    @Test
    void each_setting_has_its_name() {
        assertThat(
                        bound(
                                Map.of(
                                        "lianke.database.url", "jdbc:postgresql://db/x",
                                        "lianke.database.user", "u",
                                        "lianke.database.password", "secret",
                                        "lianke.database.connections-max", "4",
                                        "lianke.database.connection-wait", "2s",
                                        "lianke.database.statement-timeout", "6s",
                                        "lianke.database.lock-timeout", "4s",
                                        "lianke.database.idle-transaction-timeout", "16s")))
                .isEqualTo(
                        new DatabaseSettings(
                                "jdbc:postgresql://db/x",
                                "u",
                                "secret",
                                4,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(16)));
    }

    @Test
    @Shows("S-2")
    void the_password_stays_out_of_logs() {
        assertThat(bound(Map.of("lianke.database.password", "secret")).toString())
                .doesNotContain("secret");
    }
}
