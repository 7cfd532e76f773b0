package io.lianke.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lianke.Lianke;
import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.postgres.Database;
import io.lianke.postgres.Durability;
import io.lianke.testing.DisturbedImport;
import io.lianke.testing.FaultProxy;
import io.lianke.testing.Http;
import io.lianke.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// F-1: without its database Lianke says so at once, stays alive, and serves again as soon as the
/// database is back. A context of its own, since its line is cut.
@SpringBootTest(
        classes = Lianke.class,
        properties = "lianke.database.connections-max=4",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseFaultTests.ProxiedDatabase.class)
@DirtiesContext
class DatabaseFaultTests {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(5);

    /// The check asks once a second, and says the same in between.
    private static final Duration READINESS_KEPT = Duration.ofSeconds(2);

    private static final Duration OUTAGE = Duration.ofSeconds(10);
    private static final int ORDERS = 800;
    private static final int WARM_UP = 5;
    private static final Pattern ADDRESS =
            Pattern.compile("(jdbc:postgresql://[^:/]+:)(\\d+)(/.*)");

    @LocalServerPort private int port;

    @Autowired private AccessFixtures access;

    @Autowired private FaultProxy proxy;

    private boolean cut;

    static final class ProxiedDatabase
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            var direct = TestDatabase.create();
            var address = ADDRESS.matcher(direct.url());
            assertThat(address.matches()).isTrue();
            var proxy = new FaultProxy(Integer.parseInt(address.group(2)));
            var proxied =
                    new Database(
                            address.group(1) + proxy.port() + address.group(3),
                            direct.user(),
                            direct.password());
            var beans = context.getBeanFactory();
            beans.registerSingleton("faultProxy", proxy);
            beans.registerSingleton(
                    "embeddedDatabase", StartingDatabase.running(proxied, Durability.NONE));
        }
    }

    @AfterEach
    void mend() {
        if (cut) {
            proxy.mend();
        }
    }

    @Test
    @Tag("slow")
    void ten_seconds_without_its_database_leave_no_trace_on_an_import() {
        var file = DisturbedImport.file(new Random(11), ORDERS);
        var quiet = Http.program(port, access.newWorld().key(Role.OWNER));
        DisturbedImport.awaitEnd(quiet, DisturbedImport.begin(quiet, file));
        var expected = DisturbedImport.dump(quiet);

        var program = Http.program(port, access.newWorld().key(Role.OWNER));
        var id = DisturbedImport.begin(program, file);
        DisturbedImport.awaitOrders(program, id);
        proxy.cut();
        cut = true;
        var until = Instant.now().plus(OUTAGE);
        while (Instant.now().isBefore(until)) {
            assertRefusedAtOnce(program);
            assertAliveButNotReady();
        }
        proxy.mend();
        cut = false;
        await().atMost(RECOVERY_MAX).until(() -> program.get("/api/v1/members").status() == 200);

        DisturbedImport.awaitEnd(program, id);
        assertThat(DisturbedImport.dump(program)).isEqualTo(expected);
    }

    private static void assertRefusedAtOnce(Http program) {
        var begun = System.nanoTime();
        var answer = program.get("/api/v1/members");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ANSWER_MAX);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("service/database-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
    }

    private void assertAliveButNotReady() {
        var anonymous = Http.anonymous(port);
        await().atMost(READINESS_KEPT)
                .until(() -> anonymous.get("/actuator/health/readiness").status() == 503);
        assertThat(anonymous.get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void without_its_database_it_says_so_at_once_and_recovers_by_itself() {
        var key = access.newWorld().key(Role.OWNER);
        var program = Http.program(port, key);
        var anonymous = Http.anonymous(port);
        // A server that runs has answered and refused before.
        for (int ordinary = 0; ordinary < WARM_UP; ordinary++) {
            assertThat(program.get("/api/v1/members").status()).isEqualTo(200);
            assertThat(program.get("/api/v1/nowhere").status()).isEqualTo(404);
        }
        assertThat(anonymous.get("/actuator/health/readiness").status()).isEqualTo(200);

        proxy.cut();
        cut = true;
        assertRefusedAtOnce(program);
        assertRefusedAtOnce(program);
        assertAliveButNotReady();

        proxy.mend();
        cut = false;
        await().atMost(RECOVERY_MAX)
                .until(() ->
                        program.get("/api/v1/members").status() == 200
                                && anonymous.get("/actuator/health/readiness").status() == 200);
    }
}
