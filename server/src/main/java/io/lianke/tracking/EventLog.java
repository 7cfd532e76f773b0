package io.lianke.tracking;

import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The append-only log of what customers did: the truth that everything about behaviour is derived
/// from. Appending costs two statements a batch, whatever its size.
@Component
@Transactional
public class EventLog {
    public static final int BATCH_MAX = 5_000;

    // Sorted by id: two batches with the same messages wait for each other instead of
    // deadlocking. An id that is already there makes its event disappear in the join.
    private static final String APPEND =
            """
            with new as (
                select *
                from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::uuid[], ?::int[],
                        ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[],
                        ?::int[], ?::boolean[], ?::text[])
                    as new (message_id, kind, event, occurred_at, customer_id, customer_ordinal,
                        source, channel, store, amount_minor, currency, properties, subject,
                        revision, voided, anonymous_id)),
            fresh as (
                insert into tracking.message_ids (tenant_id, message_id)
                select ?, message_id from new order by message_id
                on conflict do nothing
                returning message_id)
            insert into tracking.events (tenant_id, message_id, kind, event, occurred_at, customer_id,
                customer_ordinal, source, channel, store, amount_minor, currency, properties, subject,
                revision, voided, anonymous_id)
            select ?, message_id, kind, event, occurred_at, customer_id,
                customer_ordinal, source, channel, store, amount_minor, currency, properties::jsonb,
                subject, revision, voided, anonymous_id
            from new join fresh using (message_id)
            """;

    // Which rows of these subjects are older than the newest one? By the index on subject, a
    // handful of rows each.
    private static final String SUPERSEDE =
            """
            update tracking.events older
            set superseded = true
            from (
                select subject, max(revision) as revision
                from tracking.events
                where tenant_id = ? and subject = any (?::text[])
                group by subject) newest
            where older.tenant_id = ?
                and older.subject = newest.subject
                and older.revision < newest.revision
                and not older.superseded
            """;

    private final DSLContext sql;
    private final Counter duplicates;

    EventLog(DSLContext sql, MeterRegistry meters) {
        this.sql = sql;
        this.duplicates = meters.counter("lianke.dedupe.hits", "kind", "event");
    }

    /// Appends events in the caller's transaction, at most [#BATCH_MAX]. Those whose message id the
    /// log has seen in the last 30 days are dropped. A newer revision of a subject marks the older
    /// ones as superseded.
    ///
    /// @return how many were new
    @Transactional(propagation = Propagation.MANDATORY)
    public int append(List<NewEvent> events) {
        if (events.size() > BATCH_MAX) {
            throw new IllegalArgumentException("Batch of " + events.size() + " events");
        }
        if (events.isEmpty()) {
            return 0;
        }
        var sorted = events.stream().sorted(Comparator.comparing(NewEvent::messageId)).toList();
        var appended = insert(Tenant.current().id(), sorted);
        duplicates.increment(events.size() - appended);
        supersede(Tenant.current().id(), sorted);
        return appended;
    }

    private int insert(UUID tenant, List<NewEvent> events) {
        var rows = new Columns<>(events);
        return sql.execute(
                APPEND,
                rows.texts(NewEvent::messageId),
                rows.texts(NewEvent::kind),
                rows.texts(NewEvent::event),
                rows.instants(NewEvent::occurredAt),
                rows.uuids(event -> event.customer() == null ? null : event.customer().value()),
                rows.ints(NewEvent::ordinal),
                rows.texts(NewEvent::source),
                rows.texts(NewEvent::channel),
                rows.texts(NewEvent::store),
                rows.longs(NewEvent::amountMinor),
                rows.texts(NewEvent::currency),
                rows.texts(NewEvent::propertiesJson),
                rows.texts(NewEvent::subject),
                rows.ints(NewEvent::revision),
                rows.flags(NewEvent::voided),
                rows.texts(NewEvent::anonymousId),
                tenant,
                tenant);
    }

    /// First revisions have nothing older than them.
    private void supersede(UUID tenant, List<NewEvent> events) {
        var subjects =
                events.stream()
                        .filter(event -> event.revision() != null && event.revision() > 1)
                        .map(NewEvent::subject)
                        .distinct()
                        .toArray(String[]::new);
        if (subjects.length > 0) {
            sql.execute(SUPERSEDE, tenant, subjects, tenant);
        }
    }
}
