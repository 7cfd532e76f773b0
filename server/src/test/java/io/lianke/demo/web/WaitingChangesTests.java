package io.lianke.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lianke.access.Open;
import io.lianke.access.Permission;
import io.lianke.access.Requires;
import io.lianke.demo.DemoProblem;
import io.lianke.demo.LoadingGate;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class WaitingChangesTests {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final LoadingGate gate = new LoadingGate(Duration.ZERO);
    private final WaitingChanges changes = new WaitingChanges(gate);

    static class Endpoints {
        @Requires(Permission.CUSTOMER_WRITE)
        public void ofTheTenant() {}

        @Open(value = Open.To.ANYONE, why = "this is a test")
        public void ofAnybody() {}
    }

    private boolean passes(String method, String endpoint) throws NoSuchMethodException {
        return passes(changes, method, endpoint);
    }

    private static boolean passes(WaitingChanges changes, String method, String endpoint)
            throws NoSuchMethodException {
        return changes.preHandle(
                new MockHttpServletRequest(method, "/api/v1/x"),
                new MockHttpServletResponse(),
                new HandlerMethod(new Endpoints(), endpoint));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void changes_wait_until_the_start_is_over(String method) throws NoSuchMethodException {
        assertThatThrownBy(() -> passes(method, "ofTheTenant"))
                .isInstanceOfSatisfying(
                        DemoProblem.class,
                        refused -> {
                            assertThat(refused.code()).isEqualTo("demo/loading");
                            assertThat(refused.status()).isEqualTo(503);
                            assertThat(refused.retryAfterSeconds()).isPositive();
                        });

        gate.open();

        assertThat(passes(method, "ofTheTenant")).isTrue();
    }

    @Test
    void a_change_that_comes_a_moment_too_early_is_not_refused() throws Exception {
        var patient = new LoadingGate(LIMIT);
        var passed =
                new FutureTask<>(() -> passes(new WaitingChanges(patient), "POST", "ofTheTenant"));
        var caller = Thread.ofPlatform().start(passed);
        await().atMost(LIMIT).until(() -> caller.getState() == Thread.State.TIMED_WAITING);
        assertThat(passed.isDone()).isFalse();

        patient.open();

        assertThat(passed.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoever_looks_around_or_signs_in_need_not_wait() throws NoSuchMethodException {
        assertThat(passes("GET", "ofTheTenant")).isTrue();
        assertThat(passes("HEAD", "ofTheTenant")).isTrue();
        assertThat(passes("POST", "ofAnybody")).isTrue();
    }
}
