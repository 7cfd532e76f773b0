package io.lianke.limits.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Proof;
import io.lianke.access.Role;
import io.lianke.limits.Asker;
import io.lianke.limits.LimitSettings;
import io.lianke.limits.Limits;
import io.lianke.limits.RouteClass;
import io.lianke.limits.Verdict;
import io.lianke.shared.web.ProblemDocuments;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// W-8: keys and sessions that nobody has. Before the application's own recognition of callers,
/// with limits that a test can reach.
class ProofLimitTests extends ServerTests {
    private static final int WRONG_MAX = 3;
    private static final int READS_MAX = 2;
    private static final String HERE = "203.0.113.7";
    private static final String ELSEWHERE = "203.0.113.8";

    @Autowired private AccessFixtures access;
    @Autowired private ProblemDocuments problems;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter recognition;

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    @BeforeEach
    void limits() {
        context.registerBean(
                LimitSettings.class,
                () -> new LimitSettings(0, WRONG_MAX, 0, 0, 0, 0, 0, READS_MAX, 1000));
        context.register(Limits.class);
        context.refresh();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private int status(String address, @Nullable String session, @Nullable String key)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/v1/setup");
        request.setServletPath("/api/v1/setup");
        request.setRemoteAddr(address);
        if (session != null) {
            request.setCookies(new Cookie("lianke-session", session));
        }
        if (key != null) {
            request.addHeader("Authorization", "Bearer " + key);
        }
        var response = new MockHttpServletResponse();
        new ProofLimitFilter(context.getBean(Limits.class), problems)
                .doFilter(
                        request,
                        response,
                        (in, out) -> recognition.doFilter(in, out, (_, _) -> {}));
        return response.getStatus();
    }

    @Shows("W-8")
    @Test
    void sessions_that_nobody_has_are_paid_for_and_then_no_longer_looked_up() throws Exception {
        var session = access.session(world, Role.CLERK, AccessFixtures.Kind.ORDINARY);
        for (int asked = 0; asked < 10; asked++) {
            assertThat(status(HERE, null, null)).isEqualTo(200);
            assertThat(status(HERE, session, null)).as("costs nothing").isEqualTo(200);
        }
        for (int wrong = 0; wrong < WRONG_MAX; wrong++) {
            assertThat(status(HERE, UUID.randomUUID().toString(), null)).isEqualTo(200);
        }

        assertThat(status(HERE, UUID.randomUUID().toString(), null)).isEqualTo(429);
        assertThat(status(HERE, session, null)).isEqualTo(429);
        assertThat(status(HERE, null, null)).as("proves nothing").isEqualTo(200);
        assertThat(status(ELSEWHERE, session, null)).isEqualTo(200);
    }

    @Shows("W-8")
    @Test
    void keys_that_nobody_has_are_paid_for_alike() throws Exception {
        for (int wrong = 0; wrong < WRONG_MAX; wrong++) {
            assertThat(status(HERE, null, world.key(Role.OWNER))).isEqualTo(200);
            assertThat(status(HERE, null, "lk_nobodys")).isEqualTo(401);
        }

        assertThat(status(HERE, null, "lk_nobodys")).isEqualTo(429);
        assertThat(status(ELSEWHERE, null, world.key(Role.OWNER))).isEqualTo(200);
    }

    /// A key that is not looked up is not found out to be wrong.
    @Shows({"W-8", "Z-8"})
    @Test
    void a_key_that_is_over_its_limit_is_not_looked_up_until_there_is_something_to_grant()
            throws Exception {
        var limits = context.getBean(Limits.class);
        var program = new Asker.Program(world.tenant().id(), UUID.randomUUID());
        var verdict = new Verdict("tenant", READS_MAX, 0, 60, 1);
        for (int asked = 0; asked < READS_MAX; asked++) {
            assertThat(limits.take(program, RouteClass.READ).orElseThrow().granted()).isTrue();
        }
        limits.remember(fingerprint("lk_nobodys"), RouteClass.READ, program, verdict);

        assertThat(status(HERE, null, "lk_nobodys")).isEqualTo(429);
        assertThat(status(ELSEWHERE, null, "lk_nobodys")).isEqualTo(401);
    }

    private static String fingerprint(String key) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(HERE);
        request.addHeader("Authorization", "Bearer " + key);
        return Proof.fingerprint(request).orElseThrow();
    }
}
