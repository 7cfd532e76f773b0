package io.lianke.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.bucket4j.TimeMeter;
import io.lianke.testing.Shows;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LimitsTests {
    private static final UUID TENANT = UUID.randomUUID();

    private final Clock clock = new Clock();

    /// Stands still until it is moved.
    private static final class Clock implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong(1);

        void move(Duration by) {
            nanos.addAndGet(by.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static LimitSettings defaults() {
        return new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("lianke.limits", LimitSettings.class);
    }

    private static Asker asker(String kind) {
        return switch (kind) {
            case "person" -> new Asker.Person(TENANT, UUID.randomUUID());
            case "program" -> new Asker.Program(TENANT, UUID.randomUUID());
            default -> Asker.at("203.0.113.7");
        };
    }

    @Shows("W-8")
    @ParameterizedTest
    @CsvSource({
        "person, GET, /api/v1/customers, person-reads, 3000",
        "person, GET, /api/v1/search, person-reads, 3000",
        "person, GET, /api/v1/reports/sales, person-reads, 3000",
        "person, GET, /api/v1/exports/1/file, person-reads, 3000",
        "person, HEAD, /api/v1/orders, person-reads, 3000",
        "person, POST, /api/v1/customers, person-writes, 1200",
        "person, PATCH, /api/v1/customers/1, person-writes, 1200",
        "person, DELETE, /api/v1/views/1, person-writes, 1200",
        "person, POST, /api/v1/bulk-changes:preview, person-writes, 1200",
        "person, POST, /api/v1/session:confirm, person-writes, 1200",
        "person, POST, /api/v1/exports, person-jobs, 120",
        "person, POST, /api/v1/imports, person-jobs, 120",
        "person, POST, /api/v1/import-files, person-jobs, 120",
        "person, POST, /api/v1/bulk-changes, person-jobs, 120",
        "person, POST, /api/v1/bulk-changes/1:undo, person-jobs, 120",
        "person, POST, /api/v1/bulk-changes/1:cancel, person-writes, 1200",
        "person, POST, /api/v1/members/1:handOver, person-jobs, 120",
        "person, POST, /api/v1/members/1:previewHandOver, person-writes, 1200",
        "person, POST, /api/v1/imports/1:rollback, person-jobs, 120",
        "person, POST, /api/v1/imports/1:pause, person-writes, 1200",
        "program, GET, /api/v1/customers, key-reads, 120000",
        "program, GET, /api/v1/orders/2026%2F1, key-reads, 120000",
        "program, PUT, /api/v1/orders/1, key-writes, 300000",
        "program, POST, /api/v1/orders:bulk, key-writes, 300000",
        "program, POST, /api/v1/exports, key-jobs, 120",
        "stranger, POST, /api/v1/session, sign-in, 300",
        "stranger, POST, /api/v1/session:complete, sign-in, 300",
        "stranger, POST, /api/v1/session:passkey, sign-in, 300",
        "stranger, POST, /api/v1/session:confirmEnrolment, sign-in, 300",
        "stranger, POST, /api/v1/passkey-challenges, sign-in, 300",
        "stranger, POST, /api/v1/setup, sign-in, 300",
        "stranger, POST, /api/v1/invitations:accept, sign-in, 300",
        "stranger, GET, /api/v1/setup, address, 1200",
        "stranger, POST, /api/v1/customers, address, 1200",
        "stranger, GET, /api/v1/nowhere, address, 1200",
    })
    void each_route_has_its_limit(
            String kind, String method, String path, String policy, int quota) {
        var limits = new Limits(defaults(), clock);
        var asker = asker(kind);
        var route = RouteClass.of(method, path);

        var atOnce = granted(limits, asker, route, quota + quota / 10);
        assertThat(atOnce).isEqualTo(quota);
        var refusal = limits.take(asker, route).orElseThrow();
        assertThat(refusal.policyHeader()).isEqualTo("\"%s\";q=%d;w=60".formatted(policy, quota));
        assertThat(refusal.remaining()).isZero();

        // Twice as much as is allowed, for ten minutes.
        var steps = 600;
        var step = Duration.ofSeconds(1);
        var later =
                IntStream.range(0, steps)
                        .map(_ -> {
                            clock.move(step);
                            return granted(limits, asker, route, quota * 2 / 60);
                        })
                        .sum();
        assertThat(later).isCloseTo(quota * 10, Percentage.withPercentage(5));
    }

    private static int granted(Limits limits, Asker asker, RouteClass route, int tries) {
        return (int)
                IntStream.range(0, tries)
                        .filter(_ -> limits.take(asker, route).orElseThrow().granted())
                        .count();
    }

    @Shows("W-8")
    @Test
    void a_tenant_has_a_limit_for_all_its_callers_and_another_tenant_has_its_own() {
        var limits = new Limits(new LimitSettings(0, 0, 0, 0, 0, 0, 0, 100, 1000), clock);
        var first = new Asker.Person(TENANT, UUID.randomUUID());
        var second = new Asker.Program(TENANT, UUID.randomUUID());

        assertThat(granted(limits, first, RouteClass.READ, 60)).isEqualTo(60);
        assertThat(granted(limits, second, RouteClass.WRITE, 60)).isEqualTo(40);
        var elsewhere = new Asker.Person(UUID.randomUUID(), UUID.randomUUID());
        assertThat(granted(limits, elsewhere, RouteClass.READ, 10)).isEqualTo(10);
        assertThat(limits.take(Asker.at("203.0.113.7"), RouteClass.READ)).isEmpty();
    }

    @Test
    void one_caller_takes_nothing_from_another() {
        var limits = new Limits(new LimitSettings(5, 5, 5, 5, 5, 5, 5, 0, 1000), clock);

        for (var kind : new String[] {"person", "program"}) {
            assertThat(granted(limits, asker(kind), RouteClass.READ, 9)).isEqualTo(5);
            assertThat(granted(limits, asker(kind), RouteClass.READ, 9)).isEqualTo(5);
        }
        assertThat(granted(limits, Asker.at("203.0.113.7"), RouteClass.READ, 9)).isEqualTo(5);
        assertThat(granted(limits, Asker.at("203.0.113.8"), RouteClass.READ, 9)).isEqualTo(5);
        // The 2^64 addresses of one network are one caller's.
        assertThat(granted(limits, Asker.at("2001:db8:1:2::1"), RouteClass.READ, 3)).isEqualTo(3);
        assertThat(granted(limits, Asker.at("2001:db8:1:2:a:b:c:d"), RouteClass.READ, 9))
                .isEqualTo(2);
        assertThat(granted(limits, Asker.at("2001:db8:1:3::1"), RouteClass.READ, 9)).isEqualTo(5);
    }

    @Test
    void the_wait_is_long_enough() {
        var limits = new Limits(new LimitSettings(6, 6, 6, 6, 6, 6, 6, 0, 1000), clock);
        var asker = asker("person");
        granted(limits, asker, RouteClass.READ, 6);
        var wait = limits.take(asker, RouteClass.READ).orElseThrow().retrySeconds();

        assertThat(wait).isCloseTo(10, within(1L));
        clock.move(Duration.ofSeconds(wait));

        assertThat(limits.take(asker, RouteClass.READ).orElseThrow().granted()).isTrue();
        assertThat(limits.take(asker, RouteClass.READ).orElseThrow().granted()).isFalse();
    }

    @Shows("W-8")
    @Test
    void wrong_proofs_are_paid_for_by_their_address_and_by_nothing_else() {
        var limits = new Limits(new LimitSettings(3, 3, 0, 0, 0, 0, 0, 0, 1000), clock);
        var stranger = Asker.at("203.0.113.7");

        granted(limits, stranger, RouteClass.READ, 9);
        granted(limits, stranger, RouteClass.SIGN_IN, 9);
        assertThat(limits.refusal(stranger)).as("right keys of that address").isEmpty();
        for (int wrong = 0; wrong < 3; wrong++) {
            limits.takeForWrongProof(stranger);
        }

        assertThat(limits.refusal(stranger)).isPresent();
        assertThat(limits.refusal(Asker.at("203.0.113.8"))).isEmpty();
        clock.move(Duration.ofSeconds(20));
        assertThat(limits.refusal(stranger)).isEmpty();
    }

    @Shows("W-8")
    @Test
    void a_program_that_was_refused_is_refused_by_its_key_until_there_is_something_to_grant() {
        var limits = new Limits(new LimitSettings(0, 0, 0, 0, 6, 0, 0, 0, 1000), clock);
        var program = new Asker.Program(new UUID(0, 1), new UUID(0, 2));
        granted(limits, program, RouteClass.READ, 6);
        assertThat(limits.refusal("key", RouteClass.READ)).as("not refused yet").isEmpty();
        var refused = limits.take(program, RouteClass.READ).orElseThrow();
        limits.remember("key", RouteClass.READ, program, refused);

        var again = limits.refusal("key", RouteClass.READ).orElseThrow();
        assertThat(again.granted()).isFalse();
        assertThat(again.policyHeader()).isEqualTo(refused.policyHeader());
        assertThat(limits.refusal("key", RouteClass.WRITE)).isEmpty();
        assertThat(limits.refusal("another", RouteClass.READ)).isEmpty();
        clock.move(Duration.ofSeconds(10));
        assertThat(limits.refusal("key", RouteClass.READ)).isEmpty();
        granted(limits, program, RouteClass.READ, 1);
    }

    @Test
    void only_so_many_are_remembered() {
        var limits = new Limits(new LimitSettings(0, 5, 0, 0, 0, 0, 0, 0, 1000), clock);
        for (var index = 0; index < 20_000; index++) {
            limits.take(
                    Asker.at("10.%d.%d.1".formatted(index / 200, index % 200)), RouteClass.READ);
        }

        assertThat(limits.size()).isLessThanOrEqualTo(1000);
        clock.move(Duration.ofMinutes(2));
        assertThat(limits.size()).isZero();
    }
}
