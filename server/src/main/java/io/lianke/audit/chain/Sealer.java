package io.lianke.audit.chain;

import static io.lianke.audit.db.Tables.ENTRIES;
import static io.lianke.audit.db.Tables.SEALS;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Chains the entries of one tenant in the order of their transactions, batch by batch.
///
/// An entry is sealed once every transaction older than the oldest one still running has ended:
/// from then on none can appear before it. So no entry is passed over, whatever the order in which
/// transactions end, and sealing the same entries again would give the same hashes.
public final class Sealer {
    /// Entries of one batch.
    public static final int BATCH_ROWS = 5_000;

    private static final Condition FINISHED =
            DSL.condition("{0} < pg_snapshot_xmin(pg_current_snapshot())", ENTRIES.TRANSACTION_ID);
    // Numbers still to come: the database was dumped elsewhere and loaded here.
    private static final Condition FROM_ELSEWHERE =
            DSL.condition("{0} >= pg_snapshot_xmax(pg_current_snapshot())", ENTRIES.TRANSACTION_ID);
    private static final Condition UNSEALED =
            DSL.notExists(
                    DSL.selectOne()
                            .from(SEALS)
                            .where(SEALS.TENANT_ID.eq(ENTRIES.TENANT_ID))
                            .and(SEALS.ENTRY_ID.eq(ENTRIES.ID)));

    private Sealer() {}

    /// Seals the next batch in the running transaction. Whoever else seals this chain waits until
    /// it ends.
    ///
    /// @return how many it were; fewer than [#BATCH_ROWS] when nothing more can be sealed now
    public static int seal(DSLContext sql, UUID tenant) {
        // Nobody waits for a sealer but another sealer, and there is nothing else to do meanwhile.
        sql.execute("set local lock_timeout = '2min'");
        sql.execute("set local statement_timeout = '2min'");
        sql.execute(
                "select pg_advisory_xact_lock(hashtextextended({0}, 0))",
                DSL.val("lianke audit chain " + tenant));
        var end = end(sql, tenant);
        var batch = next(sql, tenant, end);
        if (!batch.isEmpty()) {
            append(sql, tenant, end, batch);
        }
        return batch.size();
    }

    /// @param transactionId as text, and null where the numbers of transactions began anew
    private record End(
            long position, String hash, @Nullable String transactionId, @Nullable UUID entryId) {}

    private static End end(DSLContext sql, UUID tenant) {
        return sql.select(
                        SEALS.POSITION,
                        SEALS.HASH,
                        DSL.field(
                                "case when {0} < pg_snapshot_xmax(pg_current_snapshot()) then {0}::text end",
                                String.class, SEALS.TRANSACTION_ID),
                        SEALS.ENTRY_ID)
                .from(SEALS)
                .where(SEALS.TENANT_ID.eq(tenant))
                .orderBy(SEALS.POSITION.desc())
                .limit(1)
                .fetchOptional(row ->
                        new End(
                                row.value1(),
                                HexFormat.of().formatHex(row.value2()),
                                row.value3(),
                                row.value4()))
                .orElseGet(() -> new End(0, Head.START, null, null));
    }

    private static List<? extends Record> next(DSLContext sql, UUID tenant, End end) {
        var anew = end.transactionId() == null;
        var behind =
                anew
                        ? FINISHED.or(FROM_ELSEWHERE)
                        : FINISHED.and(
                                "({0}, {1}) > ({2}::xid8, {3}::uuid)",
                                ENTRIES.TRANSACTION_ID,
                                ENTRIES.ID,
                                DSL.val(end.transactionId()),
                                DSL.val(end.entryId()));
        List<SortField<?>> order =
                anew
                        ? List.of(
                                DSL.field(FROM_ELSEWHERE).desc(),
                                ENTRIES.TRANSACTION_ID.asc(),
                                ENTRIES.ID.asc())
                        : List.of(ENTRIES.TRANSACTION_ID.asc(), ENTRIES.ID.asc());
        return sql.select(EntryHash.COLUMNS)
                .from(ENTRIES)
                .where(ENTRIES.TENANT_ID.eq(tenant))
                .and(behind)
                .and(UNSEALED)
                .orderBy(order)
                .limit(BATCH_ROWS)
                .fetch();
    }

    private static void append(DSLContext sql, UUID tenant, End end, List<? extends Record> batch) {
        var hash = new EntryHash();
        var positions = new Long[batch.size()];
        var entries = new UUID[batch.size()];
        var transactions = new String[batch.size()];
        var hashes = new String[batch.size()];
        var previous = HexFormat.of().parseHex(end.hash());
        for (int i = 0; i < batch.size(); i++) {
            var entry = batch.get(i);
            positions[i] = end.position() + 1 + i;
            entries[i] = EntryHash.id(entry);
            transactions[i] = EntryHash.transaction(entry);
            previous = hash.of(entry, positions[i], previous);
            hashes[i] = HexFormat.of().formatHex(previous);
        }
        sql.execute(
                """
                insert into audit.seals (tenant_id, position, entry_id, transaction_id, hash)
                select {0}, link.position, link.entry_id, link.transaction_id::xid8, decode(link.hash, 'hex')
                from unnest({1}, {2}, {3}, {4}) as link (position, entry_id, transaction_id, hash)
                """,
                DSL.val(tenant),
                DSL.val(positions),
                DSL.val(entries),
                DSL.val(transactions),
                DSL.val(hashes));
    }

    /// Where each chain ends, all tenants.
    public static List<ChainEnd> ends(DSLContext sql) {
        return sql.fetch("select tenant_id, position, hash from audit.chain_ends()")
                .map(row ->
                        new ChainEnd(
                                Objects.requireNonNull(row.get(0, UUID.class)),
                                Objects.requireNonNull(row.get(1, Long.class)),
                                Objects.requireNonNull(row.get(2, byte[].class))));
    }

    /// Whose entries are not all sealed.
    public static List<UUID> unsealed(DSLContext sql) {
        return sql.fetch("select audit.unsealed_tenants()").getValues(0, UUID.class);
    }

    /// A time, and the oldest transaction that was not finished then.
    public record Moment(Instant at, long horizon) {}

    /// Now, by the database. When all chains have been sealed afterwards, nothing older than the
    /// horizon is missing in them.
    public static Moment moment(DSLContext sql) {
        var row =
                sql.fetchSingle(
                        """
                        select (extract(epoch from clock_timestamp()) * 1000)::bigint,
                            pg_snapshot_xmin(pg_current_snapshot())::text::bigint
                        """);
        return new Moment(
                Instant.ofEpochMilli(Objects.requireNonNull(row.get(0, Long.class))),
                Objects.requireNonNull(row.get(1, Long.class)));
    }
}
