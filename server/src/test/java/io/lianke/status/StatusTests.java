package io.lianke.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lianke.access.AccessFixtures;
import io.lianke.access.Role;
import io.lianke.shared.Check;
import io.lianke.shared.StartRefused;
import io.lianke.testing.Http;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// O-8: what is looked at, that each alarm goes off, and that there is something to do about it.
class StatusTests extends ServerTests {
    /// Provoked here, where they are at home, or by a test of their own module.
    private static final List<String> PROVOKED =
            List.of(
                    "audit-unsealed", // AuditCheckTests
                    "audit-unsigned", // AuditCheckTests
                    "clock-skew", // DatabaseCheckTests
                    "disk", // DiskCheckTests
                    "job-failures",
                    "outbox-age",
                    "pool", // DatabaseCheckTests
                    "queue-age");

    @Autowired private AccessFixtures access;
    @Autowired private Checks checks;

    private Http operator() {
        return Http.browser(
                port(), access.session(world, Role.OWNER, AccessFixtures.Kind.OPERATOR));
    }

    private void run(String sql) throws SQLException {
        try (var connection = databaseOwner.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Finding finding(String name) {
        return checks.look().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// Something is inserted, found, removed, and then it is no longer found.
    private void provoked(String name, String insert, String remove) throws SQLException {
        run(insert);
        try {
            assertThat(finding(name).state()).isEqualTo(Finding.State.ALARM);
            var since = finding(name).since();
            assertThat(finding(name).since()).isEqualTo(since);
            assertThat(operator().get("/api/v1/status/metrics").text())
                    .contains("lianke_check_alarm{check=\"" + name + "\"} 1");
        } finally {
            run(remove);
        }
        assertThat(finding(name).state()).isEqualTo(Finding.State.FINE);
    }

    private static String job(String due, int failures) {
        return "insert into jobs.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                + " consecutive_failures, version) values ('nobody-knows-it', 'x', now() + interval '"
                + due
                + "', false, "
                + failures
                + ", 1)";
    }

    private static final String NO_JOB =
            "delete from jobs.scheduled_tasks where task_name = 'nobody-knows-it'";

    @Test
    @Shows("O-8")
    void every_check_has_an_alarm_that_was_heard() {
        assertThat(checks.look()).extracting(Finding::name).containsExactlyElementsOf(PROVOKED);
    }

    @Test
    @Shows("O-8")
    void work_that_is_due_and_not_done_is_an_alarm() throws SQLException {
        provoked("queue-age", job("-1 hour", 0), NO_JOB);
    }

    @Test
    @Shows("O-8")
    void a_job_that_fails_again_and_again_is_an_alarm() throws SQLException {
        provoked("job-failures", job("1 hour", 9), NO_JOB);
    }

    @Test
    @Shows("O-8")
    void an_event_that_nobody_handles_is_an_alarm() throws SQLException {
        provoked(
                "outbox-age",
                "insert into jobs.event_publication (id, listener_id, event_type, serialized_event,"
                        + " publication_date) values ('00000000-0000-7000-8000-000000000001', 'nobody',"
                        + " 'nothing', '{}', now() - interval '1 hour')",
                "delete from jobs.event_publication where listener_id = 'nobody'");
    }

    @Test
    @Shows("O-8")
    void a_check_that_cannot_tell_is_an_alarm_and_since_when_is_kept() {
        var now = new AtomicReference<>(Instant.parse("2026-11-23T08:00:00Z"));
        var broken =
                new Check() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Reading read() {
                        throw new IllegalStateException("no answer");
                    }
                };
        var own = new Checks(List.of(broken), now::get);
        own.look();
        now.set(Instant.parse("2026-11-23T09:00:00Z"));

        assertThat(own.look())
                .containsExactly(
                        new Finding(
                                "broken",
                                Finding.State.UNKNOWN,
                                null,
                                Instant.parse("2026-11-23T08:00:00Z")));
    }

    @Test
    @Shows("O-8")
    void whoever_runs_the_installation_sees_checks_and_jobs() {
        var status = operator().get("/api/v1/status");

        assertThat(status.status()).as(status.text()).isEqualTo(200);
        assertThat(status.body().path("checks")).hasSize(PROVOKED.size());
        assertThat(status.body().path("jobs").toString()).contains("resubmit-failed-events");
        assertThat(owner.get("/api/v1/status").status()).isEqualTo(403);
    }

    @Test
    @Shows("O-8")
    void a_collector_reads_the_metrics_by_its_token_only() {
        var path = "/api/v1/status/metrics";
        var collector =
                anonymous()
                        .send(
                                anonymous()
                                        .request(path)
                                        .header("X-Metrics-Token", "the-collector-of-the-tests")
                                        .GET());
        var stranger =
                anonymous()
                        .send(anonymous().request(path).header("X-Metrics-Token", "guessed").GET());

        assertThat(collector.status()).isEqualTo(200);
        assertThat(collector.text())
                .contains("lianke_check_value{check=\"queue-age\"}", "hikaricp_connections")
                .contains("lianke_dedupe_hits_count{kind=\"event\"}", "jvm_memory_used")
                .doesNotContain(world.tenant().id().toString());
        assertThat(collector.text().lines())
                .allMatch(line -> line.matches("[a-z0-9_]+(\\{.*})? -?[0-9.E-]+"));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(owner.get(path).status()).isEqualTo(403);
    }

    @Test
    void a_token_that_could_be_guessed_is_refused() {
        assertThat(new StatusSettings("")).hasToString("StatusSettings[metricsToken=]");
        assertThat(new StatusSettings("a-long-one-nobody-guesses").toString())
                .doesNotContain("long", "guesses");
        assertThatThrownBy(() -> new StatusSettings("short")).isInstanceOf(StartRefused.class);
    }

    @Test
    @Shows("O-8")
    void the_runbook_has_a_line_for_every_alarm() throws IOException {
        for (var language : Stream.of("en", "zh").toList()) {
            var runbook = Files.readString(Path.of("../docs/operations", language, "runbook.md"));
            assertThat(PROVOKED)
                    .allSatisfy(name -> assertThat(runbook).contains("| `" + name + "` |"));
        }
    }
}
