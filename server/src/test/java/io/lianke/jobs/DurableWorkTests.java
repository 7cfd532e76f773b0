package io.lianke.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lianke.tenancy.Tenant;
import io.lianke.testing.ServerTests;
import io.lianke.testing.Shows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/// The outbox and the jobs: nothing that was promised is forgotten, and each knows its tenant.
class DurableWorkTests extends ServerTests {
    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionTemplate transactions;
    @Autowired private EventRetry retry;
    @Autowired private Jobs jobs;

    private int count(String sql, String value) {
        try (var connection = databaseOwner.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int publications(UUID subject) {
        return count(
                "select count(*) from jobs.event_publication where serialized_event like ?",
                "%" + subject + "%");
    }

    private int waiting(UUID subject) {
        return count(
                "select count(*) from jobs.scheduled_tasks where task_instance like ?",
                "%" + subject);
    }

    private void publish(UUID subject) {
        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ ->
                                events.publishEvent(
                                        new OutboxProbe.Happened(world.tenant().id(), subject))));
    }

    @Test
    @Shows("Z-7")
    void a_listener_works_for_the_tenant_of_its_event_and_leaves_nothing_behind() {
        var subject = UUID.randomUUID();

        publish(subject);

        await().until(() -> OutboxProbe.TENANT_SEEN.containsKey(subject));
        assertThat(OutboxProbe.TENANT_SEEN).containsEntry(subject, world.tenant().id().toString());
        await().until(() -> publications(subject) == 0);
    }

    @Test
    void an_event_of_a_transaction_that_is_rolled_back_never_was() {
        var subject = UUID.randomUUID();

        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(status -> {
                            events.publishEvent(
                                    new OutboxProbe.Happened(world.tenant().id(), subject));
                            status.setRollbackOnly();
                        }));

        assertThat(publications(subject)).isZero();
        assertThat(OutboxProbe.TENANT_SEEN).doesNotContainKey(subject);
    }

    @Test
    void what_a_listener_failed_at_is_kept_and_done_later() {
        var subject = UUID.randomUUID();
        OutboxProbe.FAIL_ONCE.add(subject);

        publish(subject);
        await().until(() -> !OutboxProbe.FAIL_ONCE.contains(subject));
        assertThat(publications(subject)).isEqualTo(1);
        assertThat(OutboxProbe.TENANT_SEEN).doesNotContainKey(subject);

        await().until(() -> {
            retry.resubmitFailed();
            return OutboxProbe.TENANT_SEEN.containsKey(subject);
        });
        assertThat(OutboxProbe.TENANT_SEEN).containsEntry(subject, world.tenant().id().toString());
        await().until(() -> publications(subject) == 0);
    }

    private void schedule(UUID subject) {
        world.tenant()
                .run(() -> transactions.executeWithoutResult(_ -> jobs.run(JobProbe.JOB, subject)));
    }

    @Test
    void a_job_exists_only_if_its_transaction_does_and_once() {
        var subject = UUID.randomUUID();

        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(status -> {
                            jobs.run(JobProbe.JOB, subject);
                            status.setRollbackOnly();
                        }));
        assertThat(waiting(subject)).isZero();

        world.tenant()
                .run(() ->
                        transactions.executeWithoutResult(_ -> {
                            jobs.run(JobProbe.JOB, subject);
                            jobs.run(JobProbe.JOB, subject);
                            assertThat(waiting(subject)).isZero();
                        }));
        await().until(() -> JobProbe.DONE.containsKey(subject));
        assertThat(JobProbe.DONE).containsEntry(subject, world.tenant());
        await().until(() -> waiting(subject) == 0);
    }

    @Test
    void a_job_that_failed_is_taken_up_again() {
        var subject = UUID.randomUUID();
        JobProbe.FAIL_ONCE.add(subject);

        schedule(subject);
        await().until(() ->
                count(
                                "select count(*) from jobs.scheduled_tasks where consecutive_failures = 1 and not picked and task_instance like ?",
                                "%" + subject)
                        == 1);
        assertThat(JobProbe.DONE).doesNotContainKey(subject);

        count(
                "with due as (update jobs.scheduled_tasks set execution_time = now() where task_instance like ? returning 1)"
                        + " select count(*) from due",
                "%" + subject);
        await().until(() -> JobProbe.DONE.containsKey(subject));
        await().until(() -> waiting(subject) == 0);
    }

    @Test
    void recurring_tasks_are_scheduled() {
        for (var task : new String[] {"forget-old-answers", "resubmit-failed-events"}) {
            assertThat(count("select count(*) from jobs.scheduled_tasks where task_name = ?", task))
                    .as(task)
                    .isEqualTo(1);
        }
    }

    @Test
    void a_job_is_kept_as_plain_text() {
        var serializer = new TenantJobSerializer();
        var job = new TenantJob(new Tenant(UUID.randomUUID()), UUID.randomUUID());

        var bytes = serializer.serialize(job);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(job.tenant().id() + "/" + job.subject());
        assertThat(serializer.deserialize(TenantJob.class, bytes)).isEqualTo(job);
    }

    @Test
    void a_serialized_object_is_not_brought_to_life() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(UUID.randomUUID());
        }

        assertThatThrownBy(() ->
                        new TenantJobSerializer().deserialize(TenantJob.class, bytes.toByteArray()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
