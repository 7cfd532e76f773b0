package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.REFUNDS;
import static io.lianke.commerce.db.Tables.REFUND_LINES;

import io.lianke.shared.Columns;
import io.lianke.tenancy.Tenant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Writes the rows of refunds, a batch at a time. Orders are locked before refunds.
@Component
class RefundRows {
    private static final String COLUMNS =
            "r.id, r.source, r.refund_id, r.revision, encode(r.content_hash, 'hex') as hash,"
                    + " r.order_uuid, r.apart, r.customer_id, r.channel, r.currency,"
                    + " r.amount_minor, r.refunded_at";

    private static final String LOCK =
            "select "
                    + COLUMNS
                    + """
                     from unnest(?::text[], ?::text[]) as wanted (source, refund_id)
                        join commerce.refunds r on r.tenant_id = ? and r.source = wanted.source
                            and r.refund_id = wanted.refund_id
                    order by r.source, r.refund_id
                    for update of r
                    """;

    private static final String LOCK_OF_ORDERS =
            "select "
                    + COLUMNS
                    + """
                     from commerce.refunds r
                    where r.tenant_id = ? and r.order_uuid = any (?::uuid[])
                    order by r.source, r.refund_id
                    for update of r
                    """;

    private static final String FIND_BY_ID =
            "select "
                    + COLUMNS
                    + """
                     from commerce.refunds r
                    where r.tenant_id = ? and r.id = any (?::uuid[])
                    order by r.source, r.refund_id
                    """;

    private static final String LOCK_BY_ID = FIND_BY_ID + "for update of r";

    private static final String INSERT =
            """
            insert into commerce.refunds (tenant_id, source, refund_id, kind, order_uuid, apart, revision,
                customer_id, channel, store, currency, amount_minor, refunded_at, content_hash)
            select ?, new.source, new.refund_id, new.kind, new.order_uuid, new.apart,
                coalesce(gone.revision, 0) + 1, new.customer_id, new.channel, new.store, new.currency,
                new.amount_minor, new.refunded_at, decode(new.hash, 'hex')
            from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::boolean[], ?::uuid[], ?::text[],
                    ?::text[], ?::text[], ?::bigint[], ?::timestamptz[], ?::text[])
                as new (source, refund_id, kind, order_uuid, apart, customer_id, channel, store, currency,
                    amount_minor, refunded_at, hash)
                left join commerce.removed gone on gone.tenant_id = ? and gone.kind = 'refund'
                    and gone.source = new.source and gone.name = new.refund_id
            order by new.source, new.refund_id
            returning id, source, refund_id, revision
            """;

    private static final String UPDATE =
            """
            update commerce.refunds r
            set revision = r.revision + 1, kind = new.kind, order_uuid = new.order_uuid,
                customer_id = new.customer_id, channel = new.channel, store = new.store,
                currency = new.currency, amount_minor = new.amount_minor, refunded_at = new.refunded_at,
                content_hash = decode(new.hash, 'hex'), updated_at = now()
            from unnest(?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                    ?::bigint[], ?::timestamptz[], ?::text[])
                as new (id, kind, order_uuid, customer_id, channel, store, currency, amount_minor,
                    refunded_at, hash)
            where r.tenant_id = ? and r.id = new.id
            """;

    private static final String INSERT_LINES =
            """
            insert into commerce.refund_lines (tenant_id, refund_uuid, line_no, line_id, sku, name, quantity,
                unit_price, amount_minor)
            select ?, new.*
            from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
                ?::bigint[]) as new
            """;

    private final DSLContext sql;

    RefundRows(DSLContext sql) {
        this.sql = sql;
    }

    Map<OrderKey, StoredRefund> lock(Collection<OrderKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var rows = new Columns<>(List.copyOf(keys));
        var stored = new HashMap<OrderKey, StoredRefund>();
        sql.resultQuery(
                        LOCK,
                        rows.texts(OrderKey::source),
                        rows.texts(OrderKey::id),
                        Tenant.current().id())
                .fetch(RefundRows::stored)
                .forEach(refund -> stored.put(refund.key(), refund));
        return stored;
    }

    /// All refunds of these orders, whatever door they came by.
    List<StoredRefund> lockOfOrders(Collection<UUID> orders) {
        return orders.isEmpty()
                ? List.of()
                : sql.resultQuery(
                                LOCK_OF_ORDERS, Tenant.current().id(), orders.toArray(UUID[]::new))
                        .fetch(RefundRows::stored);
    }

    List<StoredRefund> lockById(Collection<UUID> ids) {
        return sql.resultQuery(LOCK_BY_ID, Tenant.current().id(), ids.toArray(UUID[]::new))
                .fetch(RefundRows::stored);
    }

    /// The same without locking.
    List<StoredRefund> find(Collection<UUID> ids) {
        return sql.resultQuery(FIND_BY_ID, Tenant.current().id(), ids.toArray(UUID[]::new))
                .fetch(RefundRows::stored);
    }

    private static StoredRefund stored(Record row) {
        return new StoredRefund(
                row.get("id", UUID.class),
                new OrderKey(row.get("source", String.class), row.get("refund_id", String.class)),
                row.get("revision", int.class),
                row.get("hash", String.class),
                row.get("order_uuid", UUID.class),
                row.get("apart", boolean.class),
                row.get("customer_id", UUID.class),
                row.get("channel", String.class),
                row.get("currency", String.class),
                row.get("amount_minor", long.class),
                row.get("refunded_at", Instant.class));
    }

    List<WrittenRefund> insert(List<RefundDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var tenant = Tenant.current().id();
        var rows = new Columns<>(drafts);
        var byKey = new HashMap<OrderKey, RefundDraft>();
        drafts.forEach(draft -> byKey.put(draft.key(), draft));
        var written = new ArrayList<WrittenRefund>();
        sql.resultQuery(
                        INSERT,
                        tenant,
                        rows.texts(draft -> draft.key().source()),
                        rows.texts(draft -> draft.key().id()),
                        rows.texts(RefundDraft::kind),
                        rows.uuids(RefundDraft::orderUuid),
                        rows.flags(RefundDraft::apart),
                        rows.uuids(draft -> draft.whose().customerUuid()),
                        rows.texts(draft -> draft.whose().channel()),
                        rows.texts(draft -> draft.whose().store()),
                        rows.texts(draft -> draft.currency().getCurrencyCode()),
                        rows.longs(RefundDraft::amountMinor),
                        rows.instants(RefundDraft::refundedAt),
                        rows.texts(RefundDraft::contentHash),
                        tenant)
                .fetch()
                .forEach(row -> {
                    var key = new OrderKey(row.get(1, String.class), row.get(2, String.class));
                    var draft = byKey.get(key);
                    if (draft != null) {
                        written.add(
                                new WrittenRefund(
                                        row.get(0, UUID.class), row.get(3, int.class), draft));
                    }
                });
        insertLines(written);
        return written;
    }

    /// A refund to replace, and what it is replaced with.
    record Replacement(StoredRefund stored, RefundDraft draft) {
        WrittenRefund written() {
            return new WrittenRefund(stored.id(), stored.revision() + 1, draft);
        }
    }

    List<WrittenRefund> update(List<Replacement> replacements) {
        if (replacements.isEmpty()) {
            return List.of();
        }
        var rows = new Columns<>(replacements);
        sql.execute(
                UPDATE,
                rows.uuids(row -> row.stored().id()),
                rows.texts(row -> row.draft().kind()),
                rows.uuids(row -> row.draft().orderUuid()),
                rows.uuids(row -> row.draft().whose().customerUuid()),
                rows.texts(row -> row.draft().whose().channel()),
                rows.texts(row -> row.draft().whose().store()),
                rows.texts(row -> row.draft().currency().getCurrencyCode()),
                rows.longs(row -> row.draft().amountMinor()),
                rows.instants(row -> row.draft().refundedAt()),
                rows.texts(row -> row.draft().contentHash()),
                Tenant.current().id());
        deleteLines(replacements.stream().map(row -> row.stored().id()).toList());
        var written = replacements.stream().map(Replacement::written).toList();
        insertLines(written);
        return written;
    }

    private record LineOf(UUID refund, PricedLine line) {}

    private void insertLines(List<WrittenRefund> refunds) {
        var lines = new ArrayList<LineOf>();
        for (var refund : refunds) {
            refund.draft().lines().forEach(line -> lines.add(new LineOf(refund.id(), line)));
        }
        if (lines.isEmpty()) {
            return;
        }
        var rows = new Columns<>(lines);
        sql.execute(
                INSERT_LINES,
                Tenant.current().id(),
                rows.uuids(LineOf::refund),
                rows.ints(row -> row.line().number()),
                rows.texts(row -> row.line().lineId()),
                rows.texts(row -> row.line().sku()),
                rows.texts(row -> row.line().name()),
                rows.decimals(row -> row.line().quantity()),
                rows.decimals(row -> row.line().unitPrice()),
                rows.longs(row -> row.line().amountMinor()));
    }

    void delete(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        deleteLines(ids);
        sql.deleteFrom(REFUNDS)
                .where(REFUNDS.TENANT_ID.eq(Tenant.current().id()))
                .and(REFUNDS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
    }

    private void deleteLines(List<UUID> ids) {
        sql.deleteFrom(REFUND_LINES)
                .where(REFUND_LINES.TENANT_ID.eq(Tenant.current().id()))
                .and(REFUND_LINES.REFUND_UUID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
    }
}
