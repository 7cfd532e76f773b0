package io.lianke.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.audit.RecordedEntry;
import io.lianke.shared.Check;
import io.lianke.testing.Shows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What is decided without a database.
class RiskRulesTests {
    private static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Limits LIMITS = bound(Map.of()).limits();

    private static RiskSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("lianke.risk", Bindable.of(RiskSettings.class));
    }

    private static RecordedEntry entry(
            String action, UUID actor, String object, String outcome, String ip, String after) {
        return new RecordedEntry(
                UUID.randomUUID(),
                NOON,
                outcome.equals("refused") ? "anonymous" : "user",
                outcome.equals("refused") ? null : actor,
                "Li",
                action,
                "x",
                object,
                outcome,
                "{\"role\":\"clerk\"}",
                after,
                outcome.equals("refused") ? "wrong password" : null,
                ip,
                null,
                null);
    }

    private static List<RecordedEntry> times(
            int count, String action, String outcome, String after) {
        var actor = UUID.randomUUID();
        return IntStream.range(0, count)
                .mapToObj(i -> entry(action, actor, "o" + i, outcome, "192.0.2.1", after))
                .toList();
    }

    private static List<RecordedEntry> left() {
        var refused = entry("session.open", UUID.randomUUID(), "o", "refused", "192.0.2.9", "{}");
        return List.of(
                new RecordedEntry(
                        refused.id(),
                        refused.at(),
                        "anonymous",
                        null,
                        "anonymous",
                        "session.open",
                        "user",
                        "o",
                        "refused",
                        null,
                        null,
                        "suspended",
                        "192.0.2.9",
                        null,
                        null));
    }

    private static List<RecordedEntry> guessedFromManyPlaces() {
        return IntStream.range(0, 8)
                .mapToObj(i ->
                        entry(
                                "session.open",
                                UUID.randomUUID(),
                                "one",
                                "refused",
                                "192.0.2." + i,
                                "{}"))
                .toList();
    }

    /// A few have the first role, many the second.
    private static int holders(String role) {
        return role.equals("o0") ? 3 : 40;
    }

    private static List<RecordedEntry> guessedFromOneNetwork() {
        return IntStream.range(0, 8)
                .mapToObj(i ->
                        entry(
                                "session.open",
                                UUID.randomUUID(),
                                "o" + i % 2,
                                "refused",
                                "2001:db8:1:2:" + i + "::1",
                                "{}"))
                .toList();
    }

    record Sign(List<RecordedEntry> entries, @Nullable RiskKind kind) {}

    static Stream<Sign> signs() {
        return Stream.of(
                new Sign(times(4, "session.open", "refused", "{}"), RiskKind.FAILED_SIGN_INS),
                new Sign(guessedFromManyPlaces(), RiskKind.FAILED_SIGN_INS),
                new Sign(guessedFromOneNetwork(), RiskKind.FAILED_SIGN_INS),
                new Sign(times(3, "session.open", "refused", "{}"), null),
                new Sign(left(), RiskKind.LEAVER),
                new Sign(
                        times(5, "member.update", "done", "{\"role\":\"owner\"}"),
                        RiskKind.MASS_ROLE_CHANGE),
                new Sign(times(4, "member.update", "done", "{\"role\":\"owner\"}"), null),
                new Sign(times(9, "member.update", "done", "{\"role\":\"clerk\"}"), null),
                new Sign(times(1, "role.update", "done", "{\"role\":\"owner\"}"), null),
                new Sign(
                        times(2, "role.update", "done", "{\"role\":\"owner\"}"),
                        RiskKind.MASS_ROLE_CHANGE),
                new Sign(
                        times(2, "role.update", "done", "{\"role\":\"clerk\",\"name\":\"x\"}"),
                        null),
                new Sign(times(50, "customer.archive", "done", "{}"), RiskKind.MASS_CHANGE),
                new Sign(times(49, "customer.archive", "done", "{}"), null),
                new Sign(
                        times(2, "bulk-change.start", "done", "{\"total\":6000}"),
                        RiskKind.MASS_CHANGE),
                new Sign(times(1, "bulk-change.start", "done", "{\"total\":6000}"), null),
                new Sign(times(1, "export.start", "done", "{}"), null),
                new Sign(times(30, "session.open", "done", "{}"), null));
    }

    @ParameterizedTest
    @MethodSource("signs")
    @Shows("U-4")
    void minutes_of_an_audit_show(Sign sign) {
        var found =
                AuditSigns.of(
                        sign.entries(), at -> LIMITS.quiet(at, ZONE), RiskRulesTests::holders);

        assertThat(found)
                .extracting(Finding::kind)
                .isEqualTo(sign.kind() == null ? List.of() : List.of(sign.kind()));
    }

    @Test
    @Shows("U-4")
    void an_export_at_night_shows() {
        assertThat(AuditSigns.of(times(1, "export.start", "done", "{}"), _ -> true, _ -> 0))
                .extracting(Finding::kind)
                .containsExactly(RiskKind.OFF_HOURS);
    }

    @Test
    @Shows("U-4")
    void the_state_of_the_installation_shows() {
        for (var check :
                Map.of(
                                "disk", RiskKind.DISK,
                                "queue-age", RiskKind.QUEUE_AGE,
                                "outbox-age", RiskKind.QUEUE_AGE,
                                "clock-skew", RiskKind.CLOCK_SKEW)
                        .entrySet()) {
            assertThat(InstallationSigns.of(List.of(new Told(check.getKey(), 300)), NOON))
                    .isEmpty();
            assertThat(InstallationSigns.of(List.of(new Told(check.getKey(), 301)), NOON))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.kind()).isEqualTo(check.getValue());
                        assertThat(found.facts()).isEqualTo(Map.of("seconds", 301L));
                    });
        }
        assertThat(InstallationSigns.of(List.of(new Told("pool", 301)), NOON)).isEmpty();
    }

    record Told(String name, double seconds) implements Check {
        @Override
        public Reading read() {
            return Reading.atMost(300, seconds, Unit.SECONDS);
        }
    }

    @Test
    void quiet_hours_may_pass_midnight_and_may_be_none() {
        var night = new Limits(5_000, 5_000, 22, 6);

        assertThat(night.quiet(Instant.parse("2026-03-02T15:00:00Z"), ZONE)).isTrue();
        assertThat(night.quiet(Instant.parse("2026-03-02T21:59:59Z"), ZONE)).isTrue();
        assertThat(night.quiet(NOON, ZONE)).isFalse();
        assertThat(
                        new Limits(5_000, 5_000, 3, 3)
                                .quiet(Instant.parse("2026-03-01T19:30:00Z"), ZONE))
                .isFalse();
    }

    @Test
    @Shows("Z-9")
    void ten_times_the_own_habit_is_too_much_unless_it_is_little() {
        var settings = bound(Map.of());

        assertThat(Allowance.of(LIMITS, List.of(), settings)).isEqualTo(5_000);
        assertThat(Allowance.of(LIMITS, Collections.nCopies(4, 1L), settings)).isEqualTo(5_000);
        assertThat(Allowance.of(LIMITS, Collections.nCopies(5, 1L), settings)).isEqualTo(1_000);
        assertThat(Allowance.of(LIMITS, Collections.nCopies(20, 200L), settings)).isEqualTo(2_000);
        assertThat(Allowance.of(LIMITS, Collections.nCopies(30, 900L), settings)).isEqualTo(5_000);
    }

    @Test
    void what_is_remembered_of_who_was_seen_is_bounded() {
        var all = new AtomicLong();
        var seen = new SeenPersons(new AtomicLong(), all);
        var many = IntStream.range(0, 21_000).mapToObj(_ -> UUID.randomUUID()).toList();

        seen.add(seen.unseen(many));

        assertThat(all.get()).isEqualTo(SeenPersons.OF_ONE_MAX);
        assertThat(seen.unseen(many)).as("too much rather than too little").hasSize(1_000);
        seen.forget();
        seen.add(seen.unseen(many));
        assertThat(all.get()).isZero();
    }

    @Test
    void what_one_tenant_reads_takes_no_memory_from_another() {
        var all = new AtomicLong();
        var large = new AtomicLong();
        var many = IntStream.range(0, 20_000).mapToObj(_ -> UUID.randomUUID()).toList();
        for (int reader = 0; reader < 30; reader++) {
            var seen = new SeenPersons(large, all);
            seen.add(seen.unseen(many));
        }
        var small = new SeenPersons(new AtomicLong(), all);

        small.add(small.unseen(many));

        assertThat(large.get()).isEqualTo(SeenPersons.OF_TENANT_MAX);
        assertThat(small.unseen(many)).isEmpty();
    }

    @Test
    void neighbours_share_a_network() {
        assertThat(Networks.network("192.0.2.7")).isEqualTo(Networks.network("192.0.2.200"));
        assertThat(Networks.network("192.0.3.7")).isNotEqualTo(Networks.network("192.0.2.7"));
        assertThat(Networks.network("2001:db8:1::1"))
                .isEqualTo(Networks.network("2001:db8:1:9::2"));
        assertThat(Networks.network("2001:db8:2::1"))
                .isNotEqualTo(Networks.network("2001:db8:1::1"));
        assertThat(Networks.network("192.0.2.7")).isEqualTo("192.0.2.0/24");
        assertThat(Networks.network("somewhere")).isEqualTo("other");
    }

    @Test
    void settings_have_their_names_and_defaults() {
        assertThat(bound(Map.of()))
                .isEqualTo(
                        new RiskSettings(
                                5_000,
                                100_000,
                                10,
                                1_000,
                                0,
                                5,
                                false,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(15)));
        assertThat(
                        bound(
                                Map.of(
                                        "lianke.risk.person-records-per-day", "200",
                                        "lianke.risk.export-rows-per-day", "300",
                                        "lianke.risk.habit-times", "3",
                                        "lianke.risk.habit-floor", "50",
                                        "lianke.risk.quiet-from", "22",
                                        "lianke.risk.quiet-to", "6",
                                        "lianke.risk.operator-key-stopped", "true",
                                        "lianke.risk.flush-every", "1s",
                                        "lianke.risk.look-every", "2s")))
                .isEqualTo(
                        new RiskSettings(
                                200,
                                300,
                                3,
                                50,
                                22,
                                6,
                                true,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2)));
        assertThatThrownBy(() -> bound(Map.of("lianke.risk.person-records-per-day", "0")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
