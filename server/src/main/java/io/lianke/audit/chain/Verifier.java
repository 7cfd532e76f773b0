package io.lianke.audit.chain;

import static io.lianke.audit.db.Tables.ENTRIES;
import static io.lianke.audit.db.Tables.SEALS;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Reckons the chains of all tenants once more, from the entries, and compares them with the seals
/// and the signed heads. Rows are streamed: how many they are costs time only.
///
/// Wants the rights of the owner, and one snapshot for everything: a read-only transaction of the
/// isolation `repeatable read`, begun after the heads were read.
public final class Verifier {
    private static final int FETCH_ROWS = 2_000;
    private static final Condition UNSEALED =
            DSL.notExists(
                    DSL.selectOne()
                            .from(SEALS)
                            .where(SEALS.TENANT_ID.eq(ENTRIES.TENANT_ID))
                            .and(SEALS.ENTRY_ID.eq(ENTRIES.ID)));

    private final DSLContext sql;
    private final SignedHeads heads;

    public Verifier(DSLContext sql, SignedHeads heads) {
        this.sql = sql;
        this.heads = heads;
    }

    /// @param out hears of each tenant as soon as it is done
    public void verify(Consumer<ChainReport> out) {
        for (var tenant : tenants()) {
            out.accept(report(tenant));
        }
    }

    private SortedSet<UUID> tenants() {
        var all = new TreeSet<>(heads.tenants());
        for (var table : List.of(ENTRIES, SEALS)) {
            all.addAll(
                    sql.fetch(
                                    """
                                    with recursive tenants (id) as (
                                        (select tenant_id from {0} order by tenant_id limit 1)
                                        union all
                                        select (select r.tenant_id from {0} r where r.tenant_id > t.id
                                            order by r.tenant_id limit 1)
                                        from tenants t
                                        where t.id is not null)
                                    select id from tenants where id is not null
                                    """,
                                    table)
                            .getValues(0, UUID.class));
        }
        return all;
    }

    private ChainReport report(UUID tenant) {
        var signed = heads.of(tenant);
        var walked = walk(tenant, new ChainWalk(signed, newest()));
        var slipped = slippedIn(tenant);
        var first =
                Stream.concat(walked.stream(), slipped.stream())
                        .min(Comparator.comparingLong(Break::from));
        return new ChainReport(
                tenant,
                sql.fetchCount(ENTRIES, ENTRIES.TENANT_ID.eq(tenant)),
                sql.select(DSL.coalesce(DSL.max(SEALS.POSITION), 0L))
                        .from(SEALS)
                        .where(SEALS.TENANT_ID.eq(tenant))
                        .fetchSingle()
                        .value1(),
                signed.isEmpty() ? 0 : signed.getLast().end().position(),
                signed.isEmpty() ? null : signed.getLast().at(),
                first);
    }

    private Optional<Break> walk(UUID tenant, ChainWalk walk) {
        try (var rows =
                sql.select(ChainWalk.Link.COLUMNS)
                        .from(SEALS)
                        .leftJoin(ENTRIES)
                        .on(ENTRIES.TENANT_ID.eq(SEALS.TENANT_ID))
                        .and(ENTRIES.ID.eq(SEALS.ENTRY_ID))
                        .where(SEALS.TENANT_ID.eq(tenant))
                        .orderBy(SEALS.POSITION)
                        .fetchSize(FETCH_ROWS)
                        .fetchLazy()) {
            for (var row : rows) {
                if (!walk.accept(new ChainWalk.Link(row))) {
                    break;
                }
            }
        }
        return walk.end();
    }

    private long newest() {
        return Objects.requireNonNull(
                sql.fetchSingle("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                        .get(0, Long.class));
    }

    /// An entry without a seal that the chain has already passed, or whose transaction is still to
    /// come. What else lies behind the chain's end merely waits.
    private Optional<Break> slippedIn(UUID tenant) {
        return sql.select(
                        DSL.field("{0}::text", String.class, SEALS.TRANSACTION_ID), SEALS.ENTRY_ID)
                .from(SEALS)
                .where(SEALS.TENANT_ID.eq(tenant))
                .and(
                        SEALS.POSITION.eq(
                                DSL.select(DSL.max(SEALS.POSITION))
                                        .from(SEALS)
                                        .where(SEALS.TENANT_ID.eq(tenant))))
                .and("{0} < pg_snapshot_xmax(pg_current_snapshot())", SEALS.TRANSACTION_ID)
                .fetchOptional()
                .flatMap(end -> slippedIn(tenant, end.value1(), end.value2()));
    }

    private Optional<Break> slippedIn(UUID tenant, String lastTransaction, UUID lastEntry) {
        var place =
                DSL.field(
                        """
                        (select count(*) + 1 from audit.seals s where s.tenant_id = {0}
                            and (s.transaction_id, s.entry_id) < ({1}, {2}))\
                        """,
                        SQLDataType.BIGINT, DSL.val(tenant), ENTRIES.TRANSACTION_ID, ENTRIES.ID);
        return sql.select(ENTRIES.ID, place)
                .from(ENTRIES)
                .where(ENTRIES.TENANT_ID.eq(tenant))
                .and(UNSEALED)
                .and(
                        """
                        (({0}, {1}) < ({2}::xid8, {3}::uuid)
                            or {0} >= pg_snapshot_xmax(pg_current_snapshot()))
                        """,
                        ENTRIES.TRANSACTION_ID,
                        ENTRIES.ID,
                        DSL.val(lastTransaction),
                        DSL.val(lastEntry))
                .orderBy(ENTRIES.TRANSACTION_ID, ENTRIES.ID)
                .limit(1)
                .fetchOptional(row -> Break.at(Break.Kind.INSERTED, row.value2(), row.value1()));
    }
}
