package io.lianke.commerce;

import static io.lianke.commerce.db.Tables.LINES;
import static io.lianke.commerce.db.Tables.ORDERS;
import static io.lianke.commerce.db.Tables.PAYMENTS;

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

/// Writes the rows of orders, a batch at a time.
@Component
class OrderRows {
    // Which of these orders exist? Found by the unique index, locked in the order of their names,
    // so that two batches wait for each other instead of deadlocking.
    private static final String LOCK =
            """
            select o.id, o.source, o.order_id, o.revision, encode(o.content_hash, 'hex') as hash,
                o.customer_id, o.channel, o.currency, o.revenue_lines, o.gross_minor, o.paid_minor,
                o.refunded_minor, o.refunded_apart_minor
            from unnest(?::text[], ?::text[]) as wanted (source, order_id)
                join commerce.orders o on o.tenant_id = ? and o.source = wanted.source
                    and o.order_id = wanted.order_id
            order by o.source, o.order_id
            for update of o
            """;

    private static final String LOCK_BY_ID =
            """
            select o.id, o.source, o.order_id, o.revision, encode(o.content_hash, 'hex') as hash,
                o.customer_id, o.channel, o.currency, o.revenue_lines, o.gross_minor, o.paid_minor,
                o.refunded_minor, o.refunded_apart_minor
            from commerce.orders o
            where o.tenant_id = ? and o.id = any (?::uuid[])
            order by o.source, o.order_id
            for update of o
            """;

    // An order that was taken away before goes on from its last revision.
    private static final String INSERT =
            """
            insert into commerce.orders (tenant_id, source, order_id, revision, customer_id, channel, store,
                staff, currency, ordered_at, status, line_count, revenue_lines, gross_minor, discount_minor,
                paid_minor, refunded_minor, paid_in_full, content_hash)
            select ?, new.source, new.order_id, coalesce(gone.revision, 0) + 1, new.customer_id, new.channel,
                new.store, new.staff, new.currency, new.ordered_at, new.status, new.line_count, new.revenue_lines,
                new.gross_minor, new.discount_minor, new.paid_minor, new.refunded_minor, new.paid_in_full,
                decode(new.hash, 'hex')
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::bigint[], ?::boolean[], ?::text[])
                as new (source, order_id, customer_id, channel, store, staff, currency, ordered_at, status,
                    line_count, revenue_lines, gross_minor, discount_minor, paid_minor, refunded_minor,
                    paid_in_full, hash)
                left join commerce.removed gone on gone.tenant_id = ? and gone.kind = 'order'
                    and gone.source = new.source and gone.name = new.order_id
            order by new.source, new.order_id
            on conflict (tenant_id, source, order_id) do nothing
            returning id, source, order_id, revision
            """;

    private static final String UPDATE =
            """
            update commerce.orders o
            set revision = o.revision + 1, customer_id = new.customer_id, channel = new.channel,
                store = new.store, staff = new.staff, currency = new.currency, ordered_at = new.ordered_at,
                status = new.status, line_count = new.line_count, revenue_lines = new.revenue_lines,
                gross_minor = new.gross_minor, discount_minor = new.discount_minor,
                paid_minor = new.paid_minor,
                refunded_minor = new.refunded_minor + o.refunded_apart_minor,
                paid_in_full = new.paid_in_full, content_hash = decode(new.hash, 'hex'),
                updated_at = now()
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[],
                    ?::text[], ?::int[], ?::int[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                    ?::boolean[], ?::text[])
                as new (id, customer_id, channel, store, staff, currency, ordered_at, status, line_count,
                    revenue_lines, gross_minor, discount_minor, paid_minor, refunded_minor, paid_in_full,
                    hash)
            where o.tenant_id = ? and o.id = new.id
            """;

    private static final String INSERT_LINES =
            """
            insert into commerce.lines (tenant_id, order_uuid, ordered_at, line_no, line_id, sku, name,
                quantity, unit_price, discount_minor, amount_minor, revenue)
            select ?, new.*
            from unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::text[], ?::text[], ?::text[],
                ?::numeric[], ?::numeric[], ?::bigint[], ?::bigint[], ?::boolean[]) as new
            """;

    private static final String INSERT_PAYMENTS =
            """
            insert into commerce.payments (tenant_id, order_uuid, payment_no, amount_minor, paid_at)
            select ?, new.* from unnest(?::uuid[], ?::int[], ?::bigint[], ?::timestamptz[]) as new
            """;

    // What refunds of their own documents add up to has changed; the state follows.
    private static final String SET_REFUNDED =
            """
            update commerce.orders o
            set refunded_minor = o.refunded_minor - o.refunded_apart_minor + new.apart,
                refunded_apart_minor = new.apart, status = new.status, updated_at = now()
            from unnest(?::uuid[], ?::bigint[], ?::text[]) as new (id, apart, status)
            where o.tenant_id = ? and o.id = new.id
            """;

    private final DSLContext sql;

    OrderRows(DSLContext sql) {
        this.sql = sql;
    }

    Map<OrderKey, StoredOrder> lock(Collection<OrderKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var rows = new Columns<>(List.copyOf(keys));
        var stored = new HashMap<OrderKey, StoredOrder>();
        sql.resultQuery(
                        LOCK,
                        rows.texts(OrderKey::source),
                        rows.texts(OrderKey::id),
                        Tenant.current().id())
                .fetch(OrderRows::stored)
                .forEach(order -> stored.put(order.key(), order));
        return stored;
    }

    List<StoredOrder> lockById(Collection<UUID> ids) {
        return sql.resultQuery(LOCK_BY_ID, Tenant.current().id(), ids.toArray(UUID[]::new))
                .fetch(OrderRows::stored);
    }

    private static StoredOrder stored(Record row) {
        return new StoredOrder(
                row.get("id", UUID.class),
                new OrderKey(row.get("source", String.class), row.get("order_id", String.class)),
                row.get("revision", int.class),
                row.get("hash", String.class),
                row.get("customer_id", UUID.class),
                row.get("channel", String.class),
                row.get("currency", String.class),
                row.get("revenue_lines", int.class),
                row.get("gross_minor", long.class),
                row.get("paid_minor", long.class),
                row.get("refunded_minor", long.class),
                row.get("refunded_apart_minor", long.class));
    }

    /// Those that somebody else created meanwhile are left out.
    List<WrittenOrder> insert(List<OrderDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        var tenant = Tenant.current().id();
        var rows = new Columns<>(drafts);
        var byKey = new HashMap<OrderKey, OrderDraft>();
        drafts.forEach(draft -> byKey.put(draft.key(), draft));
        var written = new ArrayList<WrittenOrder>();
        sql.resultQuery(
                        INSERT,
                        tenant,
                        rows.texts(draft -> draft.order().source()),
                        rows.texts(draft -> draft.order().orderId()),
                        rows.uuids(OrderDraft::customerUuid),
                        rows.texts(draft -> draft.order().channel()),
                        rows.texts(draft -> draft.order().store()),
                        rows.texts(draft -> draft.order().staff()),
                        rows.texts(draft -> draft.order().currency()),
                        rows.instants(OrderDraft::orderedAt),
                        rows.texts(draft -> draft.status(0).code()),
                        rows.ints(draft -> draft.lines().size()),
                        rows.ints(draft -> draft.sums().revenueLines()),
                        rows.longs(draft -> draft.sums().grossMinor()),
                        rows.longs(draft -> draft.sums().discountMinor()),
                        rows.longs(draft -> draft.sums().paidMinor()),
                        rows.longs(draft -> draft.sums().refundedMinor()),
                        rows.flags(draft -> draft.order().paidInFull()),
                        rows.texts(OrderDraft::contentHash),
                        tenant)
                .fetch()
                .forEach(row -> {
                    var key = new OrderKey(row.get(1, String.class), row.get(2, String.class));
                    var draft = byKey.get(key);
                    if (draft != null) {
                        written.add(
                                new WrittenOrder(
                                        row.get(0, UUID.class),
                                        row.get(3, int.class),
                                        draft,
                                        null));
                    }
                });
        return written;
    }

    /// An order to replace, and what it is replaced with.
    record Replacement(StoredOrder stored, OrderDraft draft) {
        WrittenOrder written() {
            return new WrittenOrder(stored.id(), stored.revision() + 1, draft, stored);
        }
    }

    List<WrittenOrder> update(List<Replacement> replacements) {
        if (replacements.isEmpty()) {
            return List.of();
        }
        var rows = new Columns<>(replacements);
        sql.execute(
                UPDATE,
                rows.uuids(row -> row.stored().id()),
                rows.uuids(row -> row.draft().customerUuid()),
                rows.texts(row -> row.draft().order().channel()),
                rows.texts(row -> row.draft().order().store()),
                rows.texts(row -> row.draft().order().staff()),
                rows.texts(row -> row.draft().order().currency()),
                rows.instants(row -> row.draft().orderedAt()),
                rows.texts(row -> row.draft().status(row.stored().refundedApartMinor()).code()),
                rows.ints(row -> row.draft().lines().size()),
                rows.ints(row -> row.draft().sums().revenueLines()),
                rows.longs(row -> row.draft().sums().grossMinor()),
                rows.longs(row -> row.draft().sums().discountMinor()),
                rows.longs(row -> row.draft().sums().paidMinor()),
                rows.longs(row -> row.draft().sums().refundedMinor()),
                rows.flags(row -> row.draft().order().paidInFull()),
                rows.texts(row -> row.draft().contentHash()),
                Tenant.current().id());
        var ids = replacements.stream().map(row -> row.stored().id()).toList();
        deleteParts(ids);
        return replacements.stream().map(Replacement::written).toList();
    }

    private record LineOf(UUID order, Instant at, PricedLine line) {}

    private record PaymentOf(UUID order, OrderDraft.Payment payment) {}

    void insertParts(List<WrittenOrder> orders) {
        var tenant = Tenant.current().id();
        var lines = new ArrayList<LineOf>();
        var payments = new ArrayList<PaymentOf>();
        for (var order : orders) {
            var at = order.draft().orderedAt();
            order.draft().lines().forEach(line -> lines.add(new LineOf(order.id(), at, line)));
            order.draft()
                    .payments()
                    .forEach(payment -> payments.add(new PaymentOf(order.id(), payment)));
        }
        var line = new Columns<>(lines);
        if (!lines.isEmpty()) {
            sql.execute(
                    INSERT_LINES,
                    tenant,
                    line.uuids(LineOf::order),
                    line.instants(LineOf::at),
                    line.ints(row -> row.line().number()),
                    line.texts(row -> row.line().lineId()),
                    line.texts(row -> row.line().sku()),
                    line.texts(row -> row.line().name()),
                    line.decimals(row -> row.line().quantity()),
                    line.decimals(row -> row.line().unitPrice()),
                    line.longs(row -> row.line().discountMinor()),
                    line.longs(row -> row.line().amountMinor()),
                    line.flags(row -> row.line().revenue()));
        }
        var payment = new Columns<>(payments);
        if (!payments.isEmpty()) {
            sql.execute(
                    INSERT_PAYMENTS,
                    tenant,
                    payment.uuids(PaymentOf::order),
                    payment.ints(row -> row.payment().number()),
                    payment.longs(row -> row.payment().amountMinor()),
                    payment.instants(row -> row.payment().paidAt()));
        }
    }

    /// @param apartMinor what refunds of their own documents add up to now
    record Refunded(StoredOrder order, long apartMinor) {
        String status() {
            var refunded = order.refundedMinor() - order.refundedApartMinor() + apartMinor;
            return OrderStatus.decide(order.grossMinor(), order.paidMinor(), refunded).code();
        }
    }

    void setRefunded(List<Refunded> orders) {
        if (!orders.isEmpty()) {
            var rows = new Columns<>(orders);
            sql.execute(
                    SET_REFUNDED,
                    rows.uuids(row -> row.order().id()),
                    rows.longs(Refunded::apartMinor),
                    rows.texts(Refunded::status),
                    Tenant.current().id());
        }
    }

    void delete(List<UUID> ids) {
        deleteParts(ids);
        sql.deleteFrom(ORDERS)
                .where(ORDERS.TENANT_ID.eq(Tenant.current().id()))
                .and(ORDERS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
    }

    private void deleteParts(List<UUID> ids) {
        var tenant = Tenant.current().id();
        sql.deleteFrom(LINES)
                .where(LINES.TENANT_ID.eq(tenant))
                .and(LINES.ORDER_UUID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
        sql.deleteFrom(PAYMENTS)
                .where(PAYMENTS.TENANT_ID.eq(tenant))
                .and(PAYMENTS.ORDER_UUID.eq(DSL.any(ids.toArray(UUID[]::new))))
                .execute();
    }
}
